"""What students who left still hold elsewhere; each package declares its own kind of records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from flask import Flask, current_app
from flask_babel import LazyString

from app.base.declared import declare_once
from app.students.enums import StudentState
from app.students.models import Student
from app.students.moves import LEFT
from app.students.queries.holds import HeldRows, first_held

SHOWN = 5  # of each kind: the rest follows when these are decided about


@dataclass(frozen=True)
class Held:
    """A record of a student who left, and where it is decided about."""

    student: Student
    url: str


@dataclass(frozen=True)
class StudentHold:
    """Records that wait for a decision when their student leaves.

    `rows(states)` selects (record, student, what its page is found by) of those of the students in
    these states that are not over; `url` is that page; `instrumental` is their word in «решите,
    что с …».
    """

    name: str
    instrumental: LazyString
    rows: Callable[[Sequence[StudentState]], HeldRows]
    url: Callable[[int, Student], str]
    states: frozenset[StudentState] = LEFT

    def register(self, app: Flask) -> None:
        """Make the kind known (called by the factory); raises ValueError for a name's second."""
        declare_once(app, "student_holds", self.name, self)


def list_held() -> Iterator[tuple[StudentHold, Held]]:
    """Yield what those who left still hold, the first of each kind, read by one statement."""
    known: dict[str, StudentHold] = current_app.extensions.get("student_holds", {})
    holds = list(known.values())
    kinds = [hold.rows(sorted(hold.states)) for hold in holds]
    for number, page_id, student in first_held(kinds, limit=SHOWN):
        yield holds[number], Held(student, holds[number].url(page_id, student))
