"""What the search over the whole site finds of events."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.events import queries
from app.activities.events.models import ClusterEvent
from app.activities.events.wording import event_days
from app.base.viewer import Viewer
from app.web.search_page import Hit, SearchSource


def find_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest events found, of those this person may read."""
    return [
        Hit(
            title=event.title,
            url=url_for("activities.event_detail", event_id=event.id),
            detail=f"{event.kind.label}, {event_days(event)}",
        )
        for event in queries.search_events(query, visible_to=viewer, limit=limit)
    ]


SEARCH = SearchSource(
    _l("Мероприятия"),
    find_hits,
    lambda query: url_for("activities.event_list", q=query),
    kinds=(ClusterEvent,),
)
