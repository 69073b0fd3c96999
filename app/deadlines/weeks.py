"""Weeks of a month: Monday to Sunday, with at least four days in it, clipped to the month."""

import calendar
from datetime import date, timedelta

_THURSDAY = 3
_WEEK = timedelta(days=7)


def weeks_of_month(year: int, month: int, first: int, last: int) -> tuple[date, date] | None:
    """Return the days of the month's weeks from `first` to `last`; -1 is its last week.

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
