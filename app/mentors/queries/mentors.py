"""Reading mentors, and who may see which of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
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
from app.mentors.passport_models import MentorPost
from app.mentors.permissions import Permission
from app.organizations.models import Organization

ACTIVE_COUNT = (
    select(func.count())
    .where(Mentorship.mentor_id == Mentor.id, Mentorship.state == MentorshipState.ACTIVE)
    .correlate(Mentor)
    .scalar_subquery()
)
IS_PRESENT = Mentor.archived_on.is_(None)
BY_NAME = (Mentor.name_key, Mentor.id)
SORTABLE: dict[str, Any] = {
    "name": Mentor.name_key,
    "organization": Organization.name_key,
    "students": ACTIVE_COUNT,
}


def works_in(organization_ids: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a mentor works in one of the organizations today."""
    second = select(MentorPost.mentor_id).where(
        MentorPost.organization_id.in_(organization_ids), MentorPost.until.is_(None)
    )
    return or_(Mentor.organization_id.in_(organization_ids), Mentor.id.in_(second))


def mentors_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a mentor concerns this person.

    Staff and the council see all, an employer those who work in the own organization today, at
    their main place or a second one, a mentor the own card, the rest nothing.
    """
    if viewer.can(Permission.MENTOR_VIEW_ALL):
        return true()
    if viewer.can(Permission.MENTOR_VIEW):
        return or_(works_in(viewer.organization_ids), Mentor.user_id == viewer.id)
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
        statement = statement.where(works_in([organization]))
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


def note_openable(mentors: Iterable[Mentor], *, to: Viewer) -> None:
    """Say whose card this person may open (`Mentor.is_openable`): one statement for a page.

    An organization still reads of those who led for it and work elsewhere now, not their cards.
    """
    asked = {one.id: one for one in mentors}
    if not asked or to.can(Permission.MENTOR_VIEW_ALL):
        return
    found = select(Mentor.id).where(Mentor.id.in_(asked), mentors_visible_to(to))
    open_to = set(db.session.scalars(found))
    for id_, one in asked.items():
        one.is_openable = id_ in open_to


def find_mentor_of(viewer: Viewer) -> Mentor | None:
    """Return the mentor behind an account, None for everybody else."""
    return db.session.scalar(
        select(Mentor).where(Mentor.user_id == viewer.id).options(joinedload(Mentor.organization))
    )


def count_led(mentor: Mentor) -> int:
    """Return how many a mentor leads now, over all organizations and periods."""
    led = select(func.count()).where(
        Mentorship.mentor_id == mentor.id, Mentorship.state == MentorshipState.ACTIVE
    )
    return db.session.scalar(led) or 0


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


def present_mentors(chosen: Sequence[int] = ()) -> Choices:
    """Return the present mentors to choose among, and those that are named already."""
    every = all_mentors()
    shown = IS_PRESENT | Mentor.id.in_(chosen) if chosen else IS_PRESENT
    return replace(every, name="present-mentors", statement=every.statement.where(shown))


def list_importable() -> list[Mentor]:
    """Return every mentor, those who stopped among them."""
    every = select(Mentor).options(selectinload(Mentor.specialities)).order_by(Mentor.id)
    return list(db.session.scalars(every))
