"""Reading what a repair needs: who sits where, who is let go, what there is to choose."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.base.choices import Choices
from app.base.search import matches
from app.extensions import db
from app.organizations.models import Organization
from app.practice.changes.enums import Trouble
from app.practice.changes.rules import Released, RepairTerms
from app.practice.enums import Basis
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
)
from app.practice.rules import SeatOutcome
from app.students.models import Student, StudyGroup


def seats_of(period: PracticePeriod) -> dict[int, int | None]:
    """Return where everybody sits: student's id → place's id, None without a seat."""
    statement = select(Placement.student_id, Placement.place_id).where(
        Placement.period_id == period.id
    )
    return {row.student_id: row.place_id for row in db.session.execute(statement)}


def outcomes_of(period: PracticePeriod, ids: Collection[int]) -> dict[int, SeatOutcome]:
    """Return what some students have."""
    statement = select(
        Placement.student_id, Placement.place_id, Placement.basis, Placement.rank, Placement.note
    ).where(Placement.period_id == period.id, Placement.student_id.in_(ids))
    return {row[0]: SeatOutcome(*row[1:]) for row in db.session.execute(statement)}


def specialities_of_places(period: PracticePeriod) -> dict[int, int | None]:
    """Return the speciality each place is for, None for any."""
    statement = select(PracticePlace.id, PracticePlace.speciality_id).where(
        PracticePlace.period_id == period.id
    )
    return {row.id: row.speciality_id for row in db.session.execute(statement)}


def find_place_of(period: PracticePeriod, place_id: int | None) -> PracticePlace | None:
    """Return a place of a period, None when it has no such place."""
    statement = select(PracticePlace).where(
        PracticePlace.id == (place_id or 0), PracticePlace.period_id == period.id
    )
    return db.session.scalar(statement.options(joinedload(PracticePlace.organization)))


def list_released(period: PracticePeriod, terms: RepairTerms) -> list[Released]:
    """Return who was seated by hand at the place and finds no seat there any more.

    The better number of the lottery stays.
    """
    if terms.trouble is Trouble.STUDENT_OUT or terms.place_id is None:
        return []
    statement = (
        select(Placement.student_id, StudyGroup.speciality_id)
        .join(Placement.student)
        .join(Student.group)
        .where(
            Placement.period_id == period.id,
            Placement.place_id == terms.place_id,
            Placement.basis == Basis.BY_HAND,
        )
        .order_by(Placement.lottery_number.is_(None), Placement.lottery_number, Student.id)
        .offset(terms.seats_left)
    )
    found = db.session.execute(statement).all()
    wishes = _sent_wishes(period, [row.student_id for row in found])
    return [
        Released(row.student_id, row.speciality_id, tuple(wishes.get(row.student_id, ())))
        for row in found
    ]


def _sent_wishes(period: PracticePeriod, ids: Collection[int]) -> dict[int, list[int]]:
    statement = (
        select(PracticeApplication.student_id, Wish.place_id)
        .join(PracticeApplication.wishes)
        .where(
            PracticeApplication.period_id == period.id,
            PracticeApplication.student_id.in_(ids),
            PracticeApplication.submitted_at.is_not(None),
        )
        .order_by(PracticeApplication.student_id, Wish.rank)
    )
    wishes: dict[int, list[int]] = {}
    for student_id, place_id in db.session.execute(statement):
        wishes.setdefault(student_id, []).append(place_id)
    return wishes


def place_choices(period: PracticePeriod) -> Choices:
    """Return the places of a period that have seats, to choose among, by bases."""
    place = PracticePlace
    base = (Organization, place.organization_id)
    return Choices(
        name="period-places",
        statement=select(place.id)
        .add_columns(Organization.short_name, place.title, place.taken, place.seats)
        .join(place.organization)
        .where(place.period_id == period.id, place.seats > 0)
        .order_by(Organization.name_key, place.title_key, place.id),
        key=place.id,
        label=lambda row: f"{row.short_name}, {row.title} ({row.taken}/{row.seats})",
        found_by=lambda words: matches(words, (place, place.id), base),
        of={"period": period.id},
    )


def seated_choices(period: PracticePeriod) -> Choices:
    """Return the students who have a seat in a period, to choose among, by name."""
    names = (Student.last_name, Student.first_name, Student.middle_name)
    return Choices(
        name="seated-students",
        statement=select(Student.id, *names, StudyGroup.name)
        .join(Student.group)
        .join(Placement, Placement.student_id == Student.id)
        .where(Placement.period_id == period.id, Placement.place_id.is_not(None))
        .order_by(Student.name_key, Student.id),
        key=Student.id,
        label=lambda row: f"{' '.join(filter(None, row[1:4]))}, {row.name}",
        found_by=lambda words: matches(words, (Student, Student.id)),
        of={"period": period.id},
    )
