"""Reading who would be touched by a step that cannot be undone: by group, with names."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.accounts.queries import has_people
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import Basis
from app.practice.models import Placement, PracticeApplication, PracticePeriod, PracticePlace
from app.practice.queries.applications import is_in_groups
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS

NAMED = 120  # students; beyond it a group gives its count, the list has the rest


@dataclass(frozen=True)
class GroupRoll:
    """The students of a group that are concerned: how many, and the first by name."""

    group: StudyGroup
    count: int
    students: list[Student]


def unsent_by_group(period: PracticePeriod) -> list[GroupRoll]:
    """Return who has sent no application."""
    application = and_(
        PracticeApplication.student_id == Student.id, PracticeApplication.period_id == period.id
    )
    unsent = (
        select(Student)
        .outerjoin(PracticeApplication, application)
        .where(is_in_groups(period), PracticeApplication.submitted_at.is_(None))
    )
    return _by_group(unsent)


def seatless_by_group(period: PracticePeriod, *, applied: bool) -> list[GroupRoll]:
    """Return who has no seat: of those who sent an application, or of the others."""
    own = and_(Placement.student_id == Student.id, Placement.period_id == period.id)
    lost = Placement.basis == Basis.UNPLACED
    seatless = (
        select(Student)
        .outerjoin(Placement, own)
        .where(is_in_groups(period), Placement.waits_for_seat())
    )
    without = Placement.id.is_(None) | ~lost
    return _by_group(seatless.where(lost if applied else without))


def students_without_address(period: PracticePeriod) -> list[GroupRoll]:
    """Return who has an outcome, or will be told of none, and cannot be written to."""
    statement = (
        select(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(is_in_groups(period), STUDENT_ADDRESS.is_(None))
    )
    return _by_group(statement)


def bases_without_address(period: PracticePeriod) -> list[Organization]:
    """Return the bases that get students and have neither an account nor an e-mail."""
    taken = select(PracticePlace.organization_id).where(
        PracticePlace.period_id == period.id, PracticePlace.taken > 0
    )
    statement = select(Organization).where(
        Organization.id.in_(taken), _is_empty(Organization.email), ~has_people(Organization.id)
    )
    return list(db.session.scalars(statement.order_by(Organization.name_key).limit(NAMED)))


class LettersReached(NamedTuple):
    """How many people an outcome concerns, and how many of them can be written to."""

    people: int
    letters: int


def count_reached(period: PracticePeriod) -> dict[Basis | None, LettersReached]:
    """Count those who take part by what they have (None: no outcome yet), with their addresses."""
    own = and_(Placement.student_id == Student.id, Placement.period_id == period.id)
    statement = (
        select(Placement.basis, func.count(Student.id), func.count(STUDENT_ADDRESS))
        .select_from(Student)
        .outerjoin(Placement, own)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(is_in_groups(period))
        .group_by(Placement.basis)
    )
    return {row[0]: LettersReached(row[1], row[2]) for row in db.session.execute(statement)}


def _is_empty(column: Any) -> ColumnElement[bool]:
    return func.coalesce(column, "") == ""


def _by_group(students: Select[Any]) -> list[GroupRoll]:
    found = students.with_only_columns(
        Student.group_id, func.count().label("students"), maintain_column_froms=True
    )
    counted = found.group_by(Student.group_id).subquery()
    groups = db.session.execute(
        select(StudyGroup, counted.c.students)
        .join(counted, counted.c.group_id == StudyGroup.id)
        .order_by(StudyGroup.name_key)
    ).all()
    # No group without anybody: the first so many groups have as many students as are named.
    first = [group.id for group, _count in groups[:NAMED]]
    by_name = (
        students.where(Student.group_id.in_(first))
        .join(Student.group)
        .options(joinedload(Student.group))
        .order_by(StudyGroup.name_key, Student.name_key, Student.id)
        .limit(NAMED)
    )
    named: dict[int, list[Student]] = {}
    for student in db.session.scalars(by_name):
        named.setdefault(student.group_id, []).append(student)
    return [GroupRoll(group, count, named.get(group.id, [])) for group, count in groups]
