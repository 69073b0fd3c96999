"""Reading passes: whose, by which code, and who has none yet."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select, union
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.checkin.enums import HolderKind
from app.jobfair.checkin.models import FairPass
from app.jobfair.checkin.rules import COMING
from app.jobfair.codes import read_code
from app.jobfair.enums import ApplicationState
from app.jobfair.interviews.enums import InterviewState
from app.jobfair.interviews.models import Interview
from app.jobfair.models import Fair, FairApplication
from app.jobfair.venue.models import FairGuest, FairGuestGroup, FairParticipant, FairRepresentative
from app.students.models import Student
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS

_TAKING_PART = (
    ApplicationState.SUBMITTED,
    ApplicationState.OFFERED,
    ApplicationState.ACCEPTED,
)


def is_expected(fair_id: int) -> ColumnElement[bool]:
    """Tell, in a query over students, who is expected at a fair.

    By an application, by a talk, invited with a group or alone.
    """
    applied = select(FairApplication.student_id).where(
        FairApplication.fair_id == fair_id, FairApplication.state.in_(_TAKING_PART)
    )
    asked = select(Interview.student_id).where(
        Interview.fair_id == fair_id, Interview.state != InterviewState.CANCELLED
    )
    guests = select(FairGuestGroup.group_id).where(FairGuestGroup.fair_id == fair_id)
    members = select(Student.id).where(Student.group_id.in_(guests), Student.state.in_(COMING))
    alone = select(FairGuest.student_id).where(FairGuest.fair_id == fair_id)
    return Student.id.in_(union(applied, asked, members, alone))


def with_holder() -> Any:
    """Return the options that load whose pass it is."""
    return (
        joinedload(FairPass.student).joinedload(Student.group),
        joinedload(FairPass.participant).joinedload(FairParticipant.organization),
    )


def holders_of(fair: Fair, codes: Iterable[str | None]) -> dict[str, FairPass]:
    """Return the fair's passes with these codes, by code: in one statement."""
    wanted = {code for code in codes if code}
    statement = select(FairPass).where(FairPass.fair_id == fair.id, FairPass.code.in_(wanted))
    found = db.session.scalars(statement.options(*with_holder()).order_by(FairPass.id))
    return {one.code: one for one in found}


def find_pass_of(fair: Fair, student: Student) -> FairPass | None:
    """Return a student's pass of a fair."""
    return db.session.scalar(
        select(FairPass).where(FairPass.fair_id == fair.id, FairPass.student_id == student.id)
    )


def get_pass_by_token(token: str) -> FairPass:
    """Return a visitor's pass by the secret of its address; raises NotFoundError."""
    found = db.session.scalar(
        select(FairPass).where(FairPass.token == token).options(joinedload(FairPass.fair))
    )
    if found is None:
        raise NotFoundError
    return found


def get_pass(pass_id: int, *, visible_to: Viewer) -> FairPass:
    """Return a pass for staff; raises NotFoundError."""
    found = db.session.get(FairPass, pass_id, options=with_holder())
    if found is None or not visible_to.sees_all:
        raise NotFoundError
    return found


def list_passes(
    fair: Fair, *, q: str | None = None, kind: HolderKind | None = None, group: int | None = None
) -> Select[Any]:
    """Select a fair's passes with their holders; the caller orders them."""
    statement = select(FairPass).where(FairPass.fair_id == fair.id).options(*with_holder())
    return narrowed(statement, q=q, kind=kind, group=group)


def narrowed(
    statement: Select[Any], *, q: str | None, kind: HolderKind | None, group: int | None
) -> Select[Any]:
    """Narrow a statement over passes: to a kind, a group, to what some words or a code mean."""
    if kind:
        statement = statement.where(FairPass.kind == kind)
    if group:
        members = select(Student.id).where(Student.group_id == group)
        statement = statement.where(FairPass.student_id.in_(members))
    if not q:
        return statement
    if code := read_code(q):
        return statement.where(FairPass.code == code)
    named = select(Student.id).where(matches(q, (Student, Student.id)))
    is_guest = func.lower(FairPass.name).contains(q.lower(), autoescape=True)
    return statement.where(FairPass.student_id.in_(named) | is_guest)


class Lacking(NamedTuple):
    """Who is expected and has no pass yet, and whom no letter would reach."""

    students: int
    without_address: int


def _without_pass(fair: Fair) -> ColumnElement[bool]:
    held = select(FairPass.student_id).where(
        FairPass.fair_id == fair.id, FairPass.student_id.is_not(None)
    )
    return is_expected(fair.id) & Student.erased_on.is_(None) & Student.id.not_in(held)


def count_lacking(fair: Fair) -> Lacking:
    """Count the expected students without a pass."""
    statement = (
        select(func.count(), func.count().filter(STUDENT_ADDRESS.is_(None)))
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(_without_pass(fair))
    )
    return Lacking(*db.session.execute(statement).one())


def list_lacking(fair: Fair, *, limit: int) -> list[Student]:
    """Return the first expected students without a pass, in the order of their cards."""
    statement = select(Student).where(_without_pass(fair)).order_by(Student.id).limit(limit)
    return list(db.session.scalars(statement.options(joinedload(Student.account))))


def passes_after(
    fair: Fair, *, after: int, limit: int, group: int | None, kind: HolderKind | None
) -> list[FairPass]:
    """Return the next passes of a fair for the printer, in the order they were made."""
    statement = list_passes(fair, group=group, kind=kind).where(FairPass.id > after)
    return list(db.session.scalars(statement.order_by(FairPass.id).limit(limit)))


def list_badges(fair: Fair, codes: Iterable[str]) -> list[FairRepresentative]:
    """Return the representatives of a fair whose badges have these codes."""
    statement = (
        select(FairRepresentative)
        .join(FairRepresentative.participant)
        .where(FairParticipant.fair_id == fair.id, FairRepresentative.code.in_(set(codes)))
    )
    return list(db.session.scalars(statement.order_by(FairRepresentative.id)))
