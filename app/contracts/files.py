"""The contract as a file: Word for the parties to edit, PDF to read and print."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base.cluster import cluster
from app.base.money import format_roubles
from app.base.phones import format_phone
from app.base.typography import counted
from app.base.typography import day as day_words
from app.contracts.enums import ContractParty
from app.contracts.models import Obligation, TargetContract
from app.contracts.printing.queries import find_contract_paper
from app.contracts.printing.regimes import form_on
from app.contracts.rules import ObligationTerms
from app.contracts.support.enums import SupportKind
from app.contracts.support.rules import MeasureLike
from app.contracts.usual import proposed_for
from app.documents.names import (
    Gender,
    PersonName,
    guess_gender,
    initials,
    parse_name,
)
from app.documents.printing import has_pdf, render_draft, render_paper
from app.documents.signatories import head_of, signatory_words
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.organizations.models import Organization
from app.settings.queries import find_signatory_on

BLANK = "_" * 24  # for a pen
NOTHING = "—"
# What a contract may say that this site does not keep yet.
_NOT_KEPT = (
    *(f"{party}_{what}" for party in ("employer", "college") for what in ("name", "person")),
    *(f"{party}_{what}" for party in ("employer", "college") for what in ("acting", "basis")),
    *("quota", "practice", "portal_offer", "portal_application"),
)
_CALLED = {
    Gender.MALE: "именуемый",
    Gender.FEMALE: "именуемая",
    None: "именуемая(-ый)",
}


def snapshot_of_contract(contract: TargetContract) -> Snapshot:
    """Return what the contract says as of now: kept as its paper when it is signed.

    It is dated by the day of signing, a draft by the day of its writing; that day's regulation
    has a form of its own.
    """
    day = contract.signed_on or contract.drafted_on
    return take_snapshot(form_on(day), contract_values(contract, day), date=day)


def render_contract(contract: TargetContract, file_format: PaperFormat) -> bytes:
    """Return the contract as a file: what was signed, or the draft as it stands today.

    Raises NoPdfError, UnprintableTextError when somebody typed signs no font of ours has.
    """
    paper = find_contract_paper(contract)
    if paper is None or paper.snapshot is None:  # a draft, or signed before texts were kept
        return render_draft(snapshot_of_contract(contract), file_format)
    return render_paper(paper, file_format)


def prints_pdf(contract: TargetContract) -> bool:
    """Tell whether the contract can be had as PDF: not by the college's own template."""
    day = contract.signed_on or contract.drafted_on
    return has_pdf(find_contract_paper(contract), form_on(day).name)


def parties_of(contract: TargetContract) -> str:
    """Return who is named on the contract, for the register of papers."""
    return f"{contract.organization.short_name} — {contract.student.full_name}"


def contract_filename(contract: TargetContract, file_format: PaperFormat) -> str:
    """Return «Договор ЦД-2024/07.pdf»."""
    words = _("Договор %(number)s", number=contract.number)
    return f"{words}.{file_format}"


def contract_values(contract: TargetContract, day: date) -> Mapping[str, Any]:
    """Return what the form of a contract's regime prints of it on this day."""
    said = _customer(contract.organization, day)
    student = _student(contract)
    return {
        "number": contract.number,
        "date": day,
        "draft": "" if contract.signed_on else _("Проект договора"),
        "valid_until": contract.work_ends_on,
        "employ_until": contract.work_begins_on,
        "work_years": years_of(contract),
        "training": _training(contract),
        "support": [_measure(one) for one in contract.support],
        "work": _work(contract),
        "obligations": list(_obligations(contract)),
        "student_representative": _representative(contract, day),
        "copies": _("двух экземплярах"),
        "parties": [said.pop("party"), student.pop("party")],
        **said,
        **student,
        **dict.fromkeys(_NOT_KEPT, ""),
    }


def customer_phrase(contract: TargetContract) -> str:
    """Return how the contract names the customer's signatory: shown before it is printed."""
    said = _customer(contract.organization, contract.signed_on or contract.drafted_on)
    return _(
        "«…в лице %(person)s, %(acting)s на основании %(basis)s…»",
        person=said["customer_person"],
        acting=said["customer_acting"],
        basis=said["customer_basis"],
    )


def _customer(organization: Organization, day: date) -> dict[str, Any]:
    signatory = find_signatory_on(day, organization_id=organization.id)
    signed_by = signatory or head_of(organization.head_name, organization.head_position)
    words = signatory_words(signed_by)
    return {
        "customer_name": organization.name,
        "customer_person": f"{words.post} {words.name or BLANK}".strip(),
        "customer_acting": words.acting,
        "customer_basis": words.authority,
        "party": {
            "title": _("Заказчик"),
            "name": organization.name,
            "post": signed_by.post[:1].upper() + signed_by.post[1:],
            "signatory": initials(parse_name(signed_by.name), last_first=False) or BLANK,
            "seal": _("М.П."),
            "requisites": _requisites(organization),
        },
    }


