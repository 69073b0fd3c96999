"""Weeks and weekdays of a month; a week is Monday to Sunday with at least four days in it."""

import calendar
from datetime import date, timedelta

_THURSDAY = 3
_WEEK = timedelta(days=7)


def weeks_of_month(year: int, month: int, first: int, last: int) -> tuple[date, date] | None:
    """Return the days of the month's weeks from `first` to `last`, clipped to it; -1 is its last.

    A week belongs to the month that has its Thursday, so one with four of its days or more. None
    when the month has no such week.
    """
    if not 1 <= month <= 12:
        return None
    begin, end = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    thursday = begin + timedelta(days=(_THURSDAY - begin.weekday()) % 7)
    count = (end - thursday) // _WEEK + 1
    if max(first, last) > count:
        return None
    firsts, lasts = (
        thursday + _WEEK * ((number - 1) if number > 0 else count - 1) for number in (first, last)
    )
    return max(begin, firsts - timedelta(days=3)), min(end, lasts + timedelta(days=3))


def weekday_of_month(year: int, month: int, number: int, weekday: int) -> tuple[date, date] | None:
    """Return the `number`-th such weekday (0 is Monday) of a month, -1 the last."""
    begin, end = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    first = begin + timedelta(days=(weekday - begin.weekday()) % 7)
    day = (
        end - timedelta(days=(end.weekday() - weekday) % 7)
        if number < 0
        else (first + _WEEK * (number - 1))
    )
    return (day, day) if number and begin <= day <= end else None
