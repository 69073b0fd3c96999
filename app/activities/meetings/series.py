"""The days of a series of meetings in an academic year: pure."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.activities.meetings.enums import Rhythm
from app.deadlines.academic_year import AcademicYear
from app.deadlines.workdays import NO_EXCEPTIONS, is_working_day

_STEP = {Rhythm.QUARTERLY: 3, Rhythm.MONTHLY: 1}
_HOLIDAYS = (7, 8)  # July and August: a monthly meeting is not held
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class SeriesDay:
    """A day as the rhythm gives it, and the working day it is moved to."""

    asked: date
    day: date

    @property
    def is_moved(self) -> bool:
        """Tell whether the rhythm's own day was no working day."""
        return self.asked != self.day


def days_of(
    rhythm: Rhythm,
    year: AcademicYear,
    *,
    first_on: date | None,
    given: Iterable[date] = (),
    exceptions: Mapping[date, bool] = NO_EXCEPTIONS,
) -> list[SeriesDay]:
    """Return the days of a series in order, each a working day of the year, none twice.

    `exceptions` are days that a decree moved, as `deadlines.workdays` takes them.
    """
    asked = given if rhythm is Rhythm.GIVEN or first_on is None else _stepped(rhythm, first_on)
    found: dict[date, SeriesDay] = {}
    for day in sorted(one for one in asked if one in year):
        moved = working_day_near(day, exceptions)
        found.setdefault(moved, SeriesDay(day, moved))
    return list(found.values())


def working_day_near(day: date, exceptions: Mapping[date, bool] = NO_EXCEPTIONS) -> date:
    """Return the day, or the next working day; within the month, so that no quarter loses it."""
    later = _working(day, _DAY, exceptions)
    return later if later.month == day.month else _working(day, -_DAY, exceptions)


def _working(day: date, step: timedelta, exceptions: Mapping[date, bool]) -> date:
    while not is_working_day(day, exceptions):
        day += step
    return day


def _stepped(rhythm: Rhythm, first_on: date) -> Iterator[date]:
    """Give the same day of the month again and again, for a year."""
    for months in range(0, 12, _STEP[rhythm]):
        place = first_on.month - 1 + months
        year, month = first_on.year + place // 12, place % 12 + 1
        if rhythm is not Rhythm.MONTHLY or month not in _HOLIDAYS:
            yield date(year, month, min(first_on.day, monthrange(year, month)[1]))
