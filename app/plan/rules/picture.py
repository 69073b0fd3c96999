"""The plan as a year: what stands in which months of a section."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.deadlines import Deadline
from app.deadlines.academic_year import AcademicYear
from app.plan.rules.checkpoints import Checkpoint, checkpoints
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
        return tuple(_period_bars(points, standing, today, year))
    opens, due = (points[0].opens, points[-1].due) if points else (year.start, year.end)
    whole = _bar(opens, due, tone, year)
    going = whole.months > 1 and tone == "go" and opens <= today < due
    return _split(whole, _month(today, year)) if going else (whole,)


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


def _period_bars(
    points: Sequence[Checkpoint], standing: ItemStanding, today: date, year: AcademicYear
) -> Iterator[Bar]:
    for index, point in enumerate(points):
        met = index < standing.met and point.settles <= today
        yield _bar(point.opens, point.due, _tone(point, today, met=met), year)


def _tone(point: Checkpoint, today: date, *, met: bool) -> str:
    if met:
        return "done"
    if point.due < today:
        return "late"
    return "go" if point.opens <= today else "idle"


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
