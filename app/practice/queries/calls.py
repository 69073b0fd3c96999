"""Reading whom a call to a period would reach, and who was called already."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select

from app.accounts.models import User
from app.extensions import db
from app.practice.call_models import PracticeCall
from app.practice.models import PracticeApplication, PracticePeriod
from app.practice.queries.applications import is_in_groups
from app.students.models import Student
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS


class CallCounts(NamedTuple):
    """Of some students: whom a call to a period would reach, and who was called before."""

    ready: int
    called: int


def _callable(period: PracticePeriod, student_ids: Collection[int]) -> Select[int, bool]:
    """Select (student, was called) of those who take part, have an address and did not apply."""
    applied = and_(
        PracticeApplication.student_id == Student.id, PracticeApplication.period_id == period.id
    )
    called = and_(PracticeCall.student_id == Student.id, PracticeCall.period_id == period.id)
    return (
        select(Student.id, PracticeCall.id.is_not(None).label("is_called"))
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .outerjoin(PracticeApplication, applied)
        .outerjoin(PracticeCall, called)
        .where(
            Student.id.in_(student_ids),
            is_in_groups(period),
            PracticeApplication.submitted_at.is_(None),
            STUDENT_ADDRESS.is_not(None),
        )
    )


def count_to_call(period: PracticePeriod, student_ids: Collection[int]) -> CallCounts:
    """Count what a call of some students to a period would do."""
    found = _callable(period, student_ids).subquery().c.is_called
    counts = select(func.count().filter(~found), func.count().filter(found))
    ready, called = db.session.execute(counts).one()
    return CallCounts(ready, called)


def list_to_call(period: PracticePeriod, student_ids: Collection[int]) -> list[int]:
    """Return those of the students whom a call reaches and who were not called before."""
    found = _callable(period, student_ids).where(PracticeCall.id.is_(None))
    return list(db.session.scalars(found.order_by(Student.id)))


def select_calls(day: date) -> Select[*tuple[Any, ...]]:
    """Select the calls to periods that are not over by a day, as `students.calls` wants them."""
    return (
        select(
            PracticeCall.student_id,
            PracticePeriod.id.label("record_id"),
            PracticePeriod.title,
            PracticeCall.called_at,
            User.display_name.label("called_by"),
        )
        .join(PracticePeriod, PracticePeriod.id == PracticeCall.period_id)
        .outerjoin(User, User.id == PracticeCall.called_by_id)
        .where(PracticePeriod.ends_on >= day)
    )
