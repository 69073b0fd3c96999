"""The agenda goes to the members, who say whether they will come."""

from datetime import date, datetime, timedelta

from app.activities.meetings import queries
from app.activities.meetings.enums import MeetingEvent, MeetingParty
from app.activities.meetings.errors import (
    MeetingPastError,
    NoAgendaError,
    NobodyToInviteError,
)
from app.activities.meetings.models import BodyMember, Meeting, RollEntry
from app.activities.meetings.queries.roll import address_of, entries_of
from app.activities.meetings.rules import (
    MEETING_MOVES,
)
from app.activities.meetings.services.meetings import hold_for
from app.activities.meetings.terms import (
    AnswerTerms,
)
from app.activities.permissions import Permission
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.links.rules import Addressee
from app.links.services import send_link
from app.links.tasks import LinkTask

ANSWERS_END = timedelta(days=1)  # before the meeting


def invite_members(
    meeting: Meeting, *, task: LinkTask, actor: Viewer, today: date, now: datetime
) -> int:
    """Send the agenda to every member with an address; return how many letters leave.

    Raises MoveNotAllowedError, MeetingPastError, NoAgendaError, NobodyToInviteError.
    """
    hold_for(meeting, MeetingEvent.INVITE, actor=actor)
    if meeting.held_on < today:
        raise MeetingPastError
    if not meeting.questions:
        raise NoAgendaError
    lines = queries.roll_of(meeting)
    if not lines:
        raise NobodyToInviteError
    meeting.invited_at = now
    until = max(today, meeting.held_on - ANSWERS_END)
    sent = 0
    entries = [(line.member, line.entry or entry_of(meeting, line.member)) for line in lines]
    db.session.flush()
    for member, entry in entries:
        if email := address_of(member):
            addressee = Addressee(member.name, email, user_id=member.user_id)
            send_link(
                task,
                record=entry,
                addressee=addressee,
                until=until,
                actor=actor,
                now=now,
                today=today,
            )
            sent += 1
    return sent


def answer_invitation(
    meeting: Meeting,
    *,
    terms: AnswerTerms,
    member: BodyMember,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    """Note what a member says: on the site by the account, or by the link of the letter.

    Raises MoveNotAllowedError, MeetingPastError, NotAllowedError for anybody but the member.
    """
    if actor.id != member.user_id:
        require(actor, Permission.MEETING_MANAGE)
    lock(meeting)
    MEETING_MOVES.after(MeetingEvent.ANSWER, meeting.state, MeetingParty.MEMBER)
    if meeting.held_on < today:
        raise MeetingPastError
    entry = entries_of(meeting).get(member.id) or entry_of(meeting, member)
    entry.answer, entry.answer_note, entry.answered_at = terms.answer, terms.note, now
    db.session.flush()


def entry_of(meeting: Meeting, member: BodyMember) -> RollEntry:
    """Return a new line of the roll for a member."""
    entry = RollEntry(meeting_id=meeting.id, member_id=member.id, member=member)
    meeting.roll.append(entry)
    return entry
