"""The plan as a year: what stands in which months of a section."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.deadlines import Deadline
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import ItemStatus
from app.plan.rules.checkpoints import checkpoints
from app.plan.rules.execution import PeriodProof
from app.plan.rules.status import ItemStanding

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of months (`first` from 0, September) in one tone; `keys` name its items."""

    first: int
    months: int
    tone: str
    keys: tuple[int, ...] = ()

    @property
    def stop(self) -> int:
        """The first month after the bar."""
        return self.first + self.months


def item_bars(
    deadlines: Sequence[Deadline],
    standing: ItemStanding,
    tone: str,
    today: date,
    year: AcademicYear,
) -> tuple[Bar, ...]:
    """Return an item's bars: one per checkpoint, or one for all when months are too wide for it.

    `tone` is that of the item's status. What lies outside the academic year is drawn in its
    first or last month; work without dates takes the whole year.
    """
    points = checkpoints(deadlines, year)
    if 1 < len(points) <= MONTHS:
        return tuple(_period_bars(standing, today, year))
    opens, due = (points[0].opens, points[-1].due) if points else (year.start, year.end)
    whole = _bar(opens, due, tone, year)
    going = whole.months > 1 and tone == "go" and opens <= today < due
    return _split(whole, _month(today, year)) if going else (whole,)


# What a year's page is measured in: thousandths of a month, each month as wide as the others.
MONTH_WIDTH = 1000
_SHORTEST_SPAN = 200  # still seen on paper
# School holidays as regions usually set them; each school has its own days near these.
_SCHOOL_HOLIDAYS = (((10, 28), (11, 5)), ((12, 30), (1, 8)), ((3, 23), (3, 31)), ((6, 1), (8, 31)))


@dataclass(frozen=True, slots=True)
class BarSpan:
    """A stretch of days by its places in the year; `is_due`: it ends with a deadline."""

    first: int
    stop: int
    tone: str
    is_due: bool = True


def item_spans(
    deadlines: Sequence[Deadline],
    standing: ItemStanding,
    tone: str,
    today: date,
    year: AcademicYear,
) -> tuple[BarSpan, ...]:
    """Return an item's windows by the day: one per checkpoint; undated work takes the year.

    Each ends with the day by which something has to be finished.
    """
    points = checkpoints(deadlines, year)
    if not points:
        return (BarSpan(0, MONTHS * MONTH_WIDTH, tone, is_due=False),)
    tones = [period_tone(state, today, missed=_missed(standing)) for state in standing.states]
    own = tones if len(points) > 1 else [tone]
    return tuple(
        _span(point.opens, point.due, one, year) for point, one in zip(points, own, strict=True)
    )


def place_of(day: date, year: AcademicYear) -> int:
    """Return where a day begins in the year; days outside of it are at its edges."""
    if day > year.end:
        return MONTHS * MONTH_WIDTH
    inside = max(day, year.start)
    days = monthrange(inside.year, inside.month)[1]
    return _month(inside, year) * MONTH_WIDTH + MONTH_WIDTH * (inside.day - 1) // days


def school_holidays(year: AcademicYear) -> tuple[BarSpan, ...]:
    """Return the usual holidays of schools in a year."""
    return tuple(
        _span(_day_of(first, year), _day_of(last, year), "idle", year)
        for first, last in _SCHOOL_HOLIDAYS
    )


def _day_of(month_day: tuple[int, int], year: AcademicYear) -> date:
    month, day = month_day
    return date(year.first_year + (month < year.start.month), month, day)


def _span(first: date, last: date, tone: str, year: AcademicYear) -> BarSpan:
    """Return days by their places; those outside of the year as a short piece at its edge."""
    start, stop = place_of(first, year), place_of(last + timedelta(days=1), year)
    if stop - start < _SHORTEST_SPAN:
        stop = min(max(stop, _SHORTEST_SPAN), MONTHS * MONTH_WIDTH)
        start = stop - _SHORTEST_SPAN
    return BarSpan(start, stop, tone)


def stack(bars: Iterable[Bar]) -> list[Bar]:
    """Join the same bar of several items, and order bars so that those of one line follow.

    A grid that fills line after line then needs as few lines as possible.
    """
    lines: list[list[Bar]] = []
    for bar in sorted(_joined(bars), key=lambda bar: (bar.first, bar.stop)):
        free = [line for line in lines if line[-1].stop <= bar.first]
        if free:
            max(free, key=lambda line: line[-1].stop).append(bar)
        else:
            lines.append([bar])
    return [bar for line in lines for bar in line]


def _joined(bars: Iterable[Bar]) -> list[Bar]:
    alike: dict[Bar, tuple[int, ...]] = {}
    for bar in bars:
        shape = replace(bar, keys=())
        alike[shape] = alike.get(shape, ()) + bar.keys
    return [replace(shape, keys=keys) for shape, keys in alike.items()]


def _period_bars(standing: ItemStanding, today: date, year: AcademicYear) -> Iterator[Bar]:
    for state in standing.states:
        tone = period_tone(state, today, missed=_missed(standing))
        yield _bar(state.point.opens, state.point.due, tone, year)


def _missed(standing: ItemStanding) -> str:
    return "none" if standing.status is ItemStatus.NO_DATA else "late"


def period_tone(state: PeriodProof, today: date, *, missed: str = "late") -> str:
    """Return the tone of one period: done, going, ahead, or `missed`."""
    if state.is_met and state.point.settles <= today:
        return "done"
    if state.point.due < today:
        return missed
    return "go" if state.point.opens <= today else "idle"


def _split(bar: Bar, month: int) -> tuple[Bar, ...]:
    """Cut a bar after a month: what has gone and what is ahead."""
    gone = Bar(bar.first, month - bar.first + 1, bar.tone)
    ahead = Bar(month + 1, bar.stop - month - 1, "idle")
    return (gone, ahead) if ahead.months > 0 else (gone,)


def _bar(opens: date, due: date, tone: str, year: AcademicYear) -> Bar:
    first, last = _month(opens, year), _month(due, year)
    return Bar(first, last - first + 1, tone)


def _month(day: date, year: AcademicYear) -> int:
    inside = min(max(day, year.start), year.end)
    return (inside.month - year.start.month) % MONTHS
