"""The contract as a file: Word for the parties to edit, PDF to read and print."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base import clock
from app.base.amount_words import spelled_roubles
from app.base.cluster import cluster
from app.base.typography import counted
from app.base.typography import day as day_words
from app.base.viewer import Viewer
from app.contracts.enums import ContractParty, ContractState
from app.contracts.models import Obligation, TargetContract
from app.contracts.printing.parties import BLANK, party_values, unnamed_signatories
from app.contracts.printing.queries import find_contract_paper
from app.contracts.printing.regimes import form_on
from app.contracts.regimes.rules import missing_conditions
from app.contracts.requisites.services import (
    filled,
    filled_of_giver,
    is_filled_for,
    is_giver_kept,
)
from app.contracts.rules import ObligationTerms
from app.contracts.support.enums import SupportKind
from app.contracts.support.rules import MeasureLike
from app.contracts.usual import proposed_for
from app.documents.contract_forms import EDITION
from app.documents.printing import has_pdf, render_as, render_draft, snapshot_of
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.web.seen import note_shown

NOTHING = "—"
_COLLEGE = ContractParty.COLLEGE


def day_of(contract: TargetContract) -> date:
    """Return the day a contract is printed of: of signing, of today when it may be signed now."""
    is_ready = contract.state is ContractState.AGREED
    return contract.signed_on or (clock.today() if is_ready else contract.drafted_on)


def gaps_of(contract: TargetContract) -> list[str]:
    """Return in words what is missing for the contract to be signed on the day of its print."""
    day = day_of(contract)
    return [*missing_conditions(contract, day), *unnamed_signatories(contract, day)]


def snapshot_of_contract(contract: TargetContract) -> Snapshot:
    """Return what the contract says as of now: kept as its paper when it is signed.

    It is dated by the day of signing, a draft by the day of its writing; that day's regulation
    has a form of its own.
    """
    day = day_of(contract)
    return take_snapshot(form_on(day), contract_values(contract, day), date=day)


def render_contract(
    contract: TargetContract, file_format: PaperFormat, *, to: Viewer | None = None
) -> bytes:
    """Return the contract as a file: what was signed, or the draft as it stands today.

    Who writes contracts gets the citizen's lines filled by what is kept sealed.

    Raises NoPdfError, UnprintableTextError when somebody typed signs no font of ours has.
    """
    paper = find_contract_paper(contract)
    if paper is None or paper.snapshot is None:  # a draft, or signed before texts were kept
        return render_draft(_for(to, contract, snapshot_of_contract(contract)), file_format)
    return render_as(paper, _for(to, contract, snapshot_of(paper)), file_format)


def _for(viewer: Viewer | None, contract: TargetContract, snapshot: Snapshot) -> Snapshot:
    if viewer is None or not is_filled_for(contract, viewer):
        return snapshot
    note_shown("requisites", contract.student_id)
    return filled(snapshot, contract)


def consent_for(contract: TargetContract, snapshot: Snapshot, viewer: Viewer) -> Snapshot:
    """Return a consent as this person gets it: who writes contracts, with the passport kept."""
    if not is_filled_for(contract, viewer) or not is_giver_kept(contract):
        return snapshot
    note_shown("requisites", contract.student_id)
    return filled_of_giver(snapshot, contract)


def prints_pdf(contract: TargetContract) -> bool:
    """Tell whether the contract can be had as PDF: not by the college's own template."""
    return has_pdf(find_contract_paper(contract), form_on(day_of(contract)).name)


def parties_of(contract: TargetContract) -> str:
    """Return who is named on the contract, for the register of papers."""
    return f"{contract.organization.short_name} — {contract.student.full_name}"


def contract_filename(contract: TargetContract, file_format: PaperFormat) -> str:
    """Return «Договор ЦД-2024/07.pdf»."""
    words = _("Договор %(number)s", number=contract.number)
    return f"{words}.{file_format}"


def contract_values(contract: TargetContract, day: date) -> Mapping[str, Any]:
    """Return what the form of a contract's regime prints of it on this day."""
    return {
        **party_values(contract, day),
        "number": contract.number,
        "date": day,
        "draft": _draft_mark(contract),
        "edition": EDITION,
        "valid_until": contract.work_ends_on,
        "employ_until": contract.work_begins_on,
        "work_years": years_of(contract),
        "training": _training(contract),
        "quota": _("в пределах квоты") if contract.is_quota else "",
        "support": [_measure(one) for one in contract.support],
        "work": _work(contract),
        "practice": _sentence(contract.practice_text),
        "responsibility": _sentence(contract.responsibility_text),
        "obligations": list(_obligations(contract)),
        "student_representative": _representative(contract, day),
        **_portal(contract),
    }


