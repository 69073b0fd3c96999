"""What events ask of staff, what is ahead for organizations and for everybody."""

from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from app.activities.events import queries
from app.activities.events.enums import EventState, EventTime
from app.activities.events.models import ClusterEvent
from app.activities.events.wording import event_days
from app.activities.permissions import Permission
from app.base import clock
from app.base.typography import counted, plural
from app.base.viewer import Viewer
from app.web.dashboard import Panel, Part, Todo, Urgency
from app.web.tallies import PageTally

SOON = timedelta(days=30)
SHOWN = 3


def _waiting(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
    if not viewer.can(Permission.EVENT_MANAGE):
        return None
    today = clock.today()
    return queries.tally_waiting(responsible=viewer.id, today=today, soon=today + SOON)


WAITING = PageTally(_waiting)


def part(viewer: Viewer) -> Part:
    """Return what waits for staff; for an organization the events it takes part in."""
    if row := WAITING.row(viewer):
        return _for_staff(queries.event_counts(row))
    if viewer.can(Permission.EVENT_VIEW) or not viewer.organization_ids:
        return Part()
    coming = queries.list_coming(visible_to=viewer, today=clock.today(), limit=SHOWN)
    return Part(panels=_coming(coming))


def public_panels() -> list[Panel]:
    """Return what is ahead for everybody."""
    return _coming(queries.list_coming(visible_to=None, today=clock.today(), limit=SHOWN))


def _coming(events: list[ClusterEvent]) -> list[Panel]:
    if not events:
        return []
    lines = [f"{event_days(one)}: {one.title}" for one in events]
    url = url_for("activities.event_list", when=EventTime.COMING.value, sort="day")
    return [Panel(_("Ближайшие мероприятия"), url=url, lines=lines)]


def _for_staff(counts: queries.EventCounts) -> Part:
    todo = [*_to_mark(counts), *_to_report(counts)]
    words = (_("мероприятие за месяц"), _("мероприятия за месяц"), _("мероприятий за месяц"))
    url = url_for("activities.event_calendar")
    coming = url_for("activities.event_list", when=EventTime.COMING.value, sort="day")
    figures = [(counts.coming, plural(counts.coming, *words), coming)]
    panels = [Panel(_("Мероприятия"), figures, url=url)] if counts.coming else []
    return Part(todo=todo, panels=panels)


def _to_mark(counts: queries.EventCounts) -> list[Todo]:
    waiting = counts.unmarked
    if not waiting.number:
        return []
    words = (_("мероприятия"), _("мероприятий"), _("мероприятий"))
    return [
        Todo(
            title=_("Отметить проведение: %(title)s", title=waiting.first_title)
            if waiting.number == 1
            else _("Отметить проведение %(count)s", count=counted(waiting.number, *words)),
            url=_one_or_all(waiting, EventState.PLANNED),
            action=_("Отметить"),
            detail=_("дни прошли: проведено, перенесено или отменено"),
            urgency=Urgency.TODAY,
        )
    ]


def _to_report(counts: queries.EventCounts) -> list[Todo]:
    waiting = counts.unreported
    if not waiting.number:
        return []
    words = (_("мероприятии"), _("мероприятиях"), _("мероприятиях"))
    return [
        Todo(
            title=_("Написать отчёт: %(title)s", title=waiting.first_title)
            if waiting.number == 1
            else _("Написать отчёт о %(count)s", count=counted(waiting.number, *words)),
            url=_one_or_all(waiting, EventState.HELD),
            action=_("Написать"),
            detail=_("без отчёта пункт плана не выполнен"),
            urgency=Urgency.SOON,
        )
    ]


def _one_or_all(waiting: queries.WaitingEvents, state: EventState) -> str:
    if waiting.number == 1:
        return url_for("activities.event_detail", event_id=waiting.first_id)
    return url_for("activities.event_list", state=state.value, sort="day")
