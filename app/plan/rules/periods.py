"""The periods of a recurring deadline: quarters, months, semesters inside a window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.deadlines import Every

_DAY = timedelta(days=1)
_MONTHS = 12

# In which months periods of the calendar begin. School quarters and semesters have no dates in
# law; these are the months in which colleges of the region begin them.
_FIRST_MONTHS = {
    Every.MONTH: frozenset(range(1, 13)),
    Every.QUARTER: frozenset({1, 4, 7, 10}),
    Every.STUDY_QUARTER: frozenset({9, 11, 1, 4}),
    Every.HALF_YEAR: frozenset({1, 7}),
    Every.SEMESTER: frozenset({9, 1}),
}
_STEP_MONTHS = {Every.TWO_MONTHS: 2, Every.SIX_MONTHS: 6}
_STEP_DAYS = {Every.WEEK: 7, Every.TEN_DAYS: 10, Every.TWO_WEEKS: 14}

# A piece at the edge of the window shorter than half of this joins its neighbour.
_LENGTHS = {
    Every.WEEK: 7, Every.TEN_DAYS: 10, Every.TWO_WEEKS: 14, Every.MONTH: 30, Every.TWO_MONTHS: 61,
    Every.STUDY_QUARTER: 61, Every.QUARTER: 91, Every.SEMESTER: 150, Every.HALF_YEAR: 182,
    Every.SIX_MONTHS: 182,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """One period, both days inclusive."""

    start: date
    end: date


def split(every: Every, start: date, end: date) -> tuple[Period, ...]:
    """Cut a window into the periods of a recurring deadline.

    Quarters and half-years are those of the calendar; what the window leaves of one at its edge
    is a period of its own from half of its length, else it joins the neighbour. An academic year
    so has four quarters: September to December, January to March, April to June, July to August.
    A unit without periods inside a year (a day, a year and longer) leaves the window whole.
    """
    if end < start:
        return ()
    edges = _without_stubs([start, *_cuts(every, start, end), end + _DAY], _LENGTHS.get(every, 0))
    return tuple(Period(a, b - _DAY) for a, b in pairwise(edges))


def _cuts(every: Every, start: date, end: date) -> Iterator[date]:
    if every in _STEP_DAYS:
        yield from _stepped_days(_STEP_DAYS[every], start, end)
    elif every in _STEP_MONTHS:
        yield from list(_month_starts(start, end))[_STEP_MONTHS[every] - 1 :: _STEP_MONTHS[every]]
    else:
        first = _FIRST_MONTHS.get(every, frozenset())
        yield from (day for day in _month_starts(start, end) if day.month in first)


def _stepped_days(step: int, start: date, end: date) -> Iterator[date]:
    for days in range(step, (end - start).days + 1, step):
        yield start + timedelta(days=days)


def _month_starts(start: date, end: date) -> Iterator[date]:
    """Yield the first days of the months that begin after `start`, up to `end`."""
    for number in range(start.year * _MONTHS + start.month, end.year * _MONTHS + end.month):
        yield date(number // _MONTHS, number % _MONTHS + 1, 1)


def _without_stubs(edges: list[date], length: int) -> list[date]:
    half = timedelta(days=length) / 2
    if len(edges) > 2 and edges[1] - edges[0] < half:
        edges = [edges[0], *edges[2:]]
    if len(edges) > 2 and edges[-1] - edges[-2] < half:
        edges = [*edges[:-2], edges[-1]]
    return edges
