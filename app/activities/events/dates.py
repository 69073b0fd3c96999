"""Events in the calendars of those who may read them."""

from collections.abc import Iterator
from datetime import date

from app.activities.events.queries import list_of_month
from app.base.viewer import Viewer
from app.jobs.addresses import local_address
from app.plan.diary.source import CalendarEntry, CalendarSource


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the events between two days, cancelled ones left out."""
    for event in list_of_month(first, last, visible_to=viewer):
        yield CalendarEntry(
            key=f"{event.id}",
            title=event.title,
            first=event.starts_on,
            last=event.ends_on,
            path=local_address("activities.event_detail", event_id=event.id),
            text=event.place,
            revision=event.version - 1,
        )


CALENDAR = (CalendarSource("events", entries),)
