"""Reading mentors and mentorships, and who may see which of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.models import User
from app.accounts.queries import holds
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.enums import MentorshipState, Workload
from app.mentors.models import Mentor, Mentorship
from app.mentors.permissions import Permission
from app.organizations.models import Organization
from app.plan.enums import EvidenceKind
from app.plan.evidence import Ledger
from app.plan.queries import ledgers_by_item, serving
from app.privacy.queries.consents import is_found_by_name
from app.students.enums import StudentState
from app.students.models import Student, StudyGroup
from app.web.paging import first_rows

ACTIVE_COUNT = (
    select(func.count())
    .where(Mentorship.mentor_id == Mentor.id, Mentorship.state == MentorshipState.ACTIVE)
    .correlate(Mentor)
    .scalar_subquery()
)
RECORD_LINES = 10  # of a mentor's mentorships on a page that is about something else
IS_PRESENT = Mentor.archived_on.is_(None)
BY_NAME = (Mentor.name_key, Mentor.id)
SORTABLE: dict[str, Any] = {
    "name": Mentor.name_key,
    "organization": Organization.name_key,
    "students": ACTIVE_COUNT,
}
MENTORSHIP_SORTABLE: dict[str, Any] = {
    "start": Mentorship.starts_on,
    "mentor": Mentor.name_key,
    "group": StudyGroup.name_key,
}


def mentors_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a mentor concerns this person.

    Staff and the council see all, an employer those of the own organization, a mentor the own
    card, the rest nothing.
    """
    if viewer.can(Permission.MENTOR_VIEW_ALL):
        return true()
    if viewer.can(Permission.MENTOR_VIEW):
        return or_(Mentor.organization_id.in_(viewer.organization_ids), Mentor.user_id == viewer.id)
    return and_(true(), Mentor.user_id == viewer.id)


class MentorRow(NamedTuple):
    """A line of the list: a mentor and how many students he leads now."""

    mentor: Mentor
    students: int


def list_mentors(
    *,
    visible_to: Viewer,
    q: str | None = None,
    organization: int | None = None,
    town: str | None = None,
    workload: Workload | None = None,
    left: bool | None = None,
) -> Select[Any]:
    """Select the fields of MentorRow for the mentors that fit the filters.

    `town` is the identity of the organization's (see `base/identity.py`); `left` gives former
    mentors instead of the present ones.
    """
    statement = (
        select(Mentor, ACTIVE_COUNT.label("students"))
        .join(Mentor.organization)
        .options(contains_eager(Mentor.organization))
        .where(mentors_visible_to(visible_to), ~IS_PRESENT if left else IS_PRESENT)
    )
    if q:
        contacts = visible_to.can(Permission.MENTOR_MANAGE)
        statement = statement.where(matches(q, (Mentor, Mentor.id), guarded=contacts))
    if organization:
        statement = statement.where(Mentor.organization_id == organization)
    if town:
        statement = statement.where(Organization.town_identity == town)
    if workload:
        is_busy = workload is Workload.BUSY
        statement = statement.where(ACTIVE_COUNT > 0 if is_busy else ACTIVE_COUNT == 0)
    return statement


def search_mentors(query: str, *, visible_to: Viewer, limit: int) -> list[Mentor]:
    """Return the first mentors found, by name."""
    found = list_mentors(visible_to=visible_to, q=query).order_by(*BY_NAME)
    return list(db.session.scalars(found.limit(limit)))


def get_mentor(mentor_id: int, *, visible_to: Viewer) -> Mentor:
    """Return a mentor whom this person may see; raises NotFoundError."""
    mentor = db.session.scalar(
        select(Mentor)
        .where(Mentor.id == mentor_id, mentors_visible_to(visible_to))
        .options(joinedload(Mentor.organization))
    )
    if mentor is None:
        raise NotFoundError
    return mentor


def find_mentor_of(viewer: Viewer) -> Mentor | None:
    """Return the mentor behind an account, None for everybody else."""
    return db.session.scalar(
        select(Mentor).where(Mentor.user_id == viewer.id).options(joinedload(Mentor.organization))
    )


