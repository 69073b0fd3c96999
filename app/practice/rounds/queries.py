"""Reading second rounds: who may choose, what is free, who chose what."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.identity import town_identity
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.practice.distribution_instance import Applicant
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
)
from app.practice.queries import places as place_queries
from app.practice.queries.instance import contracts_of, organizations_of
from app.practice.queries.pools import Weeks, free_seats, has_free_seats
from app.practice.queries.remaining import waiting_students
from app.practice.rounds.enums import SecondRoundState
from app.practice.rounds.models import SecondChoice, SecondRound, SecondWish
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS


class RoundCounts(NamedTuple):
    """Of those who wait for a seat: all, with an address, and who has sent a choice."""

    waiting: int
    reached: int
    sent: int


class FreeRow(NamedTuple):
    """A place of a second round: the seats left, and how many of those waiting chose it."""

    place: PracticePlace
    free: int
    wishers: int


class OpenRound(NamedTuple):
    """A second round a student may choose in today, with the own choice if there is one."""

    round: SecondRound
    application: SecondChoice | None


def find_round(period: PracticePeriod) -> SecondRound | None:
    """Return a period's second round, None when there was none."""
    return db.session.scalar(select(SecondRound).where(SecondRound.period_id == period.id))


def get_round(period: PracticePeriod) -> SecondRound:
    """Return a period's second round; raises NotFoundError."""
    found = find_round(period)
    if found is None:
        raise NotFoundError
    return found


def find_choice_in(second: SecondRound, student_id: int) -> SecondChoice | None:
    """Return what a student chose, None when nothing."""
    to_place = selectinload(SecondChoice.wishes).joinedload(SecondWish.place)
    return db.session.scalar(
        select(SecondChoice)
        .where(SecondChoice.round_id == second.id, SecondChoice.student_id == student_id)
        .options(to_place.joinedload(PracticePlace.organization))
    )


def list_open_for(student: Student, today: date) -> list[OpenRound]:
    """Return the second rounds a student without a seat may choose in today."""
    own = and_(SecondChoice.round_id == SecondRound.id, SecondChoice.student_id == student.id)
    statement = (
        select(SecondRound, SecondChoice)
        .join(SecondRound.period)
        .outerjoin(SecondChoice, own)
        .options(joinedload(SecondRound.period).selectinload(PracticePeriod.plan_items))
        .where(SecondRound.state == SecondRoundState.OPEN, SecondRound.open_until >= today)
        .order_by(SecondRound.open_until, SecondRound.id)
    )
    found = [OpenRound(*row) for row in db.session.execute(statement)]
    return [one for one in found if waits_for_seat(one.round.period, student.id)]


def days_of_rounds_for(student: Student, today: date) -> dict[int, date]:
    """Return until when a student may choose in second rounds, by period."""
    found = list_open_for(student, today)
    return {one.round.period_id: one.round.open_until for one in found}


def waits_for_seat(period: PracticePeriod, student_id: int) -> bool:
    """Tell whether a student of a period still waits for a seat."""
    one = waiting_students(period).where(Student.id == student_id)
    return db.session.scalar(one) is not None


def rounds_of(period_ids: Collection[int]) -> dict[int, SecondRound]:
    """Return the second rounds of some periods, by period."""
    if not period_ids:
        return {}
    statement = select(SecondRound).where(SecondRound.period_id.in_(period_ids))
    return {one.period_id: one for one in db.session.scalars(statement)}


def count_round(period: PracticePeriod) -> RoundCounts:
    """Count those who wait for a seat and who of them has chosen."""
    statement = (
        select(func.count(Student.id), func.count(STUDENT_ADDRESS))
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .add_columns(func.count().filter(_has_sent(period)))
        .where(Student.id.in_(waiting_students(period)))
    )
    return RoundCounts(*db.session.execute(statement).one())


def list_addresses_of_waiting(period: PracticePeriod, *, sent: bool | None = None) -> Sequence[str]:
    """Return where letters to those who wait for a seat go; `sent` narrows to who has chosen."""
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Student.id.in_(waiting_students(period)), STUDENT_ADDRESS.is_not(None))
        .order_by(Student.id)
    )
    if sent is not None:
        chose = _has_sent(period)
        statement = statement.where(chose if sent else ~chose)
    return db.session.scalars(statement).all()


def _has_sent(period: PracticePeriod) -> ColumnElement[bool]:
    return exists().where(
        SecondRound.period_id == period.id,
        SecondChoice.round_id == SecondRound.id,
        SecondChoice.student_id == Student.id,
        SecondChoice.submitted_at.is_not(None),
    )


