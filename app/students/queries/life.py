"""Reading what happened to students and groups: changes, memberships, academic years."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.students.enums import StudentEvent
from app.students.models import (
    GroupMembership,
    GroupYear,
    Student,
    StudentChange,
    StudyGroup,
    YearMove,
)
from app.students.moves import IN_GROUP, STUDENT_MOVES
from app.students.queries import is_of_college

ROSTER_ORDERS = {
    "name": Student.name_key,
    "group": GroupYear.name,
    "since": GroupMembership.since,
}
_PLANNED = StudentChange.applied_on.is_(None)
IS_PLANNED_OF_STUDENT = exists().where(StudentChange.student_id == Student.id, _PLANNED)


def find_membership(student_id: int) -> GroupMembership | None:
    """Return the membership a student is in today, None for who left."""
    statement = select(GroupMembership).where(
        GroupMembership.student_id == student_id, GroupMembership.until.is_(None)
    )
    return db.session.scalars(statement.order_by(GroupMembership.id.desc())).first()


def find_former_membership(student_id: int, group_id: int) -> GroupMembership | None:
    """Return the last ended membership of a student in a group."""
    statement = select(GroupMembership).where(
        GroupMembership.student_id == student_id,
        GroupMembership.group_id == group_id,
        GroupMembership.until.is_not(None),
    )
    return db.session.scalars(statement.order_by(GroupMembership.id.desc())).first()


class MembershipRow(NamedTuple):
    """Where a student was in an academic year: the group's name and course of then."""

    membership: GroupMembership
    year: GroupYear

    @property
    def since(self) -> date:
        """The first day of this year in the group."""
        return max(self.membership.since, AcademicYear(self.year.first_year).start)

    @property
    def until(self) -> date | None:
        """The last day of this year in the group, None when the year was not left."""
        until = self.membership.until
        is_within = until is not None and until <= AcademicYear(self.year.first_year).end
        return until if is_within else None


def list_studies(student: Student) -> list[MembershipRow]:
    """Return where a student was, year by year, the newest first."""
    statement = (
        _rows()
        .where(GroupMembership.student_id == student.id)
        .order_by(GroupYear.first_year.desc(), GroupMembership.since.desc())
    )
    return [
        MembershipRow(membership, year)
        for membership, year in db.session.execute(statement)
        if _overlaps(membership, AcademicYear(year.first_year))
    ]


def _overlaps(membership: GroupMembership, year: AcademicYear) -> bool:
    return membership.since <= year.end and (
        membership.until is None or membership.until > year.start
    )


