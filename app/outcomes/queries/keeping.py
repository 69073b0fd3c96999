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
    """Return, of two main records of one day, the one that yields: that of the card that goes.

    Where the card that stays knows nothing and the other one does, what is known stays.
    """
    if table != Student.__tablename__:
        return []
    kept, gone = aliased(GraduateOutcome), aliased(GraduateOutcome)
    both = (
        select(kept, gone)
        .join(gone, gone.cutoff_id == kept.cutoff_id)
        .where(kept.student_id == kept_id, gone.student_id == gone_id, kept.is_main, gone.is_main)
        .order_by(kept.cutoff_id)
    )
    pairs = db.session.execute(both).all()
    return [one if other.category and not one.category else other for one, other in pairs]