def find_similar(mentor: Mentor) -> Mentor | None:
    """Return another mentor of the organization whose name is the same to a reader."""
    statement = select(Mentor).where(
        Mentor.organization_id == mentor.organization_id,
        Mentor.identity_key == mentor.identity_key,
        Mentor.id != mentor.id,
    )
    return db.session.scalars(statement.order_by(Mentor.id)).first()


def addresses_of_mentor(mentor: Mentor) -> list[str]:
    """Return where letters to a mentor go: the account, without one the card's address.

    A closed account is written to nowhere: the person has left.
    """
    if mentor.user_id is None:
        return [mentor.email] if mentor.email else []
    account = select(User.email).where(User.id == mentor.user_id, User.active)
    return list(db.session.scalars(account))


def account_choices(mentor: Mentor | None = None) -> Choices:
    """Return the mentors' accounts that are free, or this mentor's own."""
    taken = select(Mentor.user_id).where(Mentor.user_id.is_not(None))
    is_own = User.id == (mentor.user_id if mentor else None)
    is_free = holds(Permission.MENTORSHIP_VIEW_OWN) & User.id.not_in(taken)
    columns: tuple[Any, ...] = (User.id, User.display_name, User.email)
    accounts = select(*columns).where(or_(is_free, is_own))
    return Choices(
        name="mentor-accounts",
        statement=accounts.order_by(User.name_key, User.id),
        key=User.id,
        label=lambda row: f"{row.display_name}, {row.email}",
        found_by=lambda words: matches(words, (User, User.id)),
        of={"mentor": mentor.id} if mentor and mentor.id else {},
    )


def mentors_to_archive(ids: Sequence[int]) -> Select[Any]:
    """Select those of the mentors who are present and lead nobody, in the order of locks."""
    free = Mentor.id.in_(ids) & IS_PRESENT & (ACTIVE_COUNT == 0)
    return select(Mentor).where(free).order_by(Mentor.id)


def mentors_to_restore(ids: Sequence[int]) -> Select[Any]:
    """Select those of the mentors who are former ones, in the order of locks."""
    return select(Mentor).where(Mentor.id.in_(ids), ~IS_PRESENT).order_by(Mentor.id)


def mentor_choices(*, visible_to: Viewer) -> Select[Any]:
    """Select (id, the parts of the name, organization) of the mentors this person may name."""
    names = (Mentor.last_name, Mentor.first_name, Mentor.middle_name)
    columns: tuple[Any, ...] = (Mentor.id, *names, Organization.short_name)
    return (
        select(*columns)
        .join(Mentor.organization, isouter=True)
        .where(mentors_visible_to(visible_to), IS_PRESENT)
        .order_by(*BY_NAME)
    )


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
    statement = _with_people().where(mentors_visible_to(visible_to))
    if q:
        found = matches(q, (Mentor, Mentorship.mentor_id))
        if visible_to.can(Permission.MENTORSHIP_VIEW):
            found = or_(found, is_found_by_name(q, Mentorship.student_id, to=visible_to))
        statement = statement.where(found)
    if state:
        statement = statement.where(Mentorship.state == state)
    if item:
        statement = statement.where(serving(Mentorship, item))
    return statement


def list_mentorships_of(mentor: Mentor) -> list[Mentorship]:
    """Return a mentor's mentorships, the present ones first, then the newest."""
    is_over = Mentorship.state != MentorshipState.ACTIVE
    found = _with_people().where(Mentorship.mentor_id == mentor.id).order_by(is_over)
    newest = (Mentorship.starts_on.desc(), Mentorship.id.desc())
    return list(db.session.scalars(found.order_by(*newest)))


def first_mentorships_of_student(student: Student, *, limit: int) -> tuple[int, list[Mentorship]]:
    """Return how many mentorships a student has had, and the present and newest of them."""
    is_over = Mentorship.state != MentorshipState.ACTIVE
    found = _with_people().where(Mentorship.student_id == student.id)
    newest = found.order_by(is_over, Mentorship.starts_on.desc(), Mentorship.id.desc())
    return first_rows(newest, limit=limit)


