"""Contracts of students who left the college."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.contracts.queries import alive_of_students_in
from app.students.holds import StudentHold
from app.students.models import Student


def _url(contract_id: int, _student: Student) -> str:
    return url_for("contracts.contract_detail", contract_id=contract_id)


HOLDS = (StudentHold("contracts", _l("целевым договором"), alive_of_students_in, _url),)
