"""Reading mentors and mentorships, and who may see which of them."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.extensions import db
from app.mentors.enums import MentorshipState, Workload
from app.mentors.models import Mentor, Mentorship
from app.mentors.permissions import Permission
from app.organizations.models import Organization
from app.students.models import Student, StudyGroup

ACTIVE_COUNT = (
    select(func.count())
    .where(Mentorship.mentor_id == Mentor.id, Mentorship.state == MentorshipState.ACTIVE)
    .correlate(Mentor)
    .scalar_subquery()
)
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


def mentors_visible_to(user: Any) -> ColumnElement[bool]:
    """Return the condition that a mentor concerns this person.

    Staff and the council see all, an employer those of the own organization, a mentor the own
    card, the rest nothing.
    """
    if user.sees_all or user.role is Role.COUNCIL:
        return true()
    is_colleague: ColumnElement[bool] = Mentor.organization_id == user.organization_id
    is_self: ColumnElement[bool] = Mentor.user_id == user.id
    return is_colleague if user.role is Role.EMPLOYER else is_self


def list_mentors(
    *,
    visible_to: Any,
    search: str | None = None,
    organization_id: int | None = None,
    workload: str | None = None,
) -> Select[Any]:
    """Select (mentor, number of present students) that fit the filters."""
    statement = (
        select(Mentor, ACTIVE_COUNT.label("students"))
        .join(Mentor.organization)
        .options(contains_eager(Mentor.organization))
        .where(mentors_visible_to(visible_to))
    )
    if search:
        statement = statement.where(matches(search, (Mentor, Mentor.id)))
    if organization_id:
        statement = statement.where(Mentor.organization_id == organization_id)
    if workload:
        is_busy = workload == Workload.BUSY
        statement = statement.where(ACTIVE_COUNT > 0 if is_busy else ACTIVE_COUNT == 0)
    return statement


def get_mentor(mentor_id: int, *, visible_to: Any) -> Mentor:
    """Return a mentor whom this person may see; raises NotFoundError."""
    mentor = db.session.scalar(
        select(Mentor)
        .where(Mentor.id == mentor_id, mentors_visible_to(visible_to))
        .options(joinedload(Mentor.organization))
    )
    if mentor is None:
        raise NotFoundError
    return mentor


def find_mentor_of(user: Any) -> Mentor | None:
    """Return the mentor behind an account, None for everybody else."""
    return db.session.scalar(
        select(Mentor).where(Mentor.user_id == user.id).options(joinedload(Mentor.organization))
    )


def find_twin(mentor: Mentor) -> Mentor | None:
    """Return another mentor of the same name and post in the organization."""
    return db.session.scalar(
        select(Mentor).where(
            Mentor.organization_id == mentor.organization_id,
            Mentor.last_name == mentor.last_name,
            Mentor.first_name == mentor.first_name,
            Mentor.middle_name == mentor.middle_name,
            Mentor.position == mentor.position,
            Mentor.id != (mentor.id or 0),
        )
    )


def find_holder(user_id: int | None, *, besides: Mentor) -> Mentor | None:
    """Return the other mentor whom an account belongs to."""
    return db.session.scalar(
        select(Mentor).where(Mentor.user_id == user_id, Mentor.id != (besides.id or 0))
    )


def account_choices(mentor: Mentor | None = None) -> Choices:
    """Return the mentors' accounts that are free, or this mentor's own."""
    taken = select(Mentor.user_id).where(Mentor.user_id.is_not(None))
    own = mentor.user_id if mentor else None
    is_free = or_(User.id.not_in(taken), User.id == own)
    columns = select(User.id, User.display_name, User.email)
    return Choices(
        name="mentor-accounts",
        statement=columns.where(User.role == Role.MENTOR, is_free).order_by(User.name_key, User.id),
        key=User.id,
        label=lambda row: f"{row.display_name}, {row.email}",
        found_by=lambda words: matches(words, (User, User.id)),
        of={"mentor": mentor.id} if mentor and mentor.id else {},
    )


def mentor_choices(*, visible_to: Any) -> Select[Any]:
    """Select (id, the parts of the name, organization) of the mentors this person may name."""
    names = (Mentor.last_name, Mentor.first_name, Mentor.middle_name)
    return (
        select(Mentor.id, *names, Organization.short_name)
        .join(Mentor.organization, isouter=True)
        .where(mentors_visible_to(visible_to))
        .order_by(*BY_NAME)
    )


def list_mentorships(
    *,
    visible_to: Any,
    search: str | None = None,
    state: str | None = None,
    item_id: int | None = None,
) -> Select[Any]:
    """Select mentorships with everything their line shows; the caller orders and pages them.

    Students are found by name only for those who may read their names.
    """
    statement = _with_people().where(mentors_visible_to(visible_to))
    if search:
        found = matches(search, (Mentor, Mentorship.mentor_id))
        if visible_to.can(Permission.MENTORSHIP_VIEW):
            found = or_(found, matches(search, (Student, Mentorship.student_id)))
        statement = statement.where(found)
    if state:
        statement = statement.where(Mentorship.state == MentorshipState(state))
    if item_id:
        statement = statement.where(Mentorship.plan_item_id == item_id)
    return statement


def list_mentorships_of(mentor: Mentor) -> list[Mentorship]:
    """Return a mentor's mentorships, the present ones first, then the newest."""
    is_over = Mentorship.state != MentorshipState.ACTIVE
    statement = _with_people().where(Mentorship.mentor_id == mentor.id)
    return list(
        db.session.scalars(
            statement.order_by(is_over, Mentorship.starts_on.desc(), Mentorship.id.desc())
        )
    )


def count_mentorships_of(mentor: Mentor) -> dict[MentorshipState, int]:
    """Count a mentor's mentorships by state, for those who may not read students' names."""
    rows = db.session.execute(
        select(Mentorship.state, func.count().label("number"))
        .where(Mentorship.mentor_id == mentor.id)
        .group_by(Mentorship.state)
    )
    return {row.state: row.number for row in rows}


def get_mentorship(mentorship_id: int, *, visible_to: Any) -> Mentorship:
    """Return a mentorship whose mentor this person may see; raises NotFoundError."""
    mentorship: Mentorship | None = db.session.scalar(
        _with_people().where(Mentorship.id == mentorship_id, mentors_visible_to(visible_to))
    )
    if mentorship is None:
        raise NotFoundError
    return mentorship


def find_active(*, mentor_id: int, student_id: int) -> Mentorship | None:
    """Return the present mentorship of a mentor and a student, None when there is none."""
    return db.session.scalar(
        select(Mentorship).where(
            Mentorship.mentor_id == mentor_id,
            Mentorship.student_id == student_id,
            Mentorship.state == MentorshipState.ACTIVE,
        )
    )


def count_present(*, visible_to: Any) -> tuple[int, int]:
    """Count (mentors who lead somebody now, students who are led now)."""
    pairs = select(
        func.count(Mentorship.mentor_id.distinct()), func.count(Mentorship.student_id.distinct())
    ).join(Mentorship.mentor)
    mentors, students = db.session.execute(
        pairs.where(
            and_(Mentorship.state == MentorshipState.ACTIVE, mentors_visible_to(visible_to))
        )
    ).one()
    return mentors, students


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
            joinedload(Mentorship.plan_item),
        )
    )
