"""What several pages of a meeting ask: what this person may do, where to go then."""

from flask import redirect, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.meetings import queries
from app.activities.meetings.enums import MeetingEvent
from app.activities.meetings.models import AgendaQuestion, Meeting
from app.activities.meetings.rules import meeting_events, parties_of
from app.base import clock


def meeting_here(meeting_id: int) -> Meeting:
    """Return a meeting that concerns the present person."""
    return queries.get_meeting(meeting_id, visible_to=current_user)


def question_here(question_id: int) -> AgendaQuestion:
    """Return a question of a meeting that concerns the present person."""
    question = queries.get_question(question_id)
    meeting_here(question.meeting_id)
    return question


def events_of(meeting: Meeting) -> frozenset[MeetingEvent]:
    """Return what the present person may do to a meeting today."""
    is_member = queries.find_member_of(meeting, current_user) is not None
    party = parties_of(current_user, is_member=is_member)
    return meeting_events(meeting.state, party, on=meeting.held_on, today=clock.today())


def to_meeting(meeting_id: int, part: str = "") -> Response:
    """Lead back to a meeting's page, to a part of it."""
    return redirect(
        url_for("activities.meeting_detail", meeting_id=meeting_id, _anchor=part or None)
    )
