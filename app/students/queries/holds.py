"""Reading what students in some states hold in the packages above: all kinds by one statement."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, literal, select, union_all

from app.extensions import db
from app.students.models import Student

HeldRows = Select[*tuple[Any, ...]]  # record, student, what its page is found by


def first_held(kinds: Sequence[HeldRows], *, limit: int) -> list[tuple[int, int, Student]]:
    """Return (number of the kind, what the page is found by, student): the first of each kind."""
    if not kinds:
        return []
    firsts = [
        select(literal(number).label("kind"), *found.c)
        for number, rows in enumerate(kinds)
        for found in [rows.order_by(rows.selected_columns[0]).limit(limit).subquery()]
    ]
    held = union_all(*firsts).subquery("held").c
    kind, record_id, student_id, page_id = held
    statement = (
        select(kind, page_id, Student)
        .join(Student, Student.id == student_id)
        .order_by(kind, record_id)
    )
    return [(row[0], row[1], row[2]) for row in db.session.execute(statement)]


def students_in(states: Sequence[str]) -> Select[int]:
    """Select the ids of the students in some states: few, so that they are looked for first."""
    return select(Student.id).where(Student.state.in_(states))