def active_of_students_in(states: Sequence[StudentState], *, limit: int) -> list[Mentorship]:
    """Return the present mentorships of students in one of the states."""
    found = _with_people().where(Student.state.in_(states), Mentorship.state == "active")
    return list(db.session.scalars(found.order_by(Mentorship.id).limit(limit)))


class RecordLine(NamedTuple):
    """One mentorship without the student's name."""

    state: MentorshipState
    group: str
    starts_on: date
    ends_on: date | None
    goal: str
    result: str


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
    """Return a mentor's record: counts, and the newest mentorships with their results."""
    total = db.session.execute(
        select(
            func.count().label("mentorships"),
            func.count(Mentorship.student_id.distinct()).label("students"),
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
            StudyGroup.name,
            Mentorship.starts_on,
            Mentorship.ends_on,
            Mentorship.goal,
            Mentorship.result,
        )
        .join(Mentorship.student)
        .join(Student.group)
        .where(Mentorship.mentor_id == mentor.id)
        .order_by(is_over, Mentorship.starts_on.desc(), Mentorship.id.desc())
        .limit(RECORD_LINES)
    )
    return [RecordLine(*row) for row in rows]


def get_mentorship(mentorship_id: int, *, visible_to: Viewer) -> Mentorship:
    """Return a mentorship whose mentor this person may see; raises NotFoundError."""
    mentorship: Mentorship | None = db.session.scalar(
        _with_people().where(Mentorship.id == mentorship_id, mentors_visible_to(visible_to))
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
    people = (Mentorship.mentor_id, Mentorship.student_id)
    pairs = select(*(func.count(one.distinct()) for one in people)).join(Mentorship.mentor)
    is_active = Mentorship.state == MentorshipState.ACTIVE
    present = pairs.where(is_active, mentors_visible_to(visible_to))
    return PresentCount._make(db.session.execute(present).one())


def ledgers_of_items(item_ids: Sequence[int]) -> dict[int, Ledger]:
    """Collect mentorships by plan item; one that has not ended has no day of its end."""
    return ledgers_by_item(
        Mentorship,
        item_ids,
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
        .join(Mentorship.student)
        .join(Student.group)
        .options(
            contains_eager(Mentorship.mentor).contains_eager(Mentor.organization),
            contains_eager(Mentorship.student).contains_eager(Student.group),
            selectinload(Mentorship.plan_items),
        )
    )


class ComparedMentor(NamedTuple):
    """What mentors are compared by when twins are looked for; `name` in its three parts."""

    id: int
    name: tuple[str, str, str]
    organization: str
    organization_id: int
    town: str


def list_compared() -> list[ComparedMentor]:
    """Return all mentors as they are compared."""
    names = (Mentor.last_name, Mentor.first_name, Mentor.middle_name)
    place = (Organization.short_name, Mentor.organization_id, Organization.town_identity)
    statement = select(Mentor.id, *names, *place).join(Mentor.organization)
    rows = db.session.execute(statement.order_by(Mentor.id))
    return [ComparedMentor(row.id, (row[1], row[2], row[3]), *row[4:]) for row in rows]


def all_mentors() -> Choices:
    """Return all mentors to choose among, by name, told apart by their organizations."""
    names = (Mentor.last_name, Mentor.first_name, Mentor.middle_name)
    statement = select(Mentor.id, *names, Organization.short_name).join(Mentor.organization)
    return Choices(
        name="mentors",
        statement=statement.order_by(*BY_NAME),
        key=Mentor.id,
        label=lambda row: f"{' '.join(filter(None, row[1:4]))}, {row.short_name}",
        found_by=lambda words: matches(words, (Mentor, Mentor.id)),
    )


def list_importable() -> list[Mentor]:
    """Return every mentor, those who stopped among them."""
    return list(db.session.scalars(select(Mentor).order_by(Mentor.id)))
