"""The list of events: what it shows and what leaves the site with it."""

from flask_babel import lazy_gettext as _l

from app.activities.events.enums import EventPart, ParticipantKind
from app.activities.events.models import ClusterEvent
from app.activities.events.queries import SORTABLE
from app.activities.events.wording import event_when, people_total
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _reads_all(viewer: Viewer | None) -> bool:
    return viewer is not None and viewer.can(Permission.EVENT_VIEW)


def organizations_of(event: ClusterEvent, part: EventPart) -> str:
    """Return the short names of the organizations with a part in an event."""
    own = (one for one in event.organizations if one.part is part)
    return ", ".join(one.organization.short_name for one in own)


def _responsible(event: ClusterEvent) -> str:
    return event.responsible.display_name if event.responsible else ""


def _came(event: ClusterEvent) -> str:
    """Return «Студенты: 18, Школьники: 5», for the files."""
    counted = ((kind.label, event.actual(kind)) for kind in ParticipantKind)
    return ", ".join(f"{who}: {number}" for who, number in counted if number is not None)


EVENTS = Listing(
    name="events",
    title=_l("Мероприятия"),
    count=(_l("мероприятие"), _l("мероприятия"), _l("мероприятий")),
    columns=(
        Column(_l("Мероприятие"), lambda event: event.title, sort="title"),
        Column(_l("Вид"), lambda event: event.kind, on_screen=False),
        Column(_l("Когда"), event_when, sort="day"),
        Column(_l("Первый день"), lambda event: event.starts_on, on_screen=False),
        Column(_l("Последний день"), lambda event: event.ends_on, on_screen=False),
        Column(_l("Место"), lambda event: event.place),
        Column(
            _l("Организаторы"),
            lambda event: organizations_of(event, EventPart.ORGANIZER),
            on_screen=False,
        ),
        Column(
            _l("Участники"),
            lambda event: organizations_of(event, EventPart.PARTICIPANT),
            on_screen=False,
        ),
        Column(_l("Состояние"), lambda event: event.state),
        Column(
            _l("Было человек"),
            lambda event: people_total(event, "actual"),
            kind="n",
            shown_to=_reads_all,
        ),
        Column(_l("Кто был"), _came, on_screen=False, shown_to=_reads_all),
        Column(_l("Ответственный"), _responsible, on_screen=False, shown_to=_reads_all),
        Column(_l("Итоги"), lambda event: event.results, on_screen=False, shown_to=_reads_all),
    ),
    searched=(ClusterEvent,),
    orders=SORTABLE,
    order="-day",
)
