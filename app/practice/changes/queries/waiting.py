"""Reading who waits for a seat, in which order, and the seats left."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload

from app.base.identity import tidy_town, town_identity
from app.base.search import matches
from app.extensions import db
from app.practice.changes.queries.changes import GroupOfRest
from app.practice.enums import Basis
from app.practice.models import (
    Placement,
    PracticePeriod,
    PracticePlace,
)
from app.practice.queries.applications import BY_GROUP, is_in_groups
from app.practice.queries.places import towns_of
from app.practice.queries.pools import count_free_by_town
from app.practice.queries.remaining import waiting_students
from app.practice.registry.models import PracticeBase
from app.students.models import Speciality, Student, StudyGroup

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


class TownOfRest(NamedTuple):
    """A town: who of those who live there waits for a seat, and the seats left there.

    `key` narrows the list of places to it; `seats` are by the speciality they are for.
    """

    name: str
    key: str
    waiting: int
    seats: list[tuple[Speciality | None, int]]

    @property
    def free(self) -> int:
        """Count the seats left in the town."""
        return sum(count for _speciality, count in self.seats)


def list_towns(period: PracticePeriod) -> list[TownOfRest]:
    """Return the towns with seats left and those where somebody waits, the most seats first.

    Students write a town alone: where names repeat they are counted at each of the namesakes.
    """
    free = count_free_by_town(period)
    ids = {one for seats in free.values() for one in seats if one}
    found = db.session.scalars(select(Speciality).where(Speciality.id.in_(ids)))
    specialities = {one.id: one for one in found}
    living, present = _waiting_by_town(period), _towns_of(period)
    towns = [
        TownOfRest(
            name,
            key,
            living.get(identity, ("", 0))[1],
            [(specialities.get(one or 0), count) for one, count in free[key].items()],
        )
        for key, name, identity in present
        if key in free
    ]
    known = {identity for key, _name, identity in present if key in free}
    without = [
        TownOfRest(name, "", count, [])
        for identity, (name, count) in living.items()
        if identity not in known
    ]
    return sorted([*towns, *without], key=lambda one: (-one.free, -one.waiting, one.name))


def _towns_of(period: PracticePeriod) -> list[tuple[str, str, str]]:
    """Return (key, name, identity) of the towns with places in a period."""
    names = dict(towns_of(period))
    statement = (
        select(PracticeBase.settlement_key, PracticeBase.town_identity)
        .join(PracticePlace, PracticePlace.base_id == PracticeBase.id)
        .where(PracticePlace.period_id == period.id)
        .distinct()
    )
    return [(key, names[key], identity) for key, identity in db.session.execute(statement)]


def _waiting_by_town(period: PracticePeriod) -> dict[str, tuple[str, int]]:
    """Map a town's identity to its name and to how many who live there wait for a seat."""
    statement = (
        select(Student.town, func.count(Student.id))
        .where(Student.id.in_(waiting_students(period)), Student.town.is_not(None))
        .group_by(Student.town)
    )
    found: dict[str, tuple[str, int]] = {}
    for town, count in db.session.execute(statement):
        identity = town_identity(town)
        name, before = found.get(identity, (tidy_town(town) or "", 0))
        found[identity] = (name, before + count)
    return {identity: one for identity, one in found.items() if identity}


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
