"""Days by which a plan item must have something finished, read from its deadlines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.deadlines import Deadline, DeadlineKind, Every, Window
from app.deadlines.academic_year import AcademicYear
from app.plan.rules.periods import split

_UNBOUND = frozenset({Every.TWO_YEARS, Every.THREE_YEARS})
_DAY = timedelta(days=1)
# What is due before the academic year begins («Август 2023 г.») is prepared in the months before.
PREPARATION = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """By the end of `due`, `needed` records of its own must be finished.

    `opens` is when its time begins. Records count from `since` on: a quarter has those of its own
    days, a single date those of the academic year up to it. `settles` is the first day on which
    what is finished may already close it: work «в течение года» only when the year is over.
    Without a date (`is_dated`) it is the year itself.
    """

    opens: date
    due: date
    needed: int
    settles: date
    since: date
    is_dated: bool = True


def checkpoints(deadlines: Sequence[Deadline], year: AcademicYear) -> tuple[Checkpoint, ...]:
    """Return the checkpoints of all deadlines of an item, the earliest first.

    Deadlines without dates (by another document, relative to an event, unread, on demand) and
    those that come less than once a year have none.
    """
    found = [point for deadline in deadlines for point in _points(deadline, year)]
    points = _apart(sorted(found, key=lambda point: (point.due, point.opens)))
    if any(deadline.kind is DeadlineKind.RELATIVE for deadline in deadlines):
        # «…, новости не позднее 1 дня после события»: the work goes on to the last day.
        return tuple(replace(point, settles=point.due + _DAY) for point in points)
    return points


def undated(year: AcademicYear) -> Checkpoint:
    """Return what an item without any dates has: the whole academic year."""
    settles = year.end + _DAY
    return Checkpoint(year.start, year.end, 1, settles, since=year.start, is_dated=False)


def _apart(points: Sequence[Checkpoint]) -> tuple[Checkpoint, ...]:
    """Let a date count nothing of the dates before it: «сентябрь, декабрь» are two."""
    found: list[Checkpoint] = []
    for point in points:
        before = [one.due + _DAY for one in found if one.due < point.opens]
        since = max([point.since, *before]) if point.settles == date.min else point.since
        found.append(replace(point, since=since))
    return tuple(found)


def _points(deadline: Deadline, year: AcademicYear) -> list[Checkpoint]:
    if deadline.kind is DeadlineKind.RANGE:
        return [_range(deadline, year)]
    if deadline.kind is DeadlineKind.RECURRING and deadline.every not in _UNBOUND:
        return _recurring(deadline, year)
    if deadline.kind is DeadlineKind.ONGOING and deadline.end:
        return [_continuous(deadline.start or year.start, deadline.end)]
    return []


def _range(deadline: Deadline, year: AcademicYear) -> Checkpoint:
    due = deadline.end or max(year.end, deadline.start or year.end)
    opens = deadline.start or min(year.start, due)
    since = year.start if opens >= year.start else opens - PREPARATION
    return Checkpoint(opens, due, needed=1, settles=date.min, since=since)


def _recurring(deadline: Deadline, year: AcademicYear) -> list[Checkpoint]:
    start, end = deadline.start or year.start, deadline.end or year.end
    if deadline.every is None or deadline.every is Every.DAY:
        return [_continuous(start, end)]
    if deadline.windows:
        return _windows(deadline.windows, start)
    needed = deadline.min_per_period or 1
    return [
        Checkpoint(period.start, period.end, needed, settles=period.start, since=period.start)
        for period in split(deadline.every, start, end)
    ]


def _windows(windows: Sequence[Window], start: date) -> list[Checkpoint]:
    """The phrase itself says when: «2 раза в год (октябрь, апрель)».

    What is done between two windows is early for the second, or late for the first.
    """
    found: list[Checkpoint] = []
    since = start
    for window in windows:
        opens, due = window.start or since, window.end
        found.append(Checkpoint(opens, due, window.needed, settles=date.min, since=since))
        since = max(since, due + _DAY)
    return found


def _continuous(start: date, end: date) -> Checkpoint:
    # Nobody keeps a record a day: daily work counts as work that goes on all the time.
    return Checkpoint(start, end, needed=1, settles=end + _DAY, since=start)
