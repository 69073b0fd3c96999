"""What happened at bases the last time students chose among them."""

from collections.abc import Collection

from sqlalchemy import func, select

from app.extensions import db
from app.practice.choosing import LastTime
from app.practice.enums import Basis, PeriodState
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
)


def last_times(period: PracticePeriod, base_ids: Collection[int]) -> dict[int, LastTime]:
    """Return for each base its latest published period before this one, in three queries."""
    latest = _latest_periods(period, base_ids)
    if not latest:
        return {}
    seats = _seats(latest)
    wishers = _wishers(latest)
    admitted = _admitted(latest)
    return {
        base_id: LastTime(
            seats=seats.get((base_id, period_id), 0),
            wishers=wishers.get((base_id, period_id), 0),
            last_rank=admitted.get((base_id, period_id)),
        )
        for base_id, period_id in latest.items()
    }


def _latest_periods(period: PracticePeriod, base_ids: Collection[int]) -> dict[int, int]:
    statement = (
        select(PracticePlace.base_id, PracticePeriod.id)
        .join(PracticePlace.period)
        .where(
            PracticePlace.base_id.in_(base_ids),
            PracticePeriod.state == PeriodState.PUBLISHED,
            PracticePeriod.starts_on < period.starts_on,
        )
        .order_by(PracticePeriod.starts_on, PracticePeriod.id)
    )
    return dict(db.session.execute(statement).all())  # the last stays


def _seats(latest: dict[int, int]) -> dict[tuple[int, int], int]:
    statement = (
        select(PracticePlace.base_id, PracticePlace.period_id, func.sum(PracticePlace.seats))
        .where(PracticePlace.base_id.in_(latest), PracticePlace.period_id.in_(set(latest.values())))
        .group_by(PracticePlace.base_id, PracticePlace.period_id)
    )
    return {(base, period): count for base, period, count in db.session.execute(statement)}


def _wishers(latest: dict[int, int]) -> dict[tuple[int, int], int]:
    students = func.count(PracticeApplication.student_id.distinct())
    statement = (
        select(PracticePlace.base_id, PracticePlace.period_id, students)
        .join(Wish, Wish.place_id == PracticePlace.id)
        .join(Wish.application)
        .where(
            PracticePlace.base_id.in_(latest),
            PracticePlace.period_id.in_(set(latest.values())),
            PracticeApplication.submitted_at.is_not(None),
        )
        .group_by(PracticePlace.base_id, PracticePlace.period_id)
    )
    return {(base, period): count for base, period, count in db.session.execute(statement)}


def _admitted(latest: dict[int, int]) -> dict[tuple[int, int], int | None]:
    """Return the last rank at which somebody got in by a wish."""
    statement = (
        select(PracticePlace.base_id, PracticePlace.period_id, func.max(Placement.rank))
        .join(Placement, Placement.place_id == PracticePlace.id)
        .where(
            PracticePlace.base_id.in_(latest),
            PracticePlace.period_id.in_(set(latest.values())),
            Placement.basis == Basis.WISH,
        )
        .group_by(PracticePlace.base_id, PracticePlace.period_id)
    )
    return {(base, period): rank for base, period, rank in db.session.execute(statement)}
