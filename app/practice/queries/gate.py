"""Reading whom the gate is asked about: students and places, two queries for any number."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.base.locks import lock_rows
from app.extensions import db
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.students.models import Student


class SeatAsked(NamedTuple):
    """A student and the place a seat is asked at."""

    student: Student
    place: PracticePlace


def list_asked(seats: Mapping[int, int]) -> list[SeatAsked]:
    """Return the students with the places they are to go to; the students' rows are held."""
    held: Select[Any] = (
        select(Student)
        .where(Student.id.in_(seats.keys()))
        .order_by(Student.id)
        .options(joinedload(Student.group, innerjoin=True))
    )
    places = select(PracticePlace).where(PracticePlace.id.in_(set(seats.values())))
    by_id = {place.id: place for place in db.session.scalars(places)}
    return [
        SeatAsked(student, by_id[seats[student.id]])
        for student in lock_rows(held, shared=True)
        if seats[student.id] in by_id
    ]


def bases_of(period: PracticePeriod, student_ids: Collection[int]) -> dict[int, int]:
    """Return the bases where some students have a seat in a period."""
    statement = (
        select(Placement.student_id, PracticePlace.base_id)
        .join(Placement.place)
        .where(Placement.period_id == period.id, Placement.student_id.in_(student_ids))
    )
    return dict(db.session.execute(statement).all())
