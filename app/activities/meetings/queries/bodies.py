"""Who meets, and their members."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, true
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.accounts.queries import colleague_choices
from app.activities.meetings.enums import BodyKind
from app.activities.meetings.models import BodyMember, Meeting, MeetingBody
from app.activities.permissions import Permission
from app.base import clock
from app.base.choices import Choices
from app.base.collation import sort_key
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db

BODY_ORDERS: dict[str, Any] = {"name": MeetingBody.name_key}
IS_NOW = BodyMember.until.is_(None)
_MEMBERS = (
    select(func.count())
    .where(BodyMember.body_id == MeetingBody.id, IS_NOW)
    .correlate(MeetingBody)
    .scalar_subquery()
)
_MEETINGS = (
    select(func.count())
    .where(Meeting.body_id == MeetingBody.id)
    .correlate(MeetingBody)
    .scalar_subquery()
)


def is_member_of(body_id: Any, viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a person is in a body now."""
    return exists().where(BodyMember.body_id == body_id, BodyMember.user_id == viewer.id, IS_NOW)


def bodies_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a body concerns this person: its members read of their own."""
    if viewer.can(Permission.MEETING_VIEW):
        return true()
    return is_member_of(MeetingBody.id, viewer)


def list_bodies(*, visible_to: Viewer, kind: BodyKind | None = None) -> Select[Any]:
    """Select (body, members, meetings) of those not dissolved."""
    shown = bodies_visible_to(visible_to) & MeetingBody.archived_on.is_(None)
    statement = select(MeetingBody, _MEMBERS, _MEETINGS).where(shown)
    return statement.where(MeetingBody.kind == kind) if kind else statement


def get_body(body_id: int, *, visible_to: Viewer) -> MeetingBody:
    """Return a body; raises NotFoundError when it does not concern this person."""
    shown = bodies_visible_to(visible_to)
    body = db.session.scalar(select(MeetingBody).where(MeetingBody.id == body_id, shown))
    if body is None:
        raise NotFoundError
    return body


def body_choices(*, chosen: int | None = None) -> Choices:
    """Return who may meet, by name."""
    return _choices(true(), chosen)


def group_choices(*, chosen: int | None = None) -> Choices:
    """Return the working groups a decision may be given to."""
    return replace(_choices(MeetingBody.kind == BodyKind.GROUP, chosen), name="meeting_groups")


def council_choices(*, chosen: int | None = None) -> Choices:
    """Return the councils whose chair may approve something."""
    return replace(_choices(MeetingBody.kind == BodyKind.COUNCIL, chosen), name="meeting_councils")


def account_choices() -> Choices:
    """Return the accounts that may be members or owners of tasks, by name."""
    return replace(colleague_choices(), name="meeting-accounts")


def _choices(among: ColumnElement[bool], chosen: int | None) -> Choices:
    offered = or_(MeetingBody.archived_on.is_(None) & among, MeetingBody.id == (chosen or 0))
    columns = select(MeetingBody.id, MeetingBody.name).where(offered)
    return Choices(
        name="meeting_bodies",
        statement=columns.order_by(MeetingBody.name_key, MeetingBody.id),
        key=MeetingBody.id,
        label=lambda row: str(row.name),
        found_by=_is_named,
    )


def _is_named(words: str) -> ColumnElement[bool]:
    # Bodies are few and have no words of their own: a part of the name is looked for.
    letters = sort_key(words).partition("\x01")[0]
    found: ColumnElement[bool] = MeetingBody.name_key.contains(letters, autoescape=True)
    return found


def members_of(body: MeetingBody) -> list[BodyMember]:
    """Return who is in a body now, who leads it first."""
    return _members(BodyMember.body_id == body.id, IS_NOW)


def former_members_of(body: MeetingBody) -> list[BodyMember]:
    """Return who was in a body."""
    return _members(BodyMember.body_id == body.id, ~IS_NOW)


def members_on(body_id: int, day: date) -> list[BodyMember]:
    """Return who is in a body on a day, who leads it first."""
    return _members(BodyMember.body_id == body_id, is_in_on(day))


def is_in_on(day: Any) -> ColumnElement[bool]:
    """Return the condition that somebody is a member on a day."""
    has_come: ColumnElement[bool] = BodyMember.since <= day
    return has_come & or_(IS_NOW, BodyMember.until >= day)


def _members(*conditions: ColumnElement[bool]) -> list[BodyMember]:
    statement = (
        select(BodyMember)
        .where(*conditions)
        .options(joinedload(BodyMember.organization), joinedload(BodyMember.user))
        .order_by(BodyMember.position, BodyMember.id)
    )
    return list(db.session.scalars(statement))


def get_member(member_id: int) -> BodyMember:
    """Return a member with the body; raises NotFoundError."""
    statement = select(BodyMember).where(BodyMember.id == member_id)
    member = db.session.scalar(statement.options(joinedload(BodyMember.body)))
    if member is None:
        raise NotFoundError
    return member


def name_of_account(user_id: int | None) -> str:
    """Return what the person of an account is called."""
    return db.session.scalar(select(User.display_name).where(User.id == user_id)) or ""


def find_member_of(meeting: Meeting, viewer: Viewer) -> BodyMember | None:
    """Return what a person is in the body on the day of a meeting, None for others."""
    own = (BodyMember.body_id == meeting.body_id) & (BodyMember.user_id == viewer.id)
    return db.session.scalar(
        select(BodyMember).where(own, is_in_on(meeting.held_on)).order_by(BodyMember.id).limit(1)
    )


def councils_of(viewer: Viewer) -> frozenset[int]:
    """Return the councils a person sits in today."""
    sits = (BodyMember.user_id == viewer.id) & is_in_on(clock.today())
    statement = select(MeetingBody.council_id).join(BodyMember).where(sits)
    return frozenset(id_ for id_ in db.session.scalars(statement) if id_)
