"""Reading what runs without a mentor, and mentors who could take it."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Subquery, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.enums import MentoringBasis, MentorshipState
from app.mentors.models import Mentor, Mentorship
from app.mentors.passport_models import MentorSpeciality
from app.mentors.permissions import Permission
from app.mentors.queries import ACTIVE_COUNT, IS_PRESENT, works_in
from app.organizations.models import Organization
from app.privacy.queries.consents import is_found_by_name
from app.students.models import Student, StudyGroup
from app.students.queries import is_studying
from app.students.queries.running import select_running

PROPOSED = 12  # mentors beside a student: who has more to read chooses by the list
SORTABLE: dict[str, Any] = {"name": Student.name_key, "group": StudyGroup.name_key}


class UnledRow(NamedTuple):
    """A student who has something under way at an organization, and nobody who leads."""

    student: Student
    organization: Organization
    kind: str
    record_id: int
    title: str
    starts_on: date
    ends_on: date


class MentorProposal(NamedTuple):
    """A mentor who could take a student, with what speaks for it."""

    mentor: Mentor
    led: int
    works_there: bool
    knows_speciality: bool
    same_town: bool


def list_needs(
    *,
    visible_to: Viewer,
    today: date,
    q: str | None = None,
    kind: str | None = None,
    organization: int | None = None,
    speciality: int | None = None,
) -> Select[Any]:
    """Select the fields of UnledRow, a student once: by what began first of what is asked for.

    The caller orders and pages them.
    """
    every = select_running(today).subquery("every")
    asked = every.select()
    if kind:
        asked = asked.where(every.c.kind == kind)
    if organization:
        asked = asked.where(every.c.organization_id == organization)
    by_beginning = (every.c.starts_on, every.c.kind, every.c.record_id)
    turn = func.row_number().over(partition_by=every.c.student_id, order_by=by_beginning)
    running = asked.add_columns(turn.label("turn")).subquery("running")
    found = _needs(running).where(running.c.turn == 1)
    if q:
        found = found.where(is_found_by_name(q, Student.id, to=visible_to))
    if speciality:
        found = found.where(StudyGroup.speciality_id == speciality)
    return found


def get_need(kind: str, record_id: int, *, visible_to: Viewer, today: date) -> UnledRow:
    """Return what runs without a mentor; raises NotFoundError, also once there is one."""
    if not visible_to.can(Permission.MENTORSHIP_MANAGE):
        raise NotFoundError
    running = select_running(today).subquery("running")
    one = _needs(running).where(running.c.kind == kind, running.c.record_id == record_id)
    row = db.session.execute(one).first()
    if row is None:
        raise NotFoundError
    return UnledRow(*row)


def count_needs(*, today: date) -> int:
    """Count the students of the list, each once."""
    running = select_running(today).subquery("running")
    is_running = Student.id.in_(select(running.c.student_id))
    found = select(func.count(Student.id)).where(is_running, ~_is_led(Student.id), is_studying())
    return db.session.scalar(found) or 0


def propose_mentors(need: UnledRow) -> list[MentorProposal]:
    """Return who could take a student: with room, by place of work, speciality, town, load."""
    speciality_id = need.student.group.speciality_id
    there = works_in([need.organization.id])
    named = select(MentorSpeciality.mentor_id)
    knows = Mentor.id.in_(named.where(MentorSpeciality.speciality_id == speciality_id))
    near = Organization.town_identity == need.organization.town_identity
    rank = [one.desc() for one in (there, knows, near)]
    found = (
        select(Mentor, ACTIVE_COUNT, there, knows, near)
        .join(Mentor.organization)
        .options(contains_eager(Mentor.organization))
        .where(_has_room(), or_(there, knows, near))
        .order_by(*rank, ACTIVE_COUNT, Mentor.name_key, Mentor.id)
    )
    return [MentorProposal(*row) for row in db.session.execute(found.limit(PROPOSED))]


def _has_room() -> ColumnElement[bool]:
    """Return the condition that a mentor may take one more student."""
    is_free = or_(Mentor.load_limit.is_(None), Mentor.load_limit > ACTIVE_COUNT)
    for_students = or_(Mentor.basis.is_(None), Mentor.basis != MentoringBasis.WORKER)
    return and_(IS_PRESENT, is_free, for_students)


def _is_unled(running: Subquery) -> ColumnElement[bool]:
    return ~_is_led(running.c.student_id)


def _is_led(student_id: Any) -> ColumnElement[bool]:
    return exists().where(
        Mentorship.student_id == student_id, Mentorship.state == MentorshipState.ACTIVE
    )


def _needs(running: Subquery) -> Select[Any]:
    return (
        select(
            Student,
            Organization,
            running.c.kind,
            running.c.record_id,
            running.c.title,
            running.c.starts_on,
            running.c.ends_on,
        )
        .join(running, running.c.student_id == Student.id)
        .join(Organization, Organization.id == running.c.organization_id)
        .join(Student.group)
        .options(contains_eager(Student.group))
        .where(_is_unled(running), is_studying())
    )
