"""Who came, who stood in for whom, who was a guest."""

from collections.abc import Mapping
from datetime import date

from app.activities.meetings import queries
from app.activities.meetings.enums import MeetingEvent, MeetingState, Presence
from app.activities.meetings.errors import NoMembersError, NotYetError, SubstituteNameError
from app.activities.meetings.models import Meeting, MeetingGuest
from app.activities.meetings.quorum import Quorum
from app.activities.meetings.rules import (
    MEETING_MOVES,
    parties_of,
)
from app.activities.meetings.services.inviting import entry_of
from app.activities.meetings.services.meetings import hold_for
from app.activities.meetings.terms import (
    PresenceTerms,
)
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db


def mark_roll(
    meeting: Meeting, *, roll: Mapping[int, PresenceTerms], actor: Viewer, today: date
) -> Quorum:
    """Note who of the members came; the meeting is then held, with a quorum or without.

    Whom `roll` (by member) leaves out was absent. Raises MoveNotAllowedError, NotYetError,
    NoMembersError, SubstituteNameError.
    """
    state = hold_for(meeting, MeetingEvent.ATTEND, actor=actor)
    if today < meeting.held_on:
        raise NotYetError
    lines = queries.roll_of(meeting)
    if not lines:
        raise NoMembersError
    for line in lines:
        said = roll.get(line.member.id, PresenceTerms(Presence.ABSENT, ""))
        if said.presence is Presence.SUBSTITUTE and not said.note:
            raise SubstituteNameError(field=f"note_{line.member.id}")
        entry = line.entry or entry_of(meeting, line.member)
        entry.presence = said.presence
        entry.substitute = said.note if said.presence is Presence.SUBSTITUTE else ""
        entry.reason = said.note if said.presence is Presence.ABSENT else ""
    meeting.state = state
    db.session.flush()
    return queries.quorum_of_meeting(meeting)


def add_guest(meeting: Meeting, *, name: str, post: str, actor: Viewer) -> MeetingGuest:
    """Note somebody invited who is no member. Raises MoveNotAllowedError."""
    _hold_roll(meeting, actor)
    guest = MeetingGuest(meeting_id=meeting.id, name=name, post=post)
    db.session.add(guest)
    db.session.flush()
    return guest


def remove_guest(guest: MeetingGuest, *, actor: Viewer) -> None:
    """Take a guest off the roll. Raises MoveNotAllowedError."""
    _hold_roll(guest.meeting, actor)
    db.session.delete(guest)
    db.session.flush()


def _hold_roll(meeting: Meeting, actor: Viewer) -> MeetingState:
    # A guest may be noted before the day: with the agenda.
    lock(meeting)
    return MEETING_MOVES.after(MeetingEvent.SET_AGENDA, meeting.state, parties_of(actor))
