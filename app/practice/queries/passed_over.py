"""Reading whom a seat by hand would pass over: who wants it more and drew a better number."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import contains_eager

from app.extensions import db
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
)
from app.practice.queries.applications import is_in_groups
from app.students.models import Student, StudyGroup

NAMED = 5  # students named in one message


class PassedOver(NamedTuple):
    """Who has a better claim to a seat: the rank of the place in the wishes, the number drawn."""

    student: Student
    rank: int
    number: int


class AllPassedOver(NamedTuple):
    """How many have a better claim, and the first of them by the lottery."""

    total: int
    first: list[PassedOver]


def find_passed_over(
    period: PracticePeriod, place: PracticePlace, receiving: Collection[int]
) -> AllPassedOver:
    """Return who is passed over when these students get seats of a place, as things stand now.

    Nobody before the lottery has given numbers.
    """
    placed = and_(Placement.student_id == Student.id, Placement.period_id == period.id)
    better = or_(Placement.place_id.is_(None), Placement.rank > Wish.rank)
    statement = (
        select(Student, Wish.rank, Placement.lottery_number)
        .join(PracticeApplication, PracticeApplication.student_id == Student.id)
        .join(Wish, Wish.application_id == PracticeApplication.id)
        .join(Placement, placed)
        .join(Student.group)
        .where(
            PracticeApplication.period_id == period.id,
            PracticeApplication.submitted_at.is_not(None),
            Wish.place_id == place.id,
            Student.id.not_in(list(receiving)),
            is_in_groups(period),
            better,
            Placement.lottery_number.is_not(None),
        )
    )
    if place.speciality_id:
        statement = statement.where(StudyGroup.speciality_id == place.speciality_id)
    worst = _worst_number(period, place, receiving)
    if worst is not None:
        statement = statement.where(Placement.lottery_number < worst)
    count = db.session.scalar(select(func.count()).select_from(statement.subquery())) or 0
    first = statement.order_by(Placement.lottery_number, Student.id).limit(NAMED)
    rows = db.session.execute(first.options(contains_eager(Student.group)))
    return AllPassedOver(count, [PassedOver(row[0], row[1], row[2] or 0) for row in rows])


def _worst_number(
    period: PracticePeriod, place: PracticePlace, receiving: Collection[int]
) -> int | None:
    """Return the worst number among the receivers; None when one has none, or no wish for it."""
    statement = (
        select(Placement.student_id, Placement.lottery_number)
        .join(PracticeApplication, PracticeApplication.student_id == Placement.student_id)
        .join(Wish, Wish.application_id == PracticeApplication.id)
        .where(
            Placement.period_id == period.id,
            PracticeApplication.period_id == period.id,
            Placement.student_id.in_(receiving),
            Placement.lottery_number.is_not(None),
            Wish.place_id == place.id,
        )
    )
    numbers = {row[0]: row[1] or 0 for row in db.session.execute(statement)}
    return max(numbers.values()) if numbers.keys() == set(receiving) else None
