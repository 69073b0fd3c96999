"""Reading what a practice asks of each side today, for the dashboard."""

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import joinedload

from app.base.viewer import Viewer
from app.extensions import db
from app.practice.enums import PlacementState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.queries.periods import IS_PUBLISHED
from app.practice.states import AHEAD, UNDER_WAY
from app.practice.weeks.models import AttendanceDay, DiaryEntry
from app.practice.weeks.queries.board import days_of
from app.practice.weeks.queries.scope import followed, is_seen_by
from app.students.models import Student

_GRADING = timedelta(days=60)  # after that nobody is hurried any more


class BaseWork(NamedTuple):
    """A place of a base: who has not arrived yet, and whose day is not marked."""

    place: PracticePlace
    coming: int
    unmarked: int


def list_base_work(viewer: Viewer, today: date) -> list[BaseWork]:
    """Return the places of a person's organizations where practice runs and something waits."""
    marked = exists().where(AttendanceDay.placement_id == Placement.id, AttendanceDay.day == today)
    coming = func.count().filter(Placement.state.in_(AHEAD))
    unmarked = func.count().filter(
        and_(Placement.state == PlacementState.BEGUN, ~marked.correlate(Placement))
    )
    counted = (
        select(Placement.place_id, coming.label("coming"), unmarked.label("unmarked"))
        .group_by(Placement.place_id)
        .subquery()
    )
    statement = (
        select(PracticePlace, counted.c.coming, counted.c.unmarked)
        .join(counted, counted.c.place_id == PracticePlace.id)
        .join(PracticePlace.period)
        .options(joinedload(PracticePlace.period))
        .where(
            PracticePlace.organization_id.in_(viewer.organization_ids),
            IS_PUBLISHED,
            PracticePeriod.starts_on <= today,
            PracticePeriod.ends_on >= today,
        )
        .order_by(PracticePeriod.starts_on, PracticePlace.id)
    )
    rows = [BaseWork(*row) for row in db.session.execute(statement)]
    return [row for row in rows if days_of(row.place.period).includes(today)]


def count_ungraded(viewer: Viewer, today: date) -> list[tuple[PracticePeriod, int]]:
    """Return the periods that ended lately and how many of one's students have no mark."""
    statement = (
        select(PracticePeriod, func.count(Placement.id))
        .select_from(Placement)
        .join(Placement.student)
        .join(Placement.period)
        .where(
            Placement.place_id.is_not(None),
            Placement.state != PlacementState.GRADED,
            PracticePeriod.ends_on < today,
            PracticePeriod.ends_on >= today - _GRADING,
            is_seen_by(viewer, by_student=False),
        )
        .group_by(PracticePeriod.id)
        .order_by(PracticePeriod.ends_on, PracticePeriod.id)
    )
    return [(period, count) for period, count in db.session.execute(statement)]


def find_today_of(viewer: Viewer, today: date) -> tuple[Placement | None, bool]:
    """Return a student's practice that runs today, and whether today stands in its diary."""
    running = db.session.scalar(
        followed()
        .where(
            Student.user_id == viewer.id,
            IS_PUBLISHED,
            Placement.place_id.is_not(None),
            Placement.state.in_(UNDER_WAY),
            PracticePeriod.starts_on <= today,
            PracticePeriod.ends_on >= today,
        )
        .order_by(PracticePeriod.starts_on)
        .limit(1)
    )
    if running is None:
        return None, False
    entry = select(DiaryEntry.id).filter_by(placement_id=running.id, day=today)
    return running, db.session.scalar(entry) is not None
