"""Reading changes of seats, their students and whom they pass over."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.change_models import PlacementChange, SeatChange
from app.practice.enums import ChangeState, SeatsChangeKind
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
)
from app.practice.queries.applications import BY_GROUP, is_in_groups
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS

SEARCHED = (Student,)
CHANGE_ORDERS = {"made": PlacementChange.made_at}
ROW_ORDERS = BY_GROUP
SHOWN_CLAIMS = 50
_students = (
    select(func.count())
    .where(SeatChange.change_id == PlacementChange.id)
    .correlate(PlacementChange)
    .scalar_subquery()
)


class ChangeRow(NamedTuple):
    """A change with the number of its students."""

    change: PlacementChange
    students: int


class Claim(NamedTuple):
    """Who has a better claim to a seat than the one who got it: by wish and by number."""

    student: Student
    place: PracticePlace
    rank: int
    number: int


class GroupOfRest(NamedTuple):
    """Those of a group who wait for a seat, and the seats left that fit their speciality."""

    group: StudyGroup
    waiting: int


class ChangeReach(NamedTuple):
    """How many students and places a change concerns, and how many of the students get a letter."""

    students: int
    letters: int
    places: int


def list_changes(
    period: PracticePeriod, *, kind: SeatsChangeKind | None = None, state: ChangeState | None = None
) -> Select[Any]:
    """Select `ChangeRow`s of a period; the caller orders them."""
    statement = (
        select(PlacementChange)
        .add_columns(_students.label("students"))
        .options(joinedload(PlacementChange.made_by), joinedload(PlacementChange.undone_by))
        .where(PlacementChange.period_id == period.id)
    )
    if kind:
        statement = statement.where(PlacementChange.kind == kind)
    return statement.where(PlacementChange.state == state) if state else statement


def get_change(change_id: int, *, visible_to: Viewer) -> PlacementChange:
    """Return a change with its period and place, for staff; raises NotFoundError."""
    to_place = joinedload(PlacementChange.place).joinedload(PracticePlace.organization)
    statement = (
        select(PlacementChange)
        .where(PlacementChange.id == change_id)
        .options(
            joinedload(PlacementChange.period),
            to_place,
            joinedload(PlacementChange.made_by),
            joinedload(PlacementChange.undone_by),
        )
    )
    change = db.session.scalar(statement) if visible_to.sees_all else None
    if change is None:
        raise NotFoundError
    return change


def list_rows(
    change: PlacementChange,
    *,
    q: str | None = None,
    group: int | None = None,
    cause: str | None = None,
) -> Select[Any]:
    """Select the students of a change; the caller orders them."""
    before = joinedload(SeatChange.before_place).joinedload(PracticePlace.organization)
    after = joinedload(SeatChange.after_place).joinedload(PracticePlace.organization)
    statement = (
        select(SeatChange)
        .join(SeatChange.student)
        .options(contains_eager(SeatChange.student).joinedload(Student.group), before, after)
        .where(SeatChange.change_id == change.id)
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(Student.group_id == group)
    return statement.where(SeatChange.cause == cause) if cause else statement


def rows_by_ids(ids: Collection[int]) -> Sequence[SeatChange]:
    """Return rows of changes by their ids, with their changes."""
    statement = select(SeatChange).where(SeatChange.id.in_(ids)).order_by(SeatChange.id)
    return db.session.scalars(
        statement.options(joinedload(SeatChange.change).joinedload(PlacementChange.period))
    ).all()


def groups_of(change: PlacementChange) -> Sequence[GroupOfRest]:
    """Return the groups of a change's students with their numbers, by name."""
    statement = (
        select(StudyGroup, func.count(SeatChange.id))
        .join(Student, Student.group_id == StudyGroup.id)
        .join(SeatChange, SeatChange.student_id == Student.id)
        .where(SeatChange.change_id == change.id)
        .group_by(StudyGroup.id)
        .order_by(StudyGroup.name_key)
    )
    return [GroupOfRest(*row) for row in db.session.execute(statement)]


