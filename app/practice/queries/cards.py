"""Reading the newest of a record's practice with the count of all, a query for each card."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager

from app.extensions import db
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.queries.periods import OwnPeriodRow, list_periods_of
from app.practice.queries.places import list_places_of
from app.students.models import Student


def newest_places_of(organization_id: int, *, limit: int) -> tuple[Sequence[PracticePlace], int]:
    """Return the newest places of a base in announced periods, and how many there are."""
    return _first(_newest(list_places_of(organization_id)), limit)


def places_in_newest_period(
    organization_id: int, *, limit: int
) -> tuple[Sequence[PracticePlace], int]:
    """Return a base's places in the newest period it offers any in, and how many there are."""
    newest = (
        select(PracticePeriod.id)
        .join(PracticePlace, PracticePlace.period_id == PracticePeriod.id)
        .where(PracticePlace.organization_id == organization_id)
        .order_by(PracticePeriod.starts_on.desc(), PracticePeriod.id.desc())
        .limit(1)
    )
    statement = (
        select(PracticePlace)
        .join(PracticePlace.period)
        .options(contains_eager(PracticePlace.period))
        .where(
            PracticePlace.organization_id == organization_id,
            PracticePlace.period_id == newest.scalar_subquery(),
        )
    )
    return _first(_newest(statement), limit)


def newest_periods_of(student: Student, *, limit: int) -> tuple[list[OwnPeriodRow], int]:
    """Return a student's newest periods, and how many there are."""
    counted = list_periods_of(student).add_columns(func.count().over())
    rows = db.session.execute(counted.limit(limit)).all()
    return [OwnPeriodRow(*row[:3]) for row in rows], rows[0][3] if rows else 0


def _newest(statement: Select[Any]) -> Select[Any]:
    return statement.order_by(
        PracticePeriod.starts_on.desc(), PracticePlace.title_key, PracticePlace.id
    )


def _first(statement: Select[Any], limit: int) -> tuple[Sequence[PracticePlace], int]:
    rows = db.session.execute(statement.add_columns(func.count().over()).limit(limit)).all()
    return [row[0] for row in rows], rows[0][1] if rows else 0
