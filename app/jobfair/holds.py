"""Applications at the fair of students who left the college."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.jobfair.queries.applications import open_of_students_in
from app.students.enums import StudentState
from app.students.holds import Held, StudentHold


def _applications(states: Sequence[StudentState], limit: int) -> list[Held]:
    return [
        Held(one.student, url_for("jobfair.application_detail", application_id=one.id))
        for one in open_of_students_in(states, limit=limit)
    ]


HOLDS = (StudentHold("applications", _l("откликом на вакансию"), _applications),)
