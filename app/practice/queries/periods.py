"""Reading periods, each with its counts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.extensions import db
from app.plan.enums import Topic
from app.practice.enums import PeriodState, PracticeKind
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    period_groups,
)
from app.students.models import Student

# The fair's item of the plan of 2023–2024 asks for the distribution to practice as well.
TOPICS = (Topic.PRACTICE_BASES, Topic.JOB_FAIR)
SORTABLE = {
    "starts": PracticePeriod.starts_on,
    "title": PracticePeriod.title_key,
    "until": PracticePeriod.applications_open_until,
}
_of_period = period_groups.c.period_id == PracticePeriod.id
_in_groups = Student.group_id == period_groups.c.group_id
_sent = and_(
    PracticeApplication.student_id == Student.id,
    PracticeApplication.period_id == PracticePeriod.id,
    PracticeApplication.submitted_at.is_not(None),
)


def list_periods(
    *,
    search: str | None = None,
    state: str | None = None,
    kind: str | None = None,
    item_id: int | None = None,
) -> Select[Any]:
    """Select (period, seats, students, sent applications) for staff; the caller orders it."""
    statement = with_counts(select(PracticePeriod)).options(
        joinedload(PracticePeriod.plan_item), selectinload(PracticePeriod.groups)
    )
    if search:
        statement = statement.where(matches(search, (PracticePeriod, PracticePeriod.id)))
    if state:
        statement = statement.where(PracticePeriod.state == PeriodState(state))
    if kind:
        statement = statement.where(PracticePeriod.kind == PracticeKind(kind))
    if item_id:
        statement = statement.where(PracticePeriod.plan_item_id == item_id)
    return statement


def with_counts(statement: Select[Any]) -> Select[Any]:
    """Add the counts of each period to a selection of periods."""
    seats = select(func.coalesce(func.sum(PracticePlace.seats), 0)).where(
        PracticePlace.period_id == PracticePeriod.id
    )
    students = select(func.count(Student.id)).join(period_groups, _in_groups).where(_of_period)
    return statement.add_columns(
        _counted(seats).label("seats"),
        _counted(students).label("students"),
        _counted(students.join(PracticeApplication, _sent)).label("submitted"),
    )


def _counted(statement: Select[Any]) -> ColumnElement[int]:
    return statement.correlate(PracticePeriod).scalar_subquery()


def list_unfinished_periods() -> Sequence[Any]:
    """Return (period, seats, students, sent applications) of what is not published yet."""
    statement = with_counts(select(PracticePeriod)).options(joinedload(PracticePeriod.plan_item))
    statement = statement.where(PracticePeriod.state != PeriodState.PUBLISHED)
    return db.session.execute(statement.order_by(PracticePeriod.applications_open_until)).all()


def list_periods_of(student: Student) -> Select[PracticePeriod, PracticeApplication, Placement]:
    """Select (period, own application, own placement) of a student, the newest first."""
    application = and_(
        PracticeApplication.period_id == PracticePeriod.id,
        PracticeApplication.student_id == student.id,
    )
    placement = and_(Placement.period_id == PracticePeriod.id, Placement.student_id == student.id)
    return (
        select(PracticePeriod, PracticeApplication, Placement)
        .outerjoin(PracticeApplication, application)
        .outerjoin(Placement, and_(placement, PracticePeriod.state == PeriodState.PUBLISHED))
        .where(_is_of_student(Student.id == student.id))
        .options(joinedload(Placement.place).joinedload(PracticePlace.organization))
        .order_by(PracticePeriod.starts_on.desc(), PracticePeriod.id)
    )


def get_period(period_id: int, *, visible_to: Any) -> PracticePeriod:
    """Return a period this person may see; raises NotFoundError."""
    statement = (
        select(PracticePeriod)
        .where(PracticePeriod.id == period_id, _visible_to(visible_to))
        .options(joinedload(PracticePeriod.plan_item), selectinload(PracticePeriod.groups))
    )
    period = db.session.scalar(statement)
    if period is None:
        raise NotFoundError
    return period


def count_period(period: PracticePeriod) -> Any:
    """Return the counts of one period: `.seats`, `.students`, `.submitted`."""
    statement = with_counts(select(PracticePeriod.id)).where(PracticePeriod.id == period.id)
    return db.session.execute(statement).one()


def _visible_to(user: Any) -> ColumnElement[bool]:
    if user.sees_all:
        return true()
    place = exists().where(
        PracticePlace.period_id == PracticePeriod.id,
        PracticePlace.organization_id == user.organization_id,
        PracticePeriod.state != PeriodState.DRAFT,
    )
    return or_(place, _is_of_student(Student.user_id == user.id))


def _is_of_student(whose: ColumnElement[bool]) -> ColumnElement[bool]:
    """Tell whether a period concerns a student: by the group, or by a seat from before."""
    in_group = exists().where(_of_period, _in_groups, whose)
    placed = exists().where(
        Placement.period_id == PracticePeriod.id, Placement.student_id == Student.id, whose
    )
    return and_(PracticePeriod.state != PeriodState.DRAFT, or_(in_group, placed))
