"""Reading who is to be reminded while practice runs."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, exists, select

from app.accounts.models import User
from app.accounts.queries import holds
from app.extensions import db
from app.practice.enums import PlacementState
from app.practice.models import PeriodSupervisor, Placement, PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries.periods import IS_PUBLISHED
from app.practice.weeks.models import AttendanceDay, DiaryEntry
from app.students.models import Student
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS

_ON_PRACTICE = Placement.state.in_(
    (PlacementState.ASSIGNED, PlacementState.ADMITTED, PlacementState.BEGUN)
)


def list_staff_addresses() -> list[str]:
    """Return the e-mails of those who give students their seats."""
    statement = select(User.email).where(holds(Permission.PLACEMENT_MANAGE)).order_by(User.id)
    return list(db.session.scalars(statement))


def list_under_way(day: date) -> Sequence[PracticePeriod]:
    """Return the published periods that are under way on a day."""
    statement = select(PracticePeriod).where(
        IS_PUBLISHED, PracticePeriod.starts_on <= day, PracticePeriod.ends_on >= day
    )
    return db.session.scalars(statement.order_by(PracticePeriod.id)).all()


def list_places_without_marks(period: PracticePeriod, days: Sequence[date]) -> list[int]:
    """Return the places where a student was marked on none of these days."""
    statement = (
        select(Placement.place_id)
        .where(
            Placement.period_id == period.id,
            Placement.place_id.is_not(None),
            _ON_PRACTICE,
            ~_marked(days),
        )
        .distinct()
    )
    return [one for one in db.session.scalars(statement.order_by(Placement.place_id)) if one]


def list_supervisors_without_marks(period: PracticePeriod, days: Sequence[date]) -> list[str]:
    """Return the e-mails of supervisors with a student who was marked on none of these days."""
    unmarked = (
        select(Student.group_id)
        .join(Placement, Placement.student_id == Student.id)
        .where(
            Placement.period_id == period.id,
            Placement.place_id.is_not(None),
            _ON_PRACTICE,
            ~_marked(days),
        )
    )
    statement = (
        select(User.email)
        .join(PeriodSupervisor, PeriodSupervisor.user_id == User.id)
        .where(
            PeriodSupervisor.period_id == period.id,
            PeriodSupervisor.group_id.in_(unmarked),
            User.active,
        )
        .distinct()
        .order_by(User.email)
    )
    return list(db.session.scalars(statement))


def list_silent_students(period: PracticePeriod, days: Sequence[date]) -> list[str]:
    """Return the e-mails of students who wrote nothing in their diary on these days."""
    written = exists().where(
        DiaryEntry.placement_id == Placement.id, DiaryEntry.day.between(days[0], days[-1])
    )
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Placement)
        .join(Placement.student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(
            Placement.period_id == period.id,
            Placement.place_id.is_not(None),
            _ON_PRACTICE,
            STUDENT_ADDRESS.is_not(None),
            ~written.correlate(Placement),
        )
        .order_by(Student.id)
    )
    return list(db.session.scalars(statement))


def _marked(days: Sequence[date]) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            AttendanceDay.placement_id == Placement.id, AttendanceDay.day.between(days[0], days[-1])
        )
        .correlate(Placement)
    )
