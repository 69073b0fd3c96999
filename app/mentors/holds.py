"""Mentorships of students who left the college, graduates among them."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.mentors.queries import active_of_students_in
from app.students.enums import StudentState
from app.students.holds import StudentHold
from app.students.models import Student
from app.students.moves import LEFT


def _url(mentor_id: int, _student: Student) -> str:
    return url_for("mentors.mentor_detail", mentor_id=mentor_id)


HOLDS = (
    StudentHold(
        "mentorships",
        _l("наставником"),
        active_of_students_in,
        _url,
        LEFT | {StudentState.GRADUATED},
    ),
)
