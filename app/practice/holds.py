"""Places of practice of students who left the college before the practice was over."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.practice.queries.placements import coming_of_students_in
from app.students.enums import StudentState
from app.students.holds import StudentHold
from app.students.models import Student
from app.students.queries.holds import HeldRows


def _placements(states: Sequence[StudentState]) -> HeldRows:
    return coming_of_students_in(states, today=clock.today())


def _url(period_id: int, student: Student) -> str:
    name = student.last_name
    return url_for("practice.distribution_detail", period_id=period_id, q=name)


HOLDS = (StudentHold("placements", _l("местом практики"), _placements, _url),)
