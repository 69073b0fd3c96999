"""The contract as a file: Word for the parties to edit, PDF to read and print."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.base.money import format_roubles
from app.base.phones import format_phone
from app.contracts.enums import Party
from app.contracts.models import TargetContract
from app.contracts.obligations import usual_of
from app.documents.attachment import as_attachment
from app.documents.catalog import TARGET_CONTRACT
from app.documents.docx import render_docx
from app.documents.names import Case, PersonName, inflect, initials, parse_name
from app.documents.pdf import render_pdf
from app.documents.posts import inflect_post
from app.organizations.models import Organization

BLANK = "_" * 24  # for a pen


def send_contract(contract: TargetContract, *, kind: str) -> Response:
    """Return the contract as an attachment, `kind` docx or pdf.

    Raises UnprintableTextError when somebody typed signs that no font of ours has.
    """
    day = contract.signed_on or contract.drafted_on
    values = contract_values(contract, day)
    if kind == "pdf":
        data = render_pdf(TARGET_CONTRACT.name, values, date=day)
    else:
        data = render_docx(TARGET_CONTRACT.word_template, values)
    return as_attachment(data, f"Договор {contract.number}.{kind}")


def contract_values(contract: TargetContract, day: date) -> Mapping[str, Any]:
    """Return what the form «Договор о целевом обучении» prints of a contract of this day."""
    return {
        "number": contract.number,
        "date": day,
        "valid_until": contract.work_ends_on,
        "work_place": contract.organization.name,
        "work_post": contract.position or BLANK,
        "obligations": list(_obligations(contract, day)),
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


def _obligations(contract: TargetContract, day: date) -> Iterator[dict[str, Any]]:
    """What is owed; before the signing what the dates will bring with them."""
    if support := _support(contract):
        yield _row(Party.ORGANIZATION, support, contract.training_until)
    for one in contract.obligations or usual_of(contract, day):
        yield _row(one.party, one.text, one.due_on)


def _row(party: Party, text: str, due: date) -> dict[str, Any]:
    return {"party": _in_contract(party), "text": text, "due": due}


def _in_contract(party: Party) -> str:
    """Return what the form of the contract calls a party."""
    names = {Party.ORGANIZATION: _("Заказчик"), Party.STUDENT: _("Гражданин")}
    return str(names.get(party, party.label))


def _support(contract: TargetContract) -> str:
    parts = [contract.support_text.rstrip(" .")]
    if contract.monthly_support:
        sum_ = format_roubles(contract.monthly_support)
        parts.insert(0, _("%(sum)s в месяц", sum=sum_))
    told = "; ".join(filter(None, parts))
    return _("Во время обучения оказывать поддержку: %(told)s", told=told) if told else ""


def _requisites(organization: Organization) -> list[dict[str, str]]:
    pairs = (
        (_("ИНН"), organization.inn),
        (_("КПП"), organization.kpp),
        (_("ОГРН"), organization.ogrn),
        (_("Адрес"), organization.address),
        (_("Телефон"), format_phone(organization.phone) if organization.phone else ""),
    )
    return [{"label": label, "value": value} for label, value in pairs if value]
