"""What of the monitoring is past its term, and whose two records are one graduate's."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased

from app.extensions import db
from app.outcomes.models import GraduateOutcome, MonitoringCutoff, OutcomeStatement
from app.students.models import Student

# What is left of a record when the person's data goes: all that says more than the figures need.
BLANK: Mapping[str, Any] = {
    "employer_name": "",
    "employer_town": "",
    "post": "",
    "contract_number": "",
    "contract_on": None,
    "note": "",
    "taken_reason": "",
}


def past_records(day: date) -> Select[Any]:
    """Select the records of cut-offs before a day that still say more than figures need."""
    left = [
        getattr(GraduateOutcome, name) != ""
        if value == ""
        else getattr(GraduateOutcome, name).is_not(None)
        for name, value in BLANK.items()
    ]
    return (
        select(GraduateOutcome)
        .join(GraduateOutcome.cutoff)
        .where(MonitoringCutoff.day < day, or_(*left))
    )


def past_statements(day: date) -> Select[Any]:
    """Select what was said of cut-offs before a day."""
    return (
        select(OutcomeStatement)
        .join(OutcomeStatement.outcome)
        .join(GraduateOutcome.cutoff)
        .where(MonitoringCutoff.day < day)
    )


def list_clashing(table: str, kept_id: int, gone_id: int) -> list[GraduateOutcome]:
    """Return the main records of a student's card that goes where the card that stays has one."""
    if table != Student.__tablename__:
        return []
    kept = aliased(GraduateOutcome)
    same = select(kept.id).where(
        kept.student_id == kept_id, kept.cutoff_id == GraduateOutcome.cutoff_id, kept.is_main
    )
    gone = GraduateOutcome.student_id == gone_id, GraduateOutcome.is_main
    return list(db.session.scalars(select(GraduateOutcome).where(*gone, same.exists())))
