"""Mentorships of students who left the college, graduates among them."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.mentors import queries
from app.students.enums import StudentState
from app.students.holds import Held, StudentHold
from app.students.moves import LEFT


def _mentorships(states: Sequence[StudentState], limit: int) -> list[Held]:
    return [
        Held(one.student, url_for("mentors.mentor_detail", mentor_id=one.mentor_id))
        for one in queries.active_of_students_in(states, limit=limit)
        if one.student  # always: the query asks for students
    ]


HOLDS = (
    StudentHold("mentorships", _l("наставником"), _mentorships, LEFT | {StudentState.GRADUATED}),
)
