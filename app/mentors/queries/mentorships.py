"""Reading mentorships and what a mentor has done."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import contains_eager, selectinload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.enums import MentorshipKind, MentorshipState
from app.mentors.models import Mentee, Mentor, Mentorship
from app.mentors.permissions import Permission
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.queries import evidence_rows, serving
from app.privacy.queries.consents import is_found_by_name
from app.students.enums import StudentState
from app.students.models import Student, StudyGroup
from app.students.queries.holds import HeldRows
from app.web.paging import first_rows

RECORD_LINES = 10  # of a mentor's mentorships on a page that is about something else
PEOPLE = func.count(Mentorship.student_id.distinct()) + func.count(Mentorship.mentee_id.distinct())
MENTORSHIP_SORTABLE: dict[str, Any] = {
    "start": Mentorship.starts_on,
    "mentor": Mentor.name_key,
    "group": StudyGroup.name_key,
}


def mentorships_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a mentorship concerns this person; its mentor is joined.

    Staff and the council see all, a mentor the own, an organization those that are led for it: a
    second place of work tells nothing of people of the first.
    """
    if viewer.can(Permission.MENTOR_VIEW_ALL):
        return true()
    is_own = Mentor.user_id == viewer.id
    if not viewer.can(Permission.MENTOR_VIEW):
        return and_(true(), is_own)
    return or_(is_own, Mentorship.organization_id.in_(viewer.organization_ids))


def visible_among(ids: Sequence[int], *, visible_to: Viewer) -> set[int]:
    """Return which of some mentorships this person may open."""
    found = select(Mentorship.id).join(Mentorship.mentor).where(Mentorship.id.in_(ids))
    return set(db.session.scalars(found.where(mentorships_visible_to(visible_to))))


def list_mentorships(
    *,
    visible_to: Viewer,
    q: str | None = None,
    state: MentorshipState | None = None,
    item: int | None = None,
) -> Select[Any]:
    """Select mentorships with everything their line shows; the caller orders and pages them.

    Students are found by name only for those who may read their names.
    """
    statement = _with_people().where(mentorships_visible_to(visible_to))
    if q:
        found = matches(q, (Mentor, Mentorship.mentor_id))
        if visible_to.can(Permission.MENTORSHIP_VIEW):
            named = is_found_by_name(q, Mentorship.student_id, to=visible_to)
            found = or_(found, named, matches(q, (Mentee, Mentorship.mentee_id)))
        statement = statement.where(found)
    if state:
        statement = statement.where(Mentorship.state == state)
    if item:
        statement = statement.where(serving(Mentorship, item))
    return statement


def list_mentorships_of(mentor: Mentor, *, visible_to: Viewer) -> Select[Any]:
    """Select a mentor's mentorships this person may see: the present ones, then the newest."""
    is_over = Mentorship.state != MentorshipState.ACTIVE
    found = _with_people().where(
        Mentorship.mentor_id == mentor.id, mentorships_visible_to(visible_to)
    )
    return found.order_by(is_over, Mentorship.starts_on.desc(), Mentorship.id.desc())


def first_mentorships_of_student(student: Student, *, limit: int) -> tuple[int, list[Mentorship]]:
    """Return how many mentorships a student has had, and the present and newest of them."""
    is_over = Mentorship.state != MentorshipState.ACTIVE
    found = _with_people().where(Mentorship.student_id == student.id)
    newest = found.order_by(is_over, Mentorship.starts_on.desc(), Mentorship.id.desc())
    return first_rows(newest, limit=limit)


def active_of_students_in(states: Sequence[StudentState]) -> HeldRows:
    """Select the present mentorships of students in one of the states; many have graduated."""
    found = select(Mentorship.id, Mentorship.student_id, Mentorship.mentor_id).join(
        Student, Student.id == Mentorship.student_id
    )
    is_active = Mentorship.state == MentorshipState.ACTIVE
    return found.where(is_active, Student.state.in_(states))


class RecordLine(NamedTuple):
    """One mentorship without the name and without what was written of the person.

    `group` is None where no student of the college is led.
    """

    state: MentorshipState
    kind: MentorshipKind
    group: str | None
    starts_on: date
    ends_on: date | None


