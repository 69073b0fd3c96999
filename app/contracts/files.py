"""The contract as a file: Word for the parties to edit, PDF to read and print."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base.phones import format_phone
from app.contracts.enums import ContractParty
from app.contracts.models import Obligation, TargetContract
from app.contracts.rules import ObligationTerms, proposed_for
from app.contracts.support.rules import words_of
from app.documents.catalog import TARGET_CONTRACT
from app.documents.names import (
    Case,
    Gender,
    PersonName,
    guess_gender,
    inflect,
    initials,
    parse_name,
)
from app.documents.printing import has_pdf, render_draft, render_paper
from app.documents.queries import find_paper
from app.documents.signatories import head_of, signatory_words
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.organizations.models import Organization
from app.settings.queries import find_signatory_on

BLANK = "_" * 24  # for a pen
_CALLED = {
    Gender.MALE: "именуемый",
    Gender.FEMALE: "именуемая",
    None: "именуемая(-ый)",
}


def snapshot_of_contract(contract: TargetContract) -> Snapshot:
    """Return what the contract says as of now: kept as its paper when it is signed.

    It is dated by the day of signing, a draft by the day of its writing.
    """
    day = contract.signed_on or contract.drafted_on
    return take_snapshot(TARGET_CONTRACT, contract_values(contract, day), date=day)


def render_contract(contract: TargetContract, file_format: PaperFormat) -> bytes:
    """Return the contract as a file: what was signed, or the draft as it stands today.

    Raises NoPdfError, UnprintableTextError when somebody typed signs no font of ours has.
    """
    paper = find_paper(contract, kind=TARGET_CONTRACT.name)
    if paper is None or paper.snapshot is None:  # a draft, or signed before texts were kept
        return render_draft(snapshot_of_contract(contract), file_format)
    return render_paper(paper, file_format)


def prints_pdf(contract: TargetContract) -> bool:
    """Tell whether the contract can be had as PDF: not by the college's own template."""
    return has_pdf(find_paper(contract, kind=TARGET_CONTRACT.name), TARGET_CONTRACT.name)


def parties_of(contract: TargetContract) -> str:
    """Return who is named on the contract, for the register of papers."""
    return f"{contract.organization.short_name} — {contract.student.full_name}"


def contract_filename(contract: TargetContract, file_format: PaperFormat) -> str:
    """Return «Договор ЦД-2024/07.pdf»."""
    words = _("Договор %(number)s", number=contract.number)
    return f"{words}.{file_format}"


def contract_values(contract: TargetContract, day: date) -> Mapping[str, Any]:
    """Return what the form «Договор о целевом обучении» prints of a contract of this day."""
    return {
        "number": contract.number,
        "date": day,
        "valid_until": contract.work_ends_on,
        "work_place": contract.organization.name,
        "work_post": contract.position or BLANK,
        "obligations": list(_obligations(contract)),
        "draft": "" if contract.signed_on else _("Проект договора"),
        **_customer(contract.organization, day),
        **_student(contract),
        **_representative(contract, day),
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
        "customer_requisites": _requisites(organization),
        "customer_signatory": initials(parse_name(signed_by.name)) or BLANK,
    }


def _student(contract: TargetContract) -> dict[str, Any]:
    student = contract.student
    speciality = student.group.speciality
    name = PersonName(student.last_name, student.first_name, student.middle_name)
    return {
        "student_name": student.full_name,
        "student_called": _CALLED[guess_gender(name)],
        "speciality": f"{speciality.code} «{speciality.name}»",
        "study_group": student.group.name,
        "student_requisites": [
            {"label": _("Группа"), "value": student.group.name},
            *({"label": label, "value": BLANK} for label in _by_pen()),
        ],
        "student_signatory": initials(name),
    }


def _by_pen() -> tuple[str, ...]:
    """Return what this site does not keep and a pen writes."""
    return _("Паспорт"), _("Кем и когда выдан"), _("СНИЛС"), _("Адрес")


def _representative(contract: TargetContract, day: date) -> dict[str, str]:
    person = parse_name(contract.representative_name)
    # Before the signing nobody knows who comes: a minor's form has a blank.
    unknown = BLANK if contract.student.is_minor(day) else ""
    return {
        "student_representative": inflect(person, Case.GENITIVE) or unknown,
        "representative_signatory": initials(person) or unknown,
    }


def _obligations(contract: TargetContract) -> Iterator[dict[str, Any]]:
    """What is owed; before the signing also what the dates will bring with them."""
    if support := _support(contract):
        yield _row(ContractParty.ORGANIZATION, support, contract.training_until)
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


def _support(contract: TargetContract) -> str:
    told = "; ".join(map(words_of, contract.support))
    return _("Предоставлять меры поддержки: %(told)s", told=told) if told else ""


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
