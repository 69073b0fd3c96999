"""Every SELECT of clearances."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import joinedload

from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.admission.models import Clearance
from app.practice.admission.rules import ClearanceTerms, CoveredDays
from app.practice.enums import ClearanceKind
from app.students import queries as students
from app.students.models import Student, StudyGroup
from app.students.rules import ADULT

Held = dict[ClearanceKind, Clearance]


class AdmissionRow(NamedTuple):
    """A student and what was shown."""

    student: Student
    held: Held


SORTABLE = students.SORTABLE


def list_admission(
    *,
    weeks: CoveredDays,
    required: Collection[ClearanceKind],
    groups: Collection[int] | None = None,
    q: str | None = None,
    group: int | None = None,
    lacking: ClearanceKind | None = None,
    is_lacking: bool = False,
) -> Select[Any]:
    """Select students who study; `lacking` narrows to one kind, `is_lacking` to any required."""
    statement = (
        select(Student)
        .where(students.is_studying())
        .options(joinedload(Student.group).joinedload(StudyGroup.speciality))
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(Student.group_id == group)
    if groups is not None:
        statement = statement.where(Student.group_id.in_(groups))
    if lacking:
        statement = statement.where(lacks_any([lacking], weeks))
    if is_lacking:
        statement = statement.where(lacks_any(required, weeks))
    return statement


def lacks_any(required: Iterable[ClearanceKind], weeks: CoveredDays) -> ColumnElement[bool]:
    """Return the condition that a student lacks one of these for the weeks (rules.lacks in SQL)."""
    return or_(False, *(_lacks(kind, weeks) for kind in required))


def _lacks(kind: ClearanceKind, weeks: CoveredDays) -> ColumnElement[bool]:
    holds = exists().where(
        Clearance.student_id == Student.id,
        Clearance.kind == kind,
        or_(Clearance.valid_until.is_(None), Clearance.valid_until >= weeks.ends_on),
    )
    if kind is not ClearanceKind.REPRESENTATIVE_CONSENT:
        return ~holds
    return and_(~holds, Student.birth_date > _born_before(weeks.starts_on))


def _born_before(day: date) -> date:
    """Return the last birth date of somebody who is of age on a day."""
    year = day.year - ADULT
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February of a year that has none: of age on 1 March, as age_on says
        return date(year, 2, 28)


def held_by(student_ids: Collection[int]) -> dict[int, Held]:
    """Return what each of some students has shown, in one query."""
    found: defaultdict[int, Held] = defaultdict(dict)
    statement = select(Clearance).where(Clearance.student_id.in_(student_ids))
    for one in db.session.scalars(statement):
        found[one.student_id][one.kind] = one
    return found


def with_clearances(students_shown: Sequence[Student]) -> list[AdmissionRow]:
    """Return the students of a page with what each has shown, in one query."""
    held = held_by([one.id for one in students_shown])
    return [AdmissionRow(one, held.get(one.id, {})) for one in students_shown]


def terms_held_by(student_ids: Collection[int]) -> dict[int, dict[ClearanceKind, ClearanceTerms]]:
    """Return the same as the rules take it."""
    return {student_id: terms_of_held(held) for student_id, held in held_by(student_ids).items()}


def terms_of_held(held: Held) -> dict[ClearanceKind, ClearanceTerms]:
    """Return what a student has shown as the rules take it."""
    return {
        kind: ClearanceTerms(one.given_on, one.valid_until, one.number)
        for kind, one in held.items()
    }


def find_clearance(student_id: int, kind: ClearanceKind) -> Clearance | None:
    """Return a student's paper of a kind."""
    return db.session.scalar(select(Clearance).filter_by(student_id=student_id, kind=kind))


def list_clearances_of(student: Student) -> Held:
    """Return what a student has shown."""
    return held_by([student.id]).get(student.id, {})


def count_lacking(
    groups: Collection[int], required: Collection[ClearanceKind], weeks: CoveredDays
) -> int:
    """Count the students of some groups who lack something for the weeks."""
    statement = (
        select(func.count())
        .select_from(Student)
        .where(Student.group_id.in_(groups), students.is_studying(), lacks_any(required, weeks))
    )
    return db.session.scalar(statement) or 0


def list_to_brief(ids: Collection[int]) -> Select[Any]:
    """Select those of the students who study, by id: they are locked in this order."""
    return select(Student).where(Student.id.in_(ids), students.is_studying()).order_by(Student.id)


def count_to_brief(ids: Collection[int]) -> int:
    """Count those of the students who study."""
    return db.session.scalar(select(func.count()).select_from(list_to_brief(ids).subquery())) or 0


def list_importable() -> Sequence[Any]:
    """Return every student who studies with the group's name."""
    names = (Student.last_name, Student.first_name, Student.middle_name)
    statement = select(Student.id, Student.version, *names, StudyGroup.name.label("group")).join(
        StudyGroup
    )
    return db.session.execute(statement.where(students.is_studying()).order_by(Student.id)).all()


def get_student(student_id: int, *, visible_to: Viewer) -> Student:
    """Return a student whose clearances this person may see; raises NotFoundError."""
    return students.get_student(student_id, visible_to=visible_to)
