"""Files of events: the report, photographs."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.events import queries
from app.activities.events.models import ClusterEvent
from app.activities.permissions import Permission
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.files.attached import AttachedTo


def _find(event_id: int, viewer: Viewer) -> ClusterEvent:
    # Reports name people: who reads the public card alone gets none of the files.
    if not viewer.can(Permission.EVENT_VIEW):
        raise NotFoundError
    return queries.get_event(event_id, visible_to=viewer)


def _may_change(_event: ClusterEvent, viewer: Viewer) -> bool:
    return viewer.can(Permission.EVENT_MANAGE)


def _card(event: ClusterEvent) -> str:
    return url_for("activities.event_detail", event_id=event.id)


ATTACHMENTS = (
    AttachedTo(
        ClusterEvent.__tablename__,
        find=_find,
        may_change=_may_change,
        card=_card,
        purposes={
            "report": _l("Отчёт"),
            "picture": _l("Фотография"),
            "results": _l("Протокол результатов"),
            "other": _l("Другое"),
        },
    ),
)
