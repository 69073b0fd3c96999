"""What of events waits for one person."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from app.accounts.handover import HandoverKind
from app.accounts.models import User
from app.activities.events.models import ClusterEvent
from app.activities.events.queries import list_running_of


def _running_of(user: User) -> Sequence[ClusterEvent]:
    return list_running_of(user.id)


def _give(event: ClusterEvent, successor: User) -> None:
    event.responsible_id = successor.id


HANDOVER = (HandoverKind("events", _l("Мероприятия без отчёта"), _running_of, _give),)
