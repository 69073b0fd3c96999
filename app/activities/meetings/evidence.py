"""What meetings give the plan."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.activities.meetings import queries
from app.activities.meetings.models import Meeting
from app.activities.permissions import Permission
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class MeetingEvidence(Evidence):
    """A meeting proves an item by its own day, once its minutes are signed."""

    label = _l("Заседания")
    kinds = (EvidenceKind.MEETING,)
    permission = Permission.MEETING_VIEW
    titles_are_public = True
    add_endpoint = "activities.meeting_create"
    add_permission = Permission.MEETING_MANAGE

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return queries.evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's newest meetings, in one query."""
        return [_record(one) for one in queries.list_meetings_of_item(item_id, limit=limit)]

    def list_url(self, item_id: int) -> str:
        """Return the list of the item's meetings."""
        return url_for("activities.meeting_list", item=item_id)


def _record(meeting: Meeting) -> EvidenceRecord:
    number = meeting.minutes_number
    return EvidenceRecord(
        title=", ".join(filter(None, (meeting.body.name, meeting.title))),
        url=url_for("activities.meeting_detail", meeting_id=meeting.id),
        state=meeting.state,
        on=meeting.held_on,
        detail=_("протокол № %(number)s", number=number) if number else "",
    )