def list_proposals(period: PracticePeriod, kind: SeatsChangeKind) -> Sequence[PlacementChange]:
    """Return what is proposed of a kind and not decided."""
    statement = select(PlacementChange).where(
        PlacementChange.period_id == period.id,
        PlacementChange.kind == kind,
        PlacementChange.state == ChangeState.PROPOSED,
    )
    return db.session.scalars(statement.order_by(PlacementChange.id)).all()


def find_proposal(period: PracticePeriod, kind: SeatsChangeKind) -> PlacementChange | None:
    """Return the proposal of a kind that waits for a decision, None when there is none."""
    return next(iter(list_proposals(period, kind)), None)


def count_told(change: PlacementChange) -> ChangeReach:
    """Count whom a change reaches: students whose place is another, letters, places."""
    moves = SeatChange.before_place_id.is_distinct_from(SeatChange.after_place_id)
    statement = (
        select(func.count(SeatChange.id), func.count(STUDENT_ADDRESS))
        .join(SeatChange.student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(SeatChange.change_id == change.id, moves)
    )
    students, letters = db.session.execute(statement).one()
    of_change = (SeatChange.change_id == change.id, moves)
    sides = (
        select(SeatChange.before_place_id)
        .where(*of_change)
        .union(select(SeatChange.after_place_id).where(*of_change))
        .subquery()
    )
    places = db.session.scalar(select(func.count(sides.c[0])))
    return ChangeReach(students, letters, places or 0)


def list_claims(change: PlacementChange) -> tuple[int, list[Claim]]:
    """Return who wants a seat that a change gave more than the own one, and drew a better number.

    The count of all and the first of them, as things stand today.
    """
    holder = aliased(Placement)
    application = aliased(PracticeApplication)
    statement = (
        select(Student, PracticePlace, Wish.rank, Placement.lottery_number)
        .select_from(SeatChange)
        .join(PracticePlace, PracticePlace.id == SeatChange.after_place_id)
        .join(Wish, Wish.place_id == SeatChange.after_place_id)
        .join(application, application.id == Wish.application_id)
        .join(Student, Student.id == application.student_id)
        .join(Student.group)
        .join(
            Placement,
            and_(Placement.student_id == Student.id, Placement.period_id == change.period_id),
        )
        .outerjoin(
            holder,
            and_(
                holder.student_id == SeatChange.student_id,
                holder.period_id == change.period_id,
            ),
        )
        .where(*_has_claim(change, application, holder), Placement.lottery_number.is_not(None))
        .distinct()
    )
    total = db.session.scalar(select(func.count()).select_from(statement.subquery())) or 0
    first = statement.order_by(Placement.lottery_number, Student.id).limit(SHOWN_CLAIMS)
    loaded = first.options(joinedload(PracticePlace.organization), contains_eager(Student.group))
    return total, [Claim(row[0], row[1], row[2], row[3] or 0) for row in db.session.execute(loaded)]


def _has_claim(change: PlacementChange, application: Any, holder: Any) -> list[Any]:
    """Return when a wisher's claim to a seat is better than that of who got it."""
    theirs = aliased(Wish)
    own_wish = (
        exists()
        .where(
            PracticeApplication.period_id == change.period_id,
            PracticeApplication.student_id == SeatChange.student_id,
            theirs.application_id == PracticeApplication.id,
            theirs.place_id == SeatChange.after_place_id,
        )
        .correlate(SeatChange)
    )
    return [
        SeatChange.change_id == change.id,
        application.submitted_at.is_not(None),
        is_in_groups(change.period),
        Student.id != SeatChange.student_id,
        or_(Placement.place_id.is_(None), Placement.rank > Wish.rank),
        or_(
            PracticePlace.speciality_id.is_(None),
            PracticePlace.speciality_id == StudyGroup.speciality_id,
        ),
        or_(
            holder.lottery_number.is_(None),
            Placement.lottery_number < holder.lottery_number,
            ~own_wish,
        ),
    ]
