"""Whom two computed answers put differently: scenarios of a practice, matchings of a fair."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import aliased, joinedload

from app.base.search import matches
from app.extensions import db
from app.students.enums import Fares
from app.students.models import Student

_NOWHERE, _OUTSIDE = 1_000, 100  # no seat is worse than one outside of the wishes


class DifferenceRow(NamedTuple):
    """A student whom two answers put differently; places are ids."""

    student: Student
    first_place: int | None
    first_rank: int | None
    second_place: int | None
    second_rank: int | None
    fares: str


class FaresCounts(NamedTuple):
    """How many fare better and worse in the second of two answers, or just otherwise."""

    better: int = 0
    worse: int = 0
    other: int = 0

    @property
    def total(self) -> int:
        """Return how many are put differently."""
        return self.better + self.worse + self.other


class SeatDifferences:
    """Compares the answers that a table of seats keeps: a row for each answer and student.

    `answer` names its column of whose answer a row is, `place` the one of where it puts the
    student, None for nowhere; its `rank` is the number of the wish.
    """

    def __init__(self, seats: type[Any], *, answer: str, place: str) -> None:
        self._first, self._second = aliased(seats), aliased(seats)
        self._answer, self._place = answer, place

    def listed(
        self,
        first_id: int,
        second_id: int,
        *,
        q: str | None = None,
        group: int | None = None,
        fares: Fares | None = None,
    ) -> Select[Any]:
        """Select `DifferenceRow`s of two answers; the caller orders them."""
        first, second = self._first, self._second
        columns = (
            self._placed(first).label("first_place"),
            first.rank.label("first_rank"),
            self._placed(second).label("second_place"),
            second.rank.label("second_rank"),
            self._fares().label("fares"),
        )
        asked: Select[Any] = select(Student).add_columns(*columns)
        statement = self._between(first_id, second_id, asked).options(joinedload(Student.group))
        if q:
            statement = statement.where(matches(q, (Student, Student.id)))
        if group:
            statement = statement.where(Student.group_id == group)
        return statement.where(self._fares() == fares.value) if fares else statement

    def count_between(self, first_id: int, second_id: int) -> FaresCounts:
        """Count how the students of `listed` fare."""
        counts: Any = select(*self._counted()).select_from(Student)
        statement = self._between(first_id, second_id, counts)
        return FaresCounts(*db.session.execute(statement).one())

    def count(self, first_id: int, others: Collection[int]) -> dict[int, FaresCounts]:
        """Count how the students who are in both fare in other answers against one."""
        first, second = self._first, self._second
        of_second = getattr(second, self._answer)
        statement = (
            select(of_second, *self._counted())
            .select_from(first)
            .join(second, second.student_id == first.student_id)
            .where(self._is_of(first, first_id), of_second.in_(others), self._differs())
            .group_by(of_second)
        )
        return {id_: FaresCounts(*counts) for id_, *counts in db.session.execute(statement)}

    def _between(self, first_id: int, second_id: int, statement: Select[Any]) -> Select[Any]:
        """Who was not asked in one of the answers is nowhere in it."""
        first, second = self._first, self._second
        return (
            statement.outerjoin(
                first, and_(first.student_id == Student.id, self._is_of(first, first_id))
            )
            .outerjoin(
                second, and_(second.student_id == Student.id, self._is_of(second, second_id))
            )
            .where(self._differs())
        )

    def _counted(self) -> list[ColumnElement[int]]:
        return [func.count().filter(self._fares() == one.value) for one in Fares]

    def _placed(self, seat: Any) -> Any:
        return getattr(seat, self._place)

    def _is_of(self, seat: Any, answer_id: int) -> ColumnElement[bool]:
        is_of: ColumnElement[bool] = getattr(seat, self._answer) == answer_id
        return is_of

    def _differs(self) -> ColumnElement[bool]:
        first, second = self._placed(self._first), self._placed(self._second)
        differs: ColumnElement[bool] = first.is_distinct_from(second)
        return differs

    def _worth(self, seat: Any) -> ColumnElement[int]:
        return case(
            (self._placed(seat).is_(None), _NOWHERE),
            (seat.rank.is_(None), _OUTSIDE),
            else_=seat.rank,
        )

    def _fares(self) -> ColumnElement[str]:
        first, second = self._worth(self._first), self._worth(self._second)
        return case(
            (second < first, Fares.BETTER.value),
            (second > first, Fares.WORSE.value),
            else_=Fares.OTHER.value,
        )
