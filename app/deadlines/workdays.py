"""Russian working days: the production calendar, with days moved by decree on top of it.

Source: the `holidays` package (public holidays by article 112 of the Labour Code and the yearly
decrees on moved days off), five-day week. What a later decree moves is passed in as `exceptions`.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

NO_EXCEPTIONS: Mapping[date, bool] = MappingProxyType({})

_DAY = timedelta(days=1)


def is_working_day(day: date, exceptions: Mapping[date, bool] = NO_EXCEPTIONS) -> bool:
    """Tell whether people work on `day`; `exceptions` maps a day to True (works) or False."""
    return exceptions.get(day, _russia().is_working_day(day))


def add_working_days(
    day: date, count: int, exceptions: Mapping[date, bool] = NO_EXCEPTIONS
) -> date:
    """Return the working day `count` working days after `day` (before it when negative).

    Counting begins on the next day, as terms are counted in law; with zero the answer is `day`
    itself or the first working day after it.
    """
    step = -_DAY if count < 0 else _DAY
    left = abs(count)
    if left == 0:
        day, left = day - step, 1
    while left:
        day += step
        left -= is_working_day(day, exceptions)
    return day


def read_calendar() -> None:
    """Have the calendar at hand before somebody asks for a day."""
    _russia()


@cache
def _russia() -> "HolidayBase":
    import holidays  # slow to import: the calendars of all countries

    return holidays.country_holidays("RU")