def _student(contract: TargetContract) -> dict[str, Any]:
    student = contract.student
    name = PersonName(student.last_name, student.first_name, student.middle_name)
    return {
        "student_name": student.full_name,
        "student_birth": BLANK,
        "student_called": _CALLED[guess_gender(name)],
        "party": {
            "title": _("Гражданин"),
            "name": student.full_name,
            "post": "",
            "signatory": initials(name, last_first=False),
            "seal": "",
            "requisites": [{"label": label, "value": BLANK} for label in _by_pen()],
        },
    }


def _by_pen() -> tuple[str, ...]:
    """Return what this site does not keep and a pen writes."""
    return (
        *(_("Паспорт"), _("Кем и когда выдан"), _("СНИЛС"), _("Адрес регистрации")),
        *(_("Телефон"), _("Счёт для выплат")),
    )


def _training(contract: TargetContract) -> list[dict[str, Any]]:
    group = contract.student.group
    code, name = group.speciality.code, group.speciality.name
    return [
        {"label": _("Образовательная организация"), "value": cluster().full_name or BLANK},
        {"label": _("Специальность"), "value": f"{code} «{name}»"},
        {"label": _("Учебная группа"), "value": group.name},
        {"label": _("Форма обучения"), "value": BLANK},
        {"label": _("Обучение завершается"), "value": contract.training_until},
    ]


def _work(contract: TargetContract) -> list[dict[str, Any]]:
    organization = contract.organization
    return [
        {"label": _("Место работы"), "value": organization.name},
        {"label": _("Населённый пункт"), "value": organization.town or BLANK},
        {"label": _("Должность"), "value": contract.position or BLANK},
    ]


def _measure(measure: MeasureLike) -> dict[str, str]:
    """Return a measure as a row: what is given in kind has no sum."""
    told = measure.text.strip().rstrip(".")
    label = str(measure.kind.label)
    is_other = measure.kind is SupportKind.OTHER
    sum_ = format_roubles(measure.amount) if measure.amount else ""
    period = str(measure.period.label) if measure.period else ""
    since = _("с %(day)s", day=day_words(measure.starts_on)) if measure.starts_on else ""
    until = _("по %(day)s", day=day_words(measure.ends_on)) if measure.ends_on else ""
    by = _("до %(day)d числа", day=measure.pay_day) if measure.pay_day else ""
    return {
        "kind": told if is_other else ": ".join(filter(None, (label, told))),
        "sum": " ".join(filter(None, (sum_, period))) or NOTHING,
        "term": " ".join(filter(None, (since, until))) or _("на время обучения"),
        "condition": measure.condition.strip().rstrip(".") or NOTHING,
        "pay_day": by or NOTHING,
    }


def years_of(contract: TargetContract) -> str:
    """Return «3 года»."""
    return counted(contract.work_years, _("год"), _("года"), _("лет"))


def _representative(contract: TargetContract, day: date) -> str:
    """Return who agrees for a minor; before the signing nobody may know: a blank."""
    if not contract.student.is_minor(day):
        return ""
    return contract.representative_name or BLANK


def _obligations(contract: TargetContract) -> Iterator[dict[str, Any]]:
    """What is owed; before the signing also what the dates will bring with them."""
    owed: list[Obligation | ObligationTerms] = [*contract.obligations, *proposed_for(contract)]
    # The college signs nothing here and owes nothing by this contract.
    owed = [one for one in owed if one.party is not ContractParty.COLLEGE]
    for one in sorted(owed, key=lambda one: one.due_on):
        yield _row(one.party, one.text, one.due_on)


def _row(party: ContractParty, text: str, due: date) -> dict[str, Any]:
    return {"party": _in_contract(party), "text": text, "due": due}


def _in_contract(party: ContractParty) -> str:
    """Return what the form of the contract calls a party."""
    names = {ContractParty.ORGANIZATION: _("Заказчик"), ContractParty.STUDENT: _("Гражданин")}
    return str(names.get(party, party.label))


def _requisites(organization: Organization) -> list[dict[str, str]]:
    pairs = (
        (_("ИНН"), organization.inn),
        (_("КПП"), organization.kpp),
        (_("ОГРН"), organization.ogrn),
        (_("Адрес"), organization.address),
        (_("Телефон"), format_phone(organization.phone) if organization.phone else ""),
        (_("Расчётный счёт"), BLANK),
        (_("Банк, БИК"), BLANK),
    )
    return [{"label": label, "value": value} for label, value in pairs if value]
