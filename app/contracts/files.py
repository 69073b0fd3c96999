"""The contract as a file: Word for the parties to edit, PDF to read and print."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from flask_babel import gettext as _

from app.base.money import format_roubles
from app.base.phones import format_phone
from app.contracts.enums import ContractParty
from app.contracts.models import Obligation, TargetContract
from app.contracts.rules import ObligationTerms, proposed_for
from app.documents.catalog import TARGET_CONTRACT
from app.documents.names import Case, PersonName, inflect, initials, parse_name
from app.documents.posts import inflect_post
from app.documents.snapshot import PaperFormat, Snapshot, render_snapshot, take_snapshot
from app.organizations.models import Organization

BLANK = "_" * 24  # for a pen


def paper_of(contract: TargetContract) -> dict[str, Any]:
    """Return what the contract says as of now: kept with it when it is signed.

    It is dated by the day of signing, a draft by the day of its writing.
    """
    day = contract.signed_on or contract.drafted_on
    return {**take_snapshot(TARGET_CONTRACT, contract_values(contract, day), date=day)}


def render_contract(contract: TargetContract, file_format: PaperFormat) -> bytes:
    """Return the contract as a file: what was signed, or the draft as it stands today.

    Raises UnprintableTextError when somebody typed signs that no font of ours has.
    """
    # Contracts signed before snapshots were kept have none.
    return render_snapshot(cast(Snapshot, contract.paper or paper_of(contract)), file_format)


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
        **_customer(contract.organization),
        **_student(contract),
        **_parent(contract, day),
    }


def _customer(organization: Organization) -> dict[str, Any]:
    head = parse_name(organization.head_name)
    post = inflect_post(organization.head_position, Case.GENITIVE)
    return {
        "customer_name": organization.name,
        "customer_person": f"{post} {inflect(head, Case.GENITIVE) or BLANK}".strip(),
        "customer_basis": _("Устава"),
        "customer_requisites": _requisites(organization),
        "customer_signatory": initials(head) or BLANK,
    }


def _student(contract: TargetContract) -> dict[str, Any]:
    student = contract.student
    speciality = student.group.speciality
    name = PersonName(student.last_name, student.first_name, student.middle_name)
    return {
        "student_name": student.full_name,
        "speciality": f"{speciality.code} «{speciality.name}»",
        "study_group": student.group.name,
        "student_requisites": [{"label": _("Группа"), "value": student.group.name}],
        "student_signatory": initials(name),
    }


def _parent(contract: TargetContract, day: date) -> dict[str, str]:
    parent = parse_name(contract.parent_name)
    # Before the signing nobody knows which of the parents comes: a minor's form has a blank.
    unknown = BLANK if contract.student.is_minor(day) else ""
    return {
        "student_representative": inflect(parent, Case.GENITIVE) or unknown,
        "representative_signatory": initials(parent) or unknown,
    }


def _obligations(contract: TargetContract) -> Iterator[dict[str, Any]]:
    """What is owed; before the signing also what the dates will bring with them."""
    if support := _support(contract):
        yield _row(ContractParty.ORGANIZATION, support, contract.training_until)
    owed: list[Obligation | ObligationTerms] = [*contract.obligations, *proposed_for(contract)]
    for one in sorted(owed, key=lambda one: one.due_on):
        yield _row(one.party, one.text, one.due_on)


def _row(party: ContractParty, text: str, due: date) -> dict[str, Any]:
    return {"party": _in_contract(party), "text": text, "due": due}


def _in_contract(party: ContractParty) -> str:
    """Return what the form of the contract calls a party."""
    names = {ContractParty.ORGANIZATION: _("Заказчик"), ContractParty.STUDENT: _("Гражданин")}
    return str(names.get(party, party.label))


def _support(contract: TargetContract) -> str:
    parts = [contract.support_text.rstrip(" .")]
    if contract.monthly_support:
        sum_ = format_roubles(contract.monthly_support)
        parts.insert(0, _("%(sum)s в месяц", sum=sum_))
    told = "; ".join(filter(None, parts))
    return _("Предоставлять меры поддержки: %(told)s", told=told) if told else ""


def _requisites(organization: Organization) -> list[dict[str, str]]:
    pairs = (
        (_("ИНН"), organization.inn),
        (_("КПП"), organization.kpp),
        (_("ОГРН"), organization.ogrn),
        (_("Адрес"), organization.address),
        (_("Телефон"), format_phone(organization.phone) if organization.phone else ""),
    )
    return [{"label": label, "value": value} for label, value in pairs if value]
