"""Days by which a plan item must have something finished, read from its deadlines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.deadlines import Deadline, DeadlineKind, Every, Window
from app.deadlines.academic_year import AcademicYear
from app.plan.rules.periods import split

_UNBOUND = frozenset({Every.TWO_YEARS, Every.THREE_YEARS})


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """By the end of `due`, `needed` more records must be finished.

    `opens` is when its time begins; `settles` the first day on which what is finished may
    already close it: a range can be met early, a quarter not before it has begun, and work
    «в течение года» only when the year is over.
    """

    opens: date
    due: date
    needed: int
    settles: date


def checkpoints(deadlines: Sequence[Deadline], year: AcademicYear) -> tuple[Checkpoint, ...]:
    """Return the checkpoints of all deadlines of an item, the earliest first.

    Deadlines without dates (by another document, relative to an event, unread, on demand) and
    those that come less than once a year have none.
    """
    found = [point for deadline in deadlines for point in _points(deadline, year)]
    return tuple(sorted(found, key=lambda point: (point.due, point.opens)))


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
    return Checkpoint(opens, due, needed=1, settles=date.min)


def _recurring(deadline: Deadline, year: AcademicYear) -> list[Checkpoint]:
    start, end = deadline.start or year.start, deadline.end or year.end
    if deadline.every is None or deadline.every is Every.DAY:
        return [_continuous(start, end)]
    if deadline.windows:
        return [_window(window, start) for window in deadline.windows]
    needed = deadline.min_per_period or 1
    return [
        Checkpoint(period.start, period.end, needed, settles=period.start)
        for period in split(deadline.every, start, end)
    ]


def _window(window: Window, start: date) -> Checkpoint:
    """The phrase itself says when: «2 раза в год (октябрь, апрель)»."""
    return Checkpoint(window.start or start, window.end, window.needed, settles=date.min)


def _continuous(start: date, end: date) -> Checkpoint:
    # Nobody keeps a record a day: daily work counts as work that goes on all the time.
    return Checkpoint(start, end, needed=1, settles=end + timedelta(days=1))
