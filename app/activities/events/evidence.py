"""What events give the plan."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.events import queries
from app.activities.events.models import ClusterEvent
from app.activities.events.wording import people_words
from app.activities.permissions import Permission
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class EventEvidence(Evidence):
    """A held event with its report counts on the day it was held; a cancelled one does not."""

    label = _l("Мероприятия")
    kinds = (EvidenceKind.EVENT,)
    permission = Permission.EVENT_VIEW
    titles_are_public = True
    add_endpoint = "activities.event_create"
    add_permission = Permission.EVENT_MANAGE

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return queries.evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's events, the newest first, in one query."""
        return [_record(one) for one in queries.list_of_item(item_id, limit=limit)]

    def list_url(self, item_id: int) -> str:
        """Return the address of all events of the item."""
        return url_for("activities.event_list", item=item_id)


def _record(event: ClusterEvent) -> EvidenceRecord:
    return EvidenceRecord(
        title=event.title,
        url=url_for("activities.event_detail", event_id=event.id),
        state=event.state,
        on=event.held_on or event.ends_on,
        detail=people_words(event),
    )
