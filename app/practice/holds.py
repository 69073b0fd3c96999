"""Places of practice of students who left the college before the practice was over."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.practice.models import Placement
from app.practice.queries.placements import coming_of_students_in
from app.students.enums import StudentState
from app.students.holds import Held, StudentHold


def _placements(states: Sequence[StudentState], limit: int) -> list[Held]:
    return [
        Held(one.student, _outcome_of(one))
        for one in coming_of_students_in(states, today=clock.today(), limit=limit)
    ]


def _outcome_of(placement: Placement) -> str:
    name = placement.student.last_name
    return url_for("practice.distribution_detail", period_id=placement.period_id, q=name)


HOLDS = (StudentHold("placements", _l("местом практики"), _placements),)
