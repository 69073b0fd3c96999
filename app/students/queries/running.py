"""Reading what students have under way at organizations, whoever declares it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, union_all

from app.extensions import db
from app.students.running import Running, running_kinds


def select_running(day: date) -> CompoundSelect[Any]:
    """Return one statement over all kinds, with the fields of `Running`, for joins and pages."""
    return union_all(*(kind.select(day) for kind in running_kinds().values()))


def running_of(student_id: int, *, day: date) -> Iterator[Running]:
    """Yield what a student has under way on a day, by its beginning."""
    every = select_running(day).subquery()
    own = every.select().where(every.c.student_id == student_id)
    for row in db.session.execute(own.order_by(every.c.starts_on, every.c.record_id)):
        yield Running(*row)
