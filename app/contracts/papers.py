"""The contract as a file: Word for the parties to edit, PDF to read and print."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.contracts.models import TargetContract
from app.documents.attachment import as_attachment
from app.documents.catalog import TARGET_CONTRACT
from app.documents.docx import render_docx
from app.documents.names import Case, PersonName, inflect, initials
from app.documents.pdf import render_pdf
from app.organizations.models import Organization
from app.web.phones import format_phone


def send_contract(contract: TargetContract, *, kind: str, today: date) -> Response:
    """Return the contract as an attachment, `kind` docx or pdf."""
    day = contract.signed_on or today
    values = contract_values(contract, day)
    if kind == "pdf":
        data = render_pdf(TARGET_CONTRACT.name, values, date=day)
    else:
        data = render_docx(TARGET_CONTRACT.word_template, values)
    return as_attachment(data, f"Договор {contract.number}.{kind}")


def contract_values(contract: TargetContract, day: date) -> Mapping[str, Any]:
    """Return what the form «Договор о целевом обучении» prints."""
    student, organization = contract.student, contract.organization
    name = PersonName(student.last_name, student.first_name, student.middle_name)
    speciality = student.group.speciality
    return {
        "number": contract.number,
        "date": day,
        "customer_name": organization.name,
        "customer_person": _head(organization, Case.GENITIVE),
        "customer_basis": _("Устава"),
        "student_name": student.full_name,
        "student_representative": contract.parent_name,
        "speciality": f"{speciality.code} {speciality.name}",
        "study_group": student.group.name,
        "work_place": organization.name,
        "work_post": contract.position,
        "valid_until": contract.work_ends_on,
        "obligations": [
            {"party": str(one.party.label), "text": one.text, "due": one.due_on}
            for one in contract.obligations
        ],
        "customer_requisites": _requisites(organization),
        "student_requisites": [{"label": _("Группа"), "value": student.group.name}],
        "customer_signatory": initials(_person(organization.head_name)),
        "student_signatory": initials(name),
        "representative_signatory": contract.parent_name,
    }


def _head(organization: Organization, case: Case) -> str:
    return inflect(_person(organization.head_name), case)


def _person(full_name: str) -> PersonName:
    last, first, middle = [*full_name.split(), "", "", ""][:3]
    return PersonName(last, first, middle)


def _requisites(organization: Organization) -> list[dict[str, str]]:
    pairs = (
        (_("ИНН"), organization.inn),
        (_("КПП"), organization.kpp),
        (_("ОГРН"), organization.ogrn),
        (_("Адрес"), organization.address),
        (_("Телефон"), format_phone(organization.phone) if organization.phone else ""),
    )
    return [{"label": label, "value": value} for label, value in pairs if value]
