"""Reading who waits for a seat, in which order, and the seats left."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload

from app.base.search import matches
from app.extensions import db
from app.practice.changes.queries.changes import GroupOfRest
from app.practice.enums import Basis
from app.practice.models import (
    Placement,
    PracticePeriod,
)
from app.practice.queries.applications import BY_GROUP, is_in_groups
from app.practice.queries.remaining import waiting_students
from app.students.models import Student, StudyGroup

WAITING_ORDERS = {"number": Placement.lottery_number, **BY_GROUP}


class QueueRow(NamedTuple):
    """A student of the waiting list with the number in it."""

    student: Student
    placement: Placement
    number: int | None


def numbered(period: PracticePeriod, rows: Sequence[Any]) -> list[QueueRow]:
    """Return a page of the waiting list with the numbers in it."""
    numbers = numbers_in_queue(period, [row[1].lottery_number for row in rows])
    return [QueueRow(row[0], row[1], numbers.get(row[1].lottery_number)) for row in rows]


def list_silent_ids(period: PracticePeriod) -> set[int]:
    """Return those who wait for a seat and sent no application."""
    silent = or_(Placement.id.is_(None), Placement.basis == Basis.UNSENT)
    return set(db.session.scalars(waiting_students(period).where(silent)))


def count_waiting_by_group(period: PracticePeriod) -> Sequence[GroupOfRest]:
    """Return how many of each group wait for a seat, by the groups' names."""
    statement = (
        select(StudyGroup, func.count(Student.id))
        .join(Student, Student.group_id == StudyGroup.id)
        .where(Student.id.in_(waiting_students(period)))
        .group_by(StudyGroup.id)
        .order_by(StudyGroup.name_key)
        .options(joinedload(StudyGroup.speciality))
    )
    return [GroupOfRest(*row) for row in db.session.execute(statement)]


def list_queue(period: PracticePeriod, *, q: str | None = None, group: int | None = None) -> Any:
    """Select (student, placement) of the waiting list: applied, got none, by the lottery."""
    statement = (
        select(Student, Placement)
        .join(Placement, and_(_in_queue(period.id), Placement.student_id == Student.id))
        .options(joinedload(Student.group))
        .where(is_in_groups(period))
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    return statement.where(Student.group_id == group) if group else statement


def numbers_in_queue(period: PracticePeriod, numbers: Collection[int]) -> dict[int, int]:
    """Map lottery numbers to numbers in the waiting list, from 1."""
    statement = (
        select(Placement.lottery_number)
        .join(Placement.student)
        .where(_in_queue(period.id), is_in_groups(period))
        .order_by(Placement.lottery_number)
    )
    order = {number: at for at, number in enumerate(db.session.scalars(statement), start=1)}
    return {number: order[number] for number in numbers if number in order}


def number_in_queue(placement: Placement) -> int | None:
    """Return a student's own number in the waiting list, None when not in it."""
    if placement.place_id or placement.lottery_number is None:
        return None
    if placement.basis is not Basis.UNPLACED:
        return None
    before = (
        select(func.count(Placement.id))
        .join(Placement.student)
        .where(
            _in_queue(placement.period_id),
            is_in_groups(placement.period),
            Placement.lottery_number < placement.lottery_number,
        )
    )
    return (db.session.scalar(before) or 0) + 1


def _in_queue(period_id: int) -> ColumnElement[bool]:
    return and_(
        Placement.period_id == period_id,
        Placement.waits_for_seat(),
        Placement.basis == Basis.UNPLACED,
        Placement.lottery_number.is_not(None),
    )
