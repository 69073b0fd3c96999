"""Who was called to a meeting, what they answered, who came."""

from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload

from app.activities.meetings.enums import MeetingState, Presence
from app.activities.meetings.models import BodyMember, Meeting, MeetingGuest, RollEntry
from app.activities.meetings.queries.bodies import is_in_on
from app.activities.meetings.quorum import Quorum, quorum_of
from app.activities.meetings.rules import rule_of
from app.base.errors import NotFoundError
from app.extensions import db

CAME = (Presence.PRESENT, Presence.SUBSTITUTE)


class RollLine(NamedTuple):
    """A member and what is noted of them."""

    member: BodyMember
    entry: RollEntry | None


def roll_of(meeting: Meeting) -> list[RollLine]:
    """Return the members on the day of a meeting, who leads first; the roll of signed minutes."""
    is_noted = RollEntry.presence.is_not(None)
    is_called = is_noted if meeting.state is MeetingState.SIGNED else is_in_on(meeting.held_on)
    own = and_(RollEntry.member_id == BodyMember.id, RollEntry.meeting_id == meeting.id)
    statement = (
        select(BodyMember, RollEntry)
        .outerjoin(RollEntry, own)
        .where(BodyMember.body_id == meeting.body_id, is_called)
        .options(joinedload(BodyMember.organization), joinedload(BodyMember.user))
        .order_by(BodyMember.position, BodyMember.id)
    )
    return [RollLine(*row) for row in db.session.execute(statement)]


def quorum_of_meeting(meeting: Meeting) -> Quorum:
    """Count who may vote and who of them took part, as the database has it now."""
    own = and_(RollEntry.member_id == BodyMember.id, RollEntry.meeting_id == meeting.id)
    is_noted = RollEntry.presence.is_not(None)
    is_called = is_noted if meeting.state is MeetingState.SIGNED else is_in_on(meeting.held_on)
    voting, present = db.session.execute(
        select(func.count(), func.count().filter(RollEntry.presence.in_(CAME)))
        .select_from(BodyMember)
        .outerjoin(RollEntry, own)
        .where(BodyMember.body_id == meeting.body_id, BodyMember.is_voting, is_called)
    ).one()
    body = meeting.body
    rule = rule_of(body.quorum_part, body.quorum_whole, is_more=body.quorum_is_more)
    return quorum_of(rule, voting=voting, present=present)


def find_entry(entry_id: int) -> RollEntry | None:
    """Return a line of a roll with its member and meeting."""
    statement = select(RollEntry).where(RollEntry.id == entry_id)
    return db.session.scalar(
        statement.options(
            joinedload(RollEntry.member).joinedload(BodyMember.user),
            joinedload(RollEntry.meeting).joinedload(Meeting.body),
        )
    )


def entries_of(meeting: Meeting) -> dict[int, RollEntry]:
    """Return what is noted of a meeting's members, by member."""
    statement = select(RollEntry).where(RollEntry.meeting_id == meeting.id)
    return {entry.member_id: entry for entry in db.session.scalars(statement)}


def addresses_of(meeting: Meeting) -> list[str]:
    """Return the addresses of a meeting's members, each once."""
    return list(dict.fromkeys(filter(None, (address_of(line.member) for line in roll_of(meeting)))))


def address_of(member: BodyMember) -> str:
    """Return where letters to a member go: the own address, else the account's."""
    return member.email or (member.user.email if member.user and member.user.active else "")


def get_guest(guest_id: int) -> MeetingGuest:
    """Return a guest with the meeting; raises NotFoundError."""
    statement = select(MeetingGuest).where(MeetingGuest.id == guest_id)
    guest = db.session.scalar(
        statement.options(joinedload(MeetingGuest.meeting).joinedload(Meeting.body))
    )
    if guest is None:
        raise NotFoundError
    return guest


def who_may_sign(meeting: Meeting) -> list[BodyMember]:
    """Return the members who took part themselves, who leads first."""
    here = and_(RollEntry.member_id == BodyMember.id, RollEntry.meeting_id == meeting.id)
    statement = (
        select(BodyMember)
        .join(RollEntry, here)
        .where(RollEntry.presence == Presence.PRESENT)
        .options(joinedload(BodyMember.organization))
        .order_by(BodyMember.position, BodyMember.id)
    )
    return list(db.session.scalars(statement))