class MentorRecord(NamedTuple):
    """What a mentor has done, for those who may not read students' names.

    `students` are counted once each; `lines` are the newest mentorships, `more` how many are left
    out.
    """

    students: int
    active: int
    finished: int
    since: date | None
    lines: list[RecordLine]
    more: int


def read_record(mentor: Mentor) -> MentorRecord:
    """Return a mentor's record: counts, and the newest mentorships."""
    total = db.session.execute(
        select(
            func.count().label("mentorships"),
            PEOPLE.label("students"),
            _count_in(MentorshipState.ACTIVE).label("active"),
            _count_in(MentorshipState.FINISHED).label("finished"),
            func.min(Mentorship.starts_on).label("since"),
        ).where(Mentorship.mentor_id == mentor.id)
    ).one()
    lines = _record_lines(mentor)
    return MentorRecord(
        students=total.students,
        active=total.active,
        finished=total.finished,
        since=total.since,
        lines=lines,
        more=total.mentorships - len(lines),
    )


def _count_in(state: MentorshipState) -> ColumnElement[int]:
    return func.count(case((Mentorship.state == state, 1)))


def _record_lines(mentor: Mentor) -> list[RecordLine]:
    is_over = Mentorship.state != MentorshipState.ACTIVE
    rows = db.session.execute(
        select(
            Mentorship.state,
            Mentorship.kind,
            StudyGroup.name,
            Mentorship.starts_on,
            Mentorship.ends_on,
        )
        .outerjoin(Mentorship.student)
        .outerjoin(Student.group)
        .where(Mentorship.mentor_id == mentor.id)
        .order_by(is_over, Mentorship.starts_on.desc(), Mentorship.id.desc())
        .limit(RECORD_LINES)
    )
    return [RecordLine(*row) for row in rows]


def get_mentorship(mentorship_id: int, *, visible_to: Viewer) -> Mentorship:
    """Return a mentorship that concerns this person; raises NotFoundError."""
    mentorship: Mentorship | None = db.session.scalar(
        _with_people().where(Mentorship.id == mentorship_id, mentorships_visible_to(visible_to))
    )
    if mentorship is None:
        raise NotFoundError
    return mentorship


class PresentCount(NamedTuple):
    """How many mentors lead somebody now, and how many students they lead."""

    mentors: int
    students: int


def count_present(*, visible_to: Viewer) -> PresentCount:
    """Count the present mentors and students, each person once."""
    mentors = func.count(Mentorship.mentor_id.distinct())
    pairs = select(mentors, PEOPLE).join(Mentorship.mentor)
    is_active = Mentorship.state == MentorshipState.ACTIVE
    present = pairs.where(is_active, mentorships_visible_to(visible_to))
    return PresentCount._make(db.session.execute(present).one())


def evidence_of_items() -> EvidenceRows:
    """Select mentorships that serve the plan; one that has not ended has no day of its end."""
    return evidence_rows(
        Mentorship,
        kind=EvidenceKind.MENTORSHIP,
        finished_on=case((Mentorship.state == MentorshipState.FINISHED, Mentorship.ends_on)),
        planned_on=Mentorship.ends_on,
    )


def list_mentorships_of_item(item_id: int, *, limit: int) -> list[Mentorship]:
    """Return an item's mentorships, the newest first."""
    found = _with_people().where(serving(Mentorship, item_id))
    newest = found.order_by(Mentorship.starts_on.desc(), Mentorship.id.desc())
    return list(db.session.scalars(newest.limit(limit)))


def _with_people() -> Select[Any]:
    return (
        select(Mentorship)
        .join(Mentorship.mentor)
        .join(Mentor.organization)
        .outerjoin(Mentorship.student)
        .outerjoin(Student.group)
        .options(
            contains_eager(Mentorship.mentor).contains_eager(Mentor.organization),
            contains_eager(Mentorship.student).contains_eager(Student.group),
            selectinload(Mentorship.mentee).joinedload(Mentee.organization),
            selectinload(Mentorship.plan_items),
        )
    )