def _draft_mark(contract: TargetContract) -> str:
    """Return «Проект договора» with what it misses, nothing on what may be signed as it is."""
    if contract.signed_on:
        return ""
    gaps = gaps_of(contract)
    if contract.state is ContractState.AGREED and not gaps:
        return ""
    missing = _(". Не хватает: %(gaps)s", gaps="; ".join(gaps)) if gaps else ""
    return _("Проект договора") + missing


def _sentence(text: str) -> str:
    told = text.strip()
    return told if not told or told.endswith((".", "!", "?")) else f"{told}."


def _portal(contract: TargetContract) -> dict[str, str]:
    number, on = contract.portal_offer_number, contract.portal_offer_on
    since = _(" от %(day)s", day=day_words(on)) if on else ""
    applied = contract.portal_application_on
    return {
        "portal_offer": f"№\N{NO-BREAK SPACE}{number}{since}" if number else "",
        "portal_application": _(" (заявка от %(day)s)", day=day_words(applied)) if applied else "",
    }


def speciality_of(contract: TargetContract) -> str:
    """Return what is trained for, by the contract and else by the group; empty when nobody said."""
    known = contract.student.group.speciality
    is_ours = not contract.training_organization
    code = contract.training_code or (known.code if is_ours else "")
    name = contract.training_name or (known.name if is_ours else "")
    return f"{code} «{name}»".strip() if name else ""


def _training(contract: TargetContract) -> list[dict[str, Any]]:
    is_ours = not contract.training_organization
    level, form, financing = contract.training_level, contract.training_form, contract.financing
    pairs = (
        (_("Образовательная организация"), contract.training_organization or cluster().full_name),
        (_("Уровень образования"), level and str(level.label)),
        (_("Специальность"), speciality_of(contract) or BLANK),
        (_("Учебная группа"), contract.student.group.name if is_ours else NOTHING),
        (_("Форма обучения"), form and str(form.label)),
        (_("Начало обучения"), contract.training_from or NOTHING),
        (_("Завершение обучения"), contract.training_until),
        (
            _("Квота целевого приёма"),
            _("в пределах квоты") if contract.is_quota else _("вне квоты"),
        ),
        (_("Оплата обучения"), financing and str(financing.label)),
        (_("Государственная аккредитация"), contract.accreditation),
    )
    return [{"label": label, "value": value or BLANK} for label, value in pairs if value != NOTHING]


def _work(contract: TargetContract) -> list[dict[str, Any]]:
    employer = contract.employer or contract.organization
    months = contract.employ_within_months
    within = months and _(
        "%(months)s после окончания обучения",
        months=counted(months, _("месяц"), _("месяца"), _("месяцев")),
    )
    pairs = (
        (_("Организация"), employer.name),
        (_("Субъект Российской Федерации"), contract.work_region),
        (_("Населённый пункт"), contract.work_town or employer.town),
        (_("Место работы"), contract.work_place or NOTHING),
        (_("Должность"), contract.position),
        (_("Срок трудоустройства"), within or NOTHING),
        (_("Условия оплаты труда"), contract.pay_terms or NOTHING),
    )
    return [{"label": label, "value": value or BLANK} for label, value in pairs if value != NOTHING]


def _measure(measure: MeasureLike) -> dict[str, str]:
    """Return a measure as a row: what is given in kind has no sum."""
    told = measure.text.strip().rstrip(".")
    label = str(measure.kind.label)
    is_other = measure.kind is SupportKind.OTHER
    sum_ = spelled_roubles(measure.amount) if measure.amount else ""
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
    # Who signs nothing owes nothing by this contract.
    owed = [one for one in owed if one.party is not _COLLEGE or contract.college_is_party]
    for one in sorted(owed, key=lambda one: one.due_on):
        yield _row(one.party, one.text, one.due_on)


def _row(party: ContractParty, text: str, due: date) -> dict[str, Any]:
    return {"party": _in_contract(party), "text": text, "due": due}


def _in_contract(party: ContractParty) -> str:
    """Return what the form of the contract calls a party."""
    names = {ContractParty.ORGANIZATION: _("Заказчик"), ContractParty.STUDENT: _("Гражданин")}
    return str(names.get(party, party.label))
