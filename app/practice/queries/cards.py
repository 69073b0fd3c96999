"""Reading the newest of a record's practice with the count of all, a query for each card."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from app.practice.models import PracticePeriod, PracticePlace
from app.practice.queries.periods import OwnPeriodRow, list_periods_of
from app.practice.queries.places import list_places_of
from app.students.models import Student
from app.web.paging import first_rows


def newest_places_of(organization_id: int, *, limit: int) -> tuple[int, list[PracticePlace]]:
    """Return how many places a base has in announced periods, and the newest of them."""
    return first_rows(_newest(list_places_of([organization_id])), limit=limit)


def places_in_newest_period(organization_id: int, *, limit: int) -> tuple[int, list[PracticePlace]]:
    """Return how many places a base has in the newest period it offers any in, and the first."""
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
    return first_rows(_newest(statement), limit=limit)


def newest_periods_of(student: Student, *, limit: int) -> tuple[int, list[OwnPeriodRow]]:
    """Return how many periods a student has, and the newest of them."""
    total, rows = first_rows(list_periods_of(student), limit=limit)
    return total, [OwnPeriodRow(*row) for row in rows]


def _newest(statement: Select[Any]) -> Select[Any]:
    return statement.order_by(
        PracticePeriod.starts_on.desc(), PracticePlace.title_key, PracticePlace.id
    )