def list_free(
    period: PracticePeriod,
    *,
    speciality_id: int,
    q: str | None = None,
    town: str | None = None,
    kind: OrganizationKind | None = None,
    without: Iterable[int] = (),
) -> Select[Any]:
    """Select the places with seats left that a student of a speciality may choose."""
    return place_queries.offered_to(
        period, speciality_id=speciality_id, q=q, town=town, kind=kind, without=without
    ).where(has_free_seats(period))


def free_rows(period: PracticePeriod, places: Sequence[PracticePlace]) -> list[FreeRow]:
    """Return places with their seats left and who of those waiting chose them."""
    ids = [place.id for place in places]
    free = free_seats(Weeks.of(period)).label("free")
    left = select(PracticePlace.id).add_columns(free).where(PracticePlace.id.in_(ids))
    seats = {row[0]: row[1] for row in db.session.execute(left)}
    chosen = (
        select(SecondWish.place_id, func.count())
        .join(SecondWish.choice)
        .where(
            SecondWish.place_id.in_(ids),
            SecondChoice.submitted_at.is_not(None),
            SecondChoice.student_id.in_(waiting_students(period)),
        )
        .group_by(SecondWish.place_id)
    )
    wishers = {row[0]: row[1] for row in db.session.execute(chosen)}
    return [FreeRow(one, max(seats[one.id], 0), wishers.get(one.id, 0)) for one in places]


def list_chosen_rows(period: PracticePeriod, place_ids: Sequence[int]) -> list[FreeRow]:
    """Return chosen places in the order chosen, those without seats by now too."""
    statement = place_queries.list_places(period).where(PracticePlace.id.in_(place_ids))
    found = {row.place.id: row for row in free_rows(period, db.session.scalars(statement).all())}
    return [found[place_id] for place_id in dict.fromkeys(place_ids) if place_id in found]


def list_choosers(period: PracticePeriod) -> list[Applicant]:
    """Return who chose in the second round and still waits, as the matching takes them."""
    first = and_(
        PracticeApplication.period_id == period.id, PracticeApplication.student_id == Student.id
    )
    statement = (
        select(Student.id, StudyGroup.speciality_id, Student.town)
        .add_columns(PracticeApplication.needs_dormitory, SecondWish.place_id)
        .select_from(SecondChoice)
        .join(SecondChoice.round)
        .join(SecondChoice.student)
        .join(Student.group)
        .join(SecondChoice.wishes)
        .outerjoin(PracticeApplication, first)
        .where(
            SecondRound.period_id == period.id,
            SecondChoice.submitted_at.is_not(None),
            Student.id.in_(waiting_students(period)),
        )
        .order_by(Student.id, SecondWish.rank)
    )
    wishes: dict[tuple[int, int, str, bool], list[int]] = {}
    for student_id, speciality_id, town, needs_bed, place_id in db.session.execute(statement):
        wishes.setdefault((student_id, speciality_id, town, bool(needs_bed)), []).append(place_id)
    bound = contracts_of(period)
    return [
        Applicant(
            student_id,
            speciality_id,
            tuple(place_ids),
            town=town_identity(town),
            needs_dormitory=needs_bed,
            contract_with=organizations_of(bound, student_id),
        )
        for (student_id, speciality_id, town, needs_bed), place_ids in wishes.items()
    ]


def are_free(period: PracticePeriod, place_ids: Collection[int]) -> bool:
    """Tell whether all of some places have seats left."""
    statement = select(func.count(PracticePlace.id)).where(
        PracticePlace.id.in_(place_ids), has_free_seats(period)
    )
    return not place_ids or db.session.scalar(statement) == len(set(place_ids))


def list_held_seats(period: PracticePeriod) -> dict[int, int]:
    """Return every seat of a period that somebody holds: student's id → place's id."""
    statement = select(Placement.student_id, Placement.place_id).where(
        Placement.period_id == period.id, Placement.place_id.is_not(None)
    )
    return {
        student_id: place_id for student_id, place_id in db.session.execute(statement) if place_id
    }


def choices_by_student(period: PracticePeriod, ids: Collection[int]) -> dict[int, SecondChoice]:
    """Return what some students chose in a period's second round."""
    statement = (
        select(SecondChoice)
        .join(SecondChoice.round)
        .where(SecondRound.period_id == period.id, SecondChoice.student_id.in_(ids))
    )
    return {one.student_id: one for one in db.session.scalars(statement)}
