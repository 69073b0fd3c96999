"""Applications at the fair of students who left the college."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.jobfair.queries.applications import open_of_students_in
from app.students.holds import StudentHold
from app.students.models import Student


def _url(application_id: int, _student: Student) -> str:
    return url_for("jobfair.application_detail", application_id=application_id)


HOLDS = (StudentHold("applications", _l("откликом на вакансию"), open_of_students_in, _url),)
