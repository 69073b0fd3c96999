"""Deadlines that stand side by side and mean one: «в течение года, ежеквартально»."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.deadlines.line import Line
from app.deadlines.model import Deadline, DeadlineKind, Every

_LENGTHS = {
    Every.DAY: 1, Every.WEEK: 7, Every.TWO_WEEKS: 14, Every.TEN_DAYS: 10, Every.MONTH: 28,
    Every.TWO_MONTHS: 59, Every.QUARTER: 90, Every.STUDY_QUARTER: 50, Every.SIX_MONTHS: 181,
    Every.HALF_YEAR: 181, Every.SEMESTER: 120,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """Deadlines read at token `start`; `then` when «далее» puts them after the ones before."""

    deadlines: tuple[Deadline, ...]
    start: int
    then: bool = False


def joined(line: Line, reads: Sequence[Read]) -> tuple[Deadline, ...]:
    """Return the deadlines of a phrase with neighbours of one meaning made one."""
    whole: list[Read] = []
    for read in reads:
        one = _one_of(line, whole[-1], read) if whole else None
        if one is None:
            whole.append(_after(line, whole[-1], read) if whole and read.then else read)
        else:
            whole[-1] = replace(whole[-1], deadlines=(one,))
    return tuple(deadline for read in whole for deadline in read.deadlines)


def _after(line: Line, previous: Read, read: Read) -> Read:
    """«До 1 октября, далее ежемесячно»: what follows runs from there on."""
    start = previous.deadlines[-1].end
    if start is None:
        return read
    later = tuple(_starting(line, deadline, start) for deadline in read.deadlines)
    return replace(read, deadlines=later)


def _starting(line: Line, deadline: Deadline, start: date) -> Deadline:
    runs_on = deadline.kind in (DeadlineKind.RECURRING, DeadlineKind.ONGOING)
    fits = deadline.end is None or start <= deadline.end
    return line.flagged(replace(deadline, start=start)) if runs_on and fits else deadline


def _one_of(line: Line, first: Read, second: Read) -> Deadline | None:
    if len(first.deadlines) != 1 or len(second.deadlines) != 1 or second.then:
        return None
    a, b = first.deadlines[0], second.deadlines[0]
    if _names_day(a, b) and b.offset:
        return replace(a, note=_notes(a, replace(b, note=b.offset.after)))
    if a.kind is b.kind:
        return _same_kind(line, a, b)
    recurring, window = (a, b) if a.kind is DeadlineKind.RECURRING else (b, a)
    if recurring.kind is not DeadlineKind.RECURRING or not _is_window(recurring, window):
        return None
    bounded = window.start or a is recurring or recurring.every not in _LENGTHS
    return _in_window(line, recurring, window) if bounded else None


def _names_day(day: Deadline, named: Deadline) -> bool:
    """«1 сентября (День знаний)» says one day twice."""
    kinds = (day.kind, named.kind) == (DeadlineKind.RANGE, DeadlineKind.RELATIVE)
    return kinds and day.start is not None and (day.start, day.end) == (named.start, named.end)


def _same_kind(line: Line, a: Deadline, b: Deadline) -> Deadline | None:
    if a.kind is DeadlineKind.RANGE:
        return _two_bounds(line, a, b)
    if a.kind is DeadlineKind.ONGOING:
        return replace(a if a.start else b, note=_notes(a, b))
    if a.kind is DeadlineKind.RECURRING and a.every is b.every:
        least = a.min_per_period if b.min_per_period is None else b.min_per_period
        return replace(a, min_per_period=least, note=_notes(a, b))
    return None


def _two_bounds(line: Line, a: Deadline, b: Deadline) -> Deadline | None:
    """«Не ранее 1 марта и не позднее 15 марта» is one range."""
    if a.start is None or a.end or b.start or b.end is None or a.start > b.end:
        return None
    return line.flagged(replace(a, end=b.end, note=_notes(a, b)))


def _is_window(recurring: Deadline, window: Deadline) -> bool:
    if window.kind is DeadlineKind.ONGOING:
        return window.note is None
    if window.kind is not DeadlineKind.RANGE or recurring.every is None:
        return False
    if window.start is None or window.end is None:
        return True
    length = _LENGTHS.get(recurring.every, 1)
    return (window.end - window.start).days + 1 >= length


def _in_window(line: Line, recurring: Deadline, window: Deadline) -> Deadline | None:
    start, end = window.start or recurring.start, window.end or recurring.end
    if start is None or end is None or start > end:
        return None
    note = _notes(recurring, window)
    return line.flagged(replace(recurring, start=start, end=end, note=note))


def _notes(*deadlines: Deadline) -> str | None:
    return "; ".join(deadline.note for deadline in deadlines if deadline.note) or None