def list_roster(
    *, year: int, q: str | None = None, group: int | None = None, course: int | None = None
) -> Select[Any]:
    """Select `MembershipRow`s of an academic year: who was in a group then; see ROSTER_ORDERS."""
    during = AcademicYear(year)
    statement = (
        _rows()
        .join(GroupMembership.student)
        .options(contains_eager(GroupMembership.student))
        .where(
            GroupYear.first_year == year,
            GroupMembership.since <= during.end,
            or_(GroupMembership.until.is_(None), GroupMembership.until > during.start),
        )
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(GroupMembership.group_id == group)
    if course:
        statement = statement.where(GroupYear.course == course)
    return statement


def _rows() -> Select[Any]:
    return (
        select(GroupMembership)
        .add_columns(GroupYear)
        .join(GroupYear, GroupYear.group_id == GroupMembership.group_id)
        .join(GroupMembership.group)
        .options(contains_eager(GroupMembership.group).joinedload(StudyGroup.speciality))
    )


def list_years() -> list[AcademicYear]:
    """Return the academic years the groups are known of, the newest first."""
    years = select(GroupYear.first_year).distinct().order_by(GroupYear.first_year.desc())
    return [AcademicYear(year) for year in db.session.scalars(years)]


def find_group_year(group_id: int, first_year: int) -> GroupYear | None:
    """Return how a group was called in an academic year, None when nobody wrote it down."""
    return db.session.scalar(
        select(GroupYear).where(GroupYear.group_id == group_id, GroupYear.first_year == first_year)
    )


def list_changes_of(student: Student) -> list[StudentChange]:
    """Return the orders about a student, the newest first; a planned one stands on top."""
    statement = (
        select(StudentChange)
        .where(StudentChange.student_id == student.id)
        .options(joinedload(StudentChange.group), joinedload(StudentChange.decided_by))
        .order_by(StudentChange.id.desc())
    )
    return list(db.session.scalars(statement))


def find_planned_change(student_id: int) -> StudentChange | None:
    """Return the change that waits for its day."""
    return db.session.scalar(
        select(StudentChange).where(StudentChange.student_id == student_id, _PLANNED)
    )


def list_changes(ids: Sequence[int]) -> list[StudentChange]:
    """Return changes by their ids, with their students."""
    statement = (
        select(StudentChange)
        .where(StudentChange.id.in_(ids))
        .options(joinedload(StudentChange.student))
        .order_by(StudentChange.id)
    )
    return list(db.session.scalars(statement))


def last_changes(student_ids: Sequence[int]) -> dict[int, int]:
    """Return the id of the last change of each of some students."""
    last = func.max(StudentChange.id)
    statement = select(StudentChange.student_id, last).group_by(StudentChange.student_id)
    of_these = statement.where(StudentChange.student_id.in_(student_ids))
    return {row[0]: row[1] for row in db.session.execute(of_these)}


def changes_due(today: date) -> Select[Any]:
    """Select the planned changes whose day has come, in the order of locks."""
    due = and_(_PLANNED, StudentChange.day <= today)
    return select(StudentChange).where(due).order_by(StudentChange.student_id)


def students_to_change(ids: Sequence[int], *, event: StudentEvent, day: date) -> Select[Any]:
    """Select those of the students whom an order of a day can concern, in the order of locks."""
    return (
        select(Student)
        .where(
            Student.id.in_(ids),
            Student.state.in_(STUDENT_MOVES.rows[event].sources),
            or_(Student.state_since.is_(None), Student.state_since <= day),
            ~IS_PLANNED_OF_STUDENT,
        )
        .order_by(Student.id)
    )


class ChangeCounts(NamedTuple):
    """Of some students: whom an order can concern, who is in another state, who waits for one."""

    ready: int
    other_state: int
    planned: int


def count_to_change(ids: Sequence[int], event: StudentEvent) -> ChangeCounts:
    """Count whom an order can concern."""
    fits = Student.state.in_(STUDENT_MOVES.rows[event].sources)
    kinds = (fits & ~IS_PLANNED_OF_STUDENT, ~fits, fits & IS_PLANNED_OF_STUDENT)
    counts = [func.count().filter(kind) for kind in kinds]
    row = db.session.execute(select(*counts).where(Student.id.in_(ids))).one()
    return ChangeCounts._make(row)


def is_in_use(group: StudyGroup) -> bool:
    """Tell whether somebody studies in a group, or is on leave from it."""
    inside = exists().where(Student.group_id == group.id, Student.state.in_(IN_GROUP))
    return bool(db.session.scalar(select(inside)))


def find_year_move(first_year: int) -> YearMove | None:
    """Return the move of the groups to an academic year that stands."""
    return db.session.scalar(
        select(YearMove)
        .where(YearMove.first_year == first_year, YearMove.undone_at.is_(None))
        .options(joinedload(YearMove.moved_by))
    )


class MovableGroup(NamedTuple):
    """An open group, its students: who study, who are on leave, who have a change planned."""

    group: StudyGroup
    studying: int
    on_leave: int
    planned: int
    is_moved: bool


def has_unmoved_groups(first_year: int) -> bool:
    """Tell whether an open group does not stand for a year yet."""
    waiting = exists().where(
        StudyGroup.archived_on.is_(None), is_of_college(), ~_stands_for(first_year)
    )
    return bool(db.session.scalar(select(waiting)))


def list_movable(first_year: int) -> list[MovableGroup]:
    """Return the open groups, the highest course first; `is_moved`: they stand for the year."""
    studying = Student.state == "studying"
    counts = (
        func.count(Student.id).filter(studying),
        func.count(Student.id).filter(Student.state == "on_leave"),
        func.count(Student.id).filter(studying, IS_PLANNED_OF_STUDENT),
    )
    statement = (
        select(StudyGroup, *counts, _stands_for(first_year))
        .outerjoin(Student, Student.group_id == StudyGroup.id)
        .where(StudyGroup.archived_on.is_(None), is_of_college())
        .group_by(StudyGroup.id)
        .order_by(StudyGroup.course.desc(), StudyGroup.name_key, StudyGroup.id)
    )
    return [MovableGroup(*row) for row in db.session.execute(statement)]


def _stands_for(first_year: int) -> ColumnElement[bool]:
    return (
        exists()
        .where(GroupYear.group_id == StudyGroup.id, GroupYear.first_year >= first_year)
        .correlate(StudyGroup)
    )


def students_to_graduate(group_ids: Sequence[int]) -> Select[Any]:
    """Select who graduates with their groups: those who study and have nothing else planned."""
    return (
        select(Student)
        .where(Student.group_id.in_(group_ids), Student.state == "studying", ~IS_PLANNED_OF_STUDENT)
        .order_by(Student.id)
    )


def changes_of_move(move: YearMove) -> list[int]:
    """Return the ids of the graduations a move made."""
    statement = select(StudentChange.id).where(StudentChange.year_move_id == move.id)
    return list(db.session.scalars(statement.order_by(StudentChange.id)))


def groups_by_ids(ids: Sequence[int]) -> Select[Any]:
    """Select groups in the order they are locked in."""
    return select(StudyGroup).where(StudyGroup.id.in_(ids)).order_by(StudyGroup.id)


def open_memberships(student_ids: Sequence[int]) -> dict[int, GroupMembership]:
    """Return the present membership of each of some students."""
    found: dict[int, GroupMembership] = {}
    for start in range(0, len(student_ids), 500):  # SQLite takes a limited number of parameters
        ids = student_ids[start : start + 500]
        statement = select(GroupMembership).where(
            GroupMembership.student_id.in_(ids), GroupMembership.until.is_(None)
        )
        found.update((one.student_id, one) for one in db.session.scalars(statement))
    return found


def get_change(student: Student, change_id: int) -> StudentChange:
    """Return an order about this student; raises NotFoundError."""
    change = db.session.get(StudentChange, change_id)
    if change is None or change.student_id != student.id:
        raise NotFoundError
    return change


def list_year_moves() -> list[YearMove]:
    """Return the moves that stand, the newest first."""
    statement = select(YearMove).where(YearMove.undone_at.is_(None))
    newest = statement.options(joinedload(YearMove.moved_by)).order_by(YearMove.first_year.desc())
    return list(db.session.scalars(newest))


def get_year_move(move_id: int) -> YearMove:
    """Return a move; raises NotFoundError."""
    move = db.session.get(YearMove, move_id)
    if move is None:
        raise NotFoundError
    return move
