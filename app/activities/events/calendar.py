"""The month of events: weeks of days, each with what is held."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.activities.events.models import ClusterEvent

_MONDAY = Calendar(firstweekday=0)
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class CalendarDate:
    """A day of the month's table; `is_other` belongs to the month before or after."""

    day: date
    is_other: bool
    events: Sequence[ClusterEvent]


@dataclass(frozen=True)
class EventMonth:
    """A month: its weeks from Monday on, and the months beside it."""

    first: date
    weeks: Sequence[Sequence[CalendarDate]]

    @property
    def before(self) -> date:
        """The first day of the month before."""
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> date:
        """The first day of the month after."""
        return (self.first + timedelta(days=31)).replace(day=1)

    @property
    def events(self) -> list[ClusterEvent]:
        """What touches the month, each once, in its order: for a narrow screen."""
        days = [one for week in self.weeks for one in week if not one.is_other]
        return list(dict.fromkeys(event for one in days for event in one.events))


def month_named(text: str, *, today: date) -> date:
    """Return the first day of «2024-03»; of the present month for anything else."""
    year, _, month = text.partition("-")
    if year.isdecimal() and month.isdecimal() and len(text) <= len("2024-03"):
        known = FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(month) <= 12
        if known:
            return date(int(year), int(month), 1)
    return today.replace(day=1)


def shown_days(first: date) -> tuple[date, date]:
    """Return the first and the last day of the table of a month."""
    weeks = _MONDAY.monthdatescalendar(first.year, first.month)
    return weeks[0][0], weeks[-1][-1]


def month_of(first: date, events: Sequence[ClusterEvent]) -> EventMonth:
    """Put events into the table of a month; one of several days stands on each."""
    weeks = _MONDAY.monthdatescalendar(first.year, first.month)
    return EventMonth(first, [[_date(one, first, events) for one in week] for week in weeks])


def _date(day: date, first: date, events: Sequence[ClusterEvent]) -> CalendarDate:
    held = [one for one in events if one.starts_on <= day <= one.ends_on]
    return CalendarDate(day, day.month != first.month, held)
