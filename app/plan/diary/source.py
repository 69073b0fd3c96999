"""How other packages put their dates into a person's calendar."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask import Flask, current_app

from app.base.declared import declare_once
from app.base.viewer import Viewer


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Whole days in a calendar, both inclusive.

    `key` names the entry within its source for ever: a calendar finds by it what it shows already.
    `revision` grows and `changed_at` moves when the record changes. No people in `title` and
    `text`: the feed opens without a password.
    """

    key: str
    title: str
    first: date
    last: date
    path: str
    text: str = ""
    revision: int = 0
    changed_at: datetime | None = None


@dataclass(frozen=True)
class CalendarSource:
    """A package's dates: `entries(viewer, first, last)` gives those of one person, flat."""

    name: str
    entries: Callable[[Viewer, date, date], Iterable[CalendarEntry]]

    def register(self, app: Flask) -> None:
        """Let the dates stand in calendars (called by the factory); ValueError for a second."""
        declare_once(app, "calendar_sources", self.name, self)


def calendar_sources() -> dict[str, CalendarSource]:
    """Return the sources by name, from the floors up."""
    known: dict[str, CalendarSource] = current_app.extensions.get("calendar_sources", {})
    return known
