"""The papers of this subject: minutes as they were signed."""

from flask import url_for

from app.activities.meetings import queries
from app.activities.meetings.models import Meeting
from app.base.viewer import Viewer
from app.documents.catalog import MEETING_MINUTES
from app.documents.kinds import PaperKind


def _find(meeting_id: int, viewer: Viewer) -> Meeting:
    return queries.get_meeting(meeting_id, visible_to=viewer)


def _card(meeting: Meeting) -> str:
    return url_for("activities.meeting_detail", meeting_id=meeting.id)


PAPERS = (PaperKind(MEETING_MINUTES, "meetings", find=_find, card=_card),)
