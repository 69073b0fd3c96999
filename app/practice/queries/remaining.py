"""Reading those left without a seat, the seats left, and what acts on many students would reach."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.base.identity import town_identity
from app.base.settlements import Point, point_of
from app.extensions import db
from app.practice.distribution_instance import draw_of
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
)
from app.practice.queries.applications import is_in_groups
from app.practice.queries.pools import Weeks, free_in_pool, free_seats, pool_of
from app.practice.registry.models import PracticeBase
from app.practice.remaining import FreePlace, SeatlessStudent
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS


class ReminderCounts(NamedTuple):
    """Of some students: who would be reminded, who has sent, has no address, takes no part."""

    ready: int
    sent: int
    without_address: int
    left: int


class SeatCounts(NamedTuple):
    """Of some students: who waits for a seat, who has one, who takes no part and has none."""

    waiting: int
    seated: int
    left: int


def waiting_students(period: PracticePeriod) -> Select[Any]:
    """Select the ids of everybody who waits for a seat in a period."""
    own = and_(Placement.student_id == Student.id, Placement.period_id == period.id)
    return (
        select(Student.id)
        .outerjoin(Placement, own)
        .where(is_in_groups(period), Placement.waits_for_seat())
    )


def list_waiting_ids(period: PracticePeriod) -> list[int]:
    """Return everybody who waits for a seat."""
    return list(db.session.scalars(waiting_students(period).order_by(Student.id)))


def list_seatless(period: PracticePeriod, ids: Collection[int]) -> list[SeatlessStudent]:
    """Return those of the students who wait for a seat, the better number of the lottery first.

    Wishes of drafts count too: they say where a student would rather go. Who drew no number stands
    where the same lottery would have put them among themselves.
    """
    return _to_seat(period, ids, is_in_groups(period), Placement.waits_for_seat())


def list_to_seat(period: PracticePeriod, ids: Collection[int]) -> list[SeatlessStudent]:
    """Return students of a period who may have a seat, to find another for them."""
    return _to_seat(period, ids, is_in_groups(period))


def _to_seat(
    period: PracticePeriod, ids: Collection[int], *conditions: ColumnElement[bool]
) -> list[SeatlessStudent]:
    own = and_(Placement.student_id == Student.id, Placement.period_id == period.id)
    statement = (
        select(Student.id, StudyGroup.speciality_id, Student.town)
        .join(Student.group)
        .outerjoin(Placement, own)
        .where(Student.id.in_(ids), *conditions)
        .order_by(Placement.lottery_number.is_(None), Placement.lottery_number, Student.id)
        .add_columns(Placement.lottery_number)
    )
    wishes, points = _wishes_of(period, ids), _town_points()
    rows = db.session.execute(statement).all()
    numbered = [row for row in rows if row.lottery_number is not None]
    others = (row for row in rows if row.lottery_number is None)
    drawn = sorted(others, key=lambda row: draw_of(period.seed, row.id))
    return [
        SeatlessStudent(
            id_,
            speciality_id,
            town_identity(town),
            tuple(wishes.get(id_, ())),
            point_of(town) or points.get(town_identity(town)),
        )
        for id_, speciality_id, town, _number in [*numbered, *drawn]
    ]


def _wishes_of(period: PracticePeriod, ids: Collection[int]) -> dict[int, list[int]]:
    statement = (
        select(PracticeApplication.student_id, Wish.place_id)
        .join(PracticeApplication.wishes)
        .where(PracticeApplication.period_id == period.id, PracticeApplication.student_id.in_(ids))
        .order_by(PracticeApplication.student_id, Wish.rank)
    )
    wishes: dict[int, list[int]] = {}
    for student_id, place_id in db.session.execute(statement):
        wishes.setdefault(student_id, []).append(place_id)
    return wishes


def list_free_places(period: PracticePeriod) -> list[FreePlace]:
    """Return the places of a period that have seats left."""
    return [place for place in list_located_places(period) if place.free > 0]


def list_located_places(period: PracticePeriod) -> list[FreePlace]:
    """Return all places of a period with the seats left and where they lie."""
    place = PracticePlace
    weeks = Weeks.of(period)
    pool, left = pool_of(weeks).label("pool"), func.coalesce(free_in_pool(weeks), 0)
    statement = (
        select(PracticeBase)
        .add_columns(place.id, free_seats(weeks), place.speciality_id, pool, left)
        .join_from(place, place.base)
        .where(place.period_id == period.id)
        .order_by(place.id)
    )
    return [
        FreePlace(place_id, free, speciality_id, base.town_identity, base.point, row_id, in_pool)
        for base, place_id, free, speciality_id, row_id, in_pool in db.session.execute(statement)
    ]


def _town_points() -> dict[str, Point]:
    """Return where towns lie: amid the bases there that have coordinates."""
    base = PracticeBase
    statement = (
        select(base.town_identity, func.avg(base.latitude), func.avg(base.longitude))
        .where(base.latitude.is_not(None))
        .group_by(base.town_identity)
    )
    return {town: (float(lat), float(lon)) for town, lat, lon in db.session.execute(statement)}


def find_town_point(town: str) -> Point | None:
    """Return where a town lies: by the table, else amid the bases there, if anybody knows."""
    return point_of(town) or _town_points().get(town_identity(town))


def places_by_ids(period: PracticePeriod, ids: Collection[int]) -> Sequence[PracticePlace]:
    """Return places of a period with their bases, by id."""
    statement = (
        select(PracticePlace)
        .where(PracticePlace.period_id == period.id, PracticePlace.id.in_(ids))
        .options(joinedload(PracticePlace.organization))
        .order_by(PracticePlace.id)
    )
    return db.session.scalars(statement).all()


def list_placements_of(period: PracticePeriod, ids: Collection[int]) -> Sequence[Placement]:
    """Return the outcomes of some students in a period."""
    statement = (
        select(Placement)
        .where(Placement.period_id == period.id, Placement.student_id.in_(ids))
        .options(joinedload(Placement.place).joinedload(PracticePlace.organization))
        .order_by(Placement.id)
    )
    return db.session.scalars(statement).all()


def count_seats_of(period: PracticePeriod, ids: Collection[int]) -> SeatCounts:
    """Count how some students stand with their seats."""
    own = and_(Placement.student_id == Student.id, Placement.period_id == period.id)
    seated, takes_part = Placement.place_id.is_not(None), is_in_groups(period)
    waiting = Placement.waits_for_seat() & takes_part
    kinds = (waiting, seated, ~seated & ~waiting)
    counts = [func.count().filter(kind) for kind in kinds]
    statement = select(*counts).select_from(Student).outerjoin(Placement, own)
    row = db.session.execute(statement.where(Student.id.in_(ids))).one()
    return SeatCounts(row[0], row[1], row[2])


def count_to_remind(period: PracticePeriod, ids: Collection[int]) -> ReminderCounts:
    """Count what a reminder to some students would do."""
    own = and_(
        PracticeApplication.student_id == Student.id, PracticeApplication.period_id == period.id
    )
    takes_part = is_in_groups(period)
    sent = takes_part & PracticeApplication.submitted_at.is_not(None)
    unsent = takes_part & PracticeApplication.submitted_at.is_(None)
    reached = STUDENT_ADDRESS.is_not(None)
    kinds = (unsent & reached, sent, unsent & ~reached, ~takes_part)
    counts = [func.count().filter(kind) for kind in kinds]
    statement = (
        select(*counts)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .outerjoin(PracticeApplication, own)
        .where(Student.id.in_(ids))
    )
    row = db.session.execute(statement).one()
    return ReminderCounts(row[0], row[1], row[2], row[3])
