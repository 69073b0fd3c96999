"""Reading proposals to swap: each of the two sees their own, staff all."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.base.errors import NotFoundError
from app.base.identity import fold
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.changes.enums import SwapState
from app.practice.changes.models import SwapProposal
from app.practice.changes.swap_rules import OPEN, code_in
from app.practice.enums import PeriodState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.queries.applications import is_in_groups
from app.students.models import Student

SWAP_ORDERS = {"made": SwapProposal.made_at}
_LOADED = (
    joinedload(SwapProposal.author).joinedload(Student.group),
    joinedload(SwapProposal.other).joinedload(Student.group),
    joinedload(SwapProposal.author_place).joinedload(PracticePlace.organization),
    joinedload(SwapProposal.other_place).joinedload(PracticePlace.organization),
)


def list_swaps(period: PracticePeriod, *, state: SwapState | None = None) -> Select[Any]:
    """Select the proposals of a period for staff; the caller orders them."""
    statement = select(SwapProposal).where(SwapProposal.period_id == period.id).options(*_LOADED)
    return statement.where(SwapProposal.state == state) if state else statement


def list_swaps_of(period: PracticePeriod, student: Student) -> list[SwapProposal]:
    """Return a student's own proposals and those to the student, the newest first."""
    statement = (
        select(SwapProposal)
        .where(SwapProposal.period_id == period.id, _concerns(student.id))
        .options(*_LOADED)
        .order_by(SwapProposal.id.desc())
        .limit(20)
    )
    return list(db.session.scalars(statement))


def get_swap(swap_id: int, *, visible_to: Viewer) -> SwapProposal:
    """Return a proposal for staff or for one of the two; raises NotFoundError."""
    statement = (
        select(SwapProposal)
        .where(SwapProposal.id == swap_id)
        .options(*_LOADED, joinedload(SwapProposal.period))
    )
    swap = db.session.scalar(statement)
    if swap is None or not (
        visible_to.sees_all or visible_to.id in {swap.author.user_id, swap.other.user_id}
    ):
        raise NotFoundError
    return swap


def list_open_of(period: PracticePeriod, *student_ids: int) -> list[SwapProposal]:
    """Return the undecided proposals that concern any of the students."""
    concerned = or_(*(_concerns(one) for one in student_ids))
    statement = select(SwapProposal).where(
        SwapProposal.period_id == period.id, SwapProposal.state.in_(OPEN), concerned
    )
    return list(db.session.scalars(statement.order_by(SwapProposal.id)))


def list_asked_of(viewer: Viewer) -> list[SwapProposal]:
    """Return the proposals a student has not answered."""
    statement = (
        select(SwapProposal)
        .join(SwapProposal.other)
        .join(SwapProposal.period)
        .where(
            Student.user_id == viewer.id,
            SwapProposal.state == SwapState.PROPOSED,
            PracticePeriod.state == PeriodState.PUBLISHED,
        )
        .options(joinedload(SwapProposal.period))
        .order_by(SwapProposal.id)
    )
    return list(db.session.scalars(statement))


def list_waiting_periods(today: date) -> list[tuple[PracticePeriod, int]]:
    """Return the periods not over with the number of their swaps that wait for staff."""
    counts = (
        select(SwapProposal.period_id, func.count().label("waiting"))
        .where(SwapProposal.state == SwapState.ACCEPTED)
        .group_by(SwapProposal.period_id)
        .subquery()
    )
    statement = (
        select(PracticePeriod, counts.c.waiting)
        .join(counts, counts.c.period_id == PracticePeriod.id)
        .where(PracticePeriod.ends_on >= today)
        .options(selectinload(PracticePeriod.plan_items))
        .order_by(PracticePeriod.starts_on, PracticePeriod.id)
    )
    return [(row[0], row[1]) for row in db.session.execute(statement)]


def find_mate(period: PracticePeriod, author: Student, whom: str) -> Student | None:
    """Return who is meant: by the code anybody of the period, by the name one of the own group.

    None as well when nobody or several are meant: what is not found tells nothing about anybody.
    """
    seated = select(Placement.student_id).where(
        Placement.period_id == period.id, Placement.place_id.is_not(None)
    )
    statement = select(Student).where(
        Student.id.in_(seated), Student.id != author.id, is_in_groups(period)
    )
    code = code_in(whom)
    if code is not None:
        return db.session.scalar(statement.where(Student.id == code))
    of_group = db.session.scalars(statement.where(Student.group_id == author.group_id))
    meant = fold(whom)
    found = [one for one in of_group if meant in {fold(one.full_name), _two_names(one)}]
    return found[0] if len(found) == 1 else None


def _two_names(student: Student) -> str:
    return fold(f"{student.last_name} {student.first_name}")


def _concerns(student_id: int) -> ColumnElement[bool]:
    return or_(SwapProposal.author_id == student_id, SwapProposal.other_id == student_id)
