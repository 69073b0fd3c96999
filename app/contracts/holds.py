"""Contracts of students who left the college."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.contracts import queries
from app.students.enums import StudentState
from app.students.holds import Held, StudentHold


def _contracts(states: Sequence[StudentState], limit: int) -> list[Held]:
    return [
        Held(one.student, url_for("contracts.contract_detail", contract_id=one.id))
        for one in queries.alive_of_students_in(states, limit=limit)
    ]


HOLDS = (StudentHold("contracts", _l("целевым договором"), _contracts),)
