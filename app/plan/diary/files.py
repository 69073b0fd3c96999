"""A person's calendar as a file that calendars subscribe to (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import gettext as _

from app.base.cluster import cluster
from app.base.viewer import Viewer
from app.deadlines.academic_year import AcademicYear
from app.plan.diary.source import CalendarEntry, calendar_sources
from app.web.preview import site_address

_REFRESH = timedelta(hours=12)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def feed_of(viewer: Viewer, *, today: date) -> bytes:
    """Return a person's calendar of this academic year and the next.

    All entries are whole days: they have dates, no times, and so no zone to go wrong in.
    """
    first = AcademicYear.containing(today).start
    last = AcademicYear(first.year + 1).end
    found = [
        (name, entry)
        for name, source in calendar_sources().items()
        for entry in source.entries(viewer, first, last)
    ]
    return write_calendar(found)


def write_calendar(entries: Iterable[tuple[str, CalendarEntry]]) -> bytes:
    """Return entries, each with the name of its source, as a calendar; the same give the same."""
    from icalendar import Calendar  # slow to import, and few requests need it

    calendar = Calendar()
    calendar.add("prodid", "-//cluster//plan//RU")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("План: %(cluster)s", cluster=cluster().name))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    host = urlsplit(current_app.config["BASE_URL"]).hostname
    for source, entry in sorted(entries, key=lambda pair: (pair[1].first, pair[0], pair[1].key)):
        calendar.add_component(_event(entry, f"{source}-{entry.key}@{host}"))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, uid: str):  # type: ignore[no-untyped-def]
    from icalendar import Event

    changed = (entry.changed_at or _EPOCH).astimezone(UTC)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", entry.revision)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + timedelta(days=1))  # the day after, as the format counts
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("url", site_address(entry.path))
    event.add("transp", "TRANSPARENT")
    return event
