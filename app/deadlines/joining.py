"""Deadlines that stand side by side and mean one: «в течение года, ежеквартально»."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.deadlines.counting import explained, in_a_year, says_the_same
from app.deadlines.line import Line
from app.deadlines.model import Deadline, DeadlineFlag, DeadlineKind, Every
from app.deadlines.reads import Read, delivers, joined_notes

_LENGTHS = {
    Every.DAY: 1, Every.WEEK: 7, Every.TWO_WEEKS: 14, Every.TEN_DAYS: 10, Every.MONTH: 28,
    Every.TWO_MONTHS: 59, Every.QUARTER: 90, Every.STUDY_QUARTER: 50, Every.SIX_MONTHS: 181,
    Every.HALF_YEAR: 181, Every.SEMESTER: 120,
}  # fmt: skip
_LONGEST_MONTH = 31
_SEMESTERS_BEGIN = ((9, 1), (1, 1))


def joined(line: Line, reads: Sequence[Read]) -> tuple[Deadline, ...]:
    """Return the deadlines of a phrase with neighbours of one meaning made one."""
    whole: list[Read] = []
    for read in explained(line, reads):
        one = _one_of(line, whole[-1], read) if whole else None
        if one is None and whole and _says_when(line, whole[-1], read):
            whole[-1] = _told_when(line, whole[-1], read)
        elif one is None:
            whole.append(_after(line, whole[-1], read) if whole and read.then else read)
        else:
            assumed = _assumed(line, one, (*whole[-1].deadlines, *read.deadlines))
            whole[-1] = replace(whole[-1], deadlines=(assumed,))
    return tuple(deadline for read in whole for deadline in read.deadlines)


def _assumed(line: Line, one: Deadline, parts: tuple[Deadline, ...]) -> Deadline:
    """Keep what was assumed of the parts and still matters to the whole."""
    flags = dict.fromkeys(flag for part in (one, *parts) for flag in part.flags)
    if one.end is None or one.end.month != line.year.end.month or one.end < line.year.start:
        flags.pop(DeadlineFlag.AUGUST, None)
    if one.start and (one.start.month, one.start.day) not in _SEMESTERS_BEGIN:
        flags.pop(DeadlineFlag.SEMESTER, None)
    return line.flagged(replace(one, flags=tuple(flags)))


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
        return replace(a, note=joined_notes(a, replace(b, note=b.offset.after)))
    if a.kind is b.kind:
        return _same_kind(line, a, b) or _inside(line, first, second)
    if (a.kind, b.kind) in _OF_KINDS:
        return _OF_KINDS[a.kind, b.kind](line, a, b)
    if a.kind is DeadlineKind.RELATIVE and _names_period(a, b):
        return replace(b, note=joined_notes(a, b))
    recurring, window = (a, b) if a.kind is DeadlineKind.RECURRING else (b, a)
    if recurring.kind is not DeadlineKind.RECURRING or not _is_window(recurring, window):
        return None
    bounded = window.start or a is recurring or recurring.every not in _LENGTHS
    return _in_window(line, recurring, window) if bounded else None


def _says_when(line: Line, year: Read, days: Read) -> bool:
    """«В течение года (октябрь, февраль, май)» means these months; after a comma, both."""
    goes_on = len(year.deadlines) == 1 and year.deadlines[0].kind is DeadlineKind.ONGOING
    dated = all(one.kind is DeadlineKind.RANGE and one.end for one in days.deadlines)
    return goes_on and dated and not days.then and _is_explained(line, days)


def _is_explained(line: Line, read: Read) -> bool:
    return line.lemma(read.start - 1) in ("(", ":")


def _told_when(line: Line, year: Read, days: Read) -> Read:
    first, *others = days.deadlines
    note = joined_notes(year.deadlines[0], first, more=line.shown(year.start, year.stop))
    return replace(days, deadlines=(replace(first, note=note), *others), start=year.start)


def _inside(line: Line, outer: Read, inner: Read) -> Deadline | None:
    """«I полугодие, до 15 декабря» ends that day, «I семестр (ноябрь)» is November."""
    a, b = outer.deadlines[0], inner.deadlines[0]
    if a.start is None or a.end is None or b.end is None or a.start == a.end or delivers(b):
        return None
    if not a.start <= (b.start or b.end) <= b.end <= a.end or (a.note and b.note):
        return None
    note = joined_notes(a, b)
    if b.start is None:
        return replace(a, end=b.end, note=note)
    return replace(b, note=note) if _is_explained(line, inner) else None


def _names_day(day: Deadline, named: Deadline) -> bool:
    """«1 сентября (День знаний)» says one day twice."""
    kinds = (day.kind, named.kind) == (DeadlineKind.RANGE, DeadlineKind.RELATIVE)
    return kinds and day.start is not None and (day.start, day.end) == (named.start, named.end)


def _same_kind(line: Line, a: Deadline, b: Deadline) -> Deadline | None:
    if a.kind is DeadlineKind.RANGE:
        return _two_bounds(line, a, b) or _day_of_month(line, a, b)
    if a.kind is DeadlineKind.ONGOING:
        return replace(a if a.start else b, note=joined_notes(a, b))
    if a.kind is DeadlineKind.RECURRING and says_the_same(a, b):
        return replace(a if in_a_year(a) > in_a_year(b) else b, note=joined_notes(a, b))
    if a.kind is DeadlineKind.RECURRING and a.every is b.every:
        least = a.min_per_period if b.min_per_period is None else b.min_per_period
        return replace(a, min_per_period=least, note=joined_notes(a, b))
    return None


def _since(line: Line, start: Deadline, lasting: Deadline) -> Deadline | None:
    """«С 1 сентября, постоянно» goes on from that day."""
    if start.start is None or start.end is not None or (lasting.end and lasting.end < start.start):
        return None
    return line.flagged(replace(lasting, start=start.start, note=joined_notes(start, lasting)))


def _names_period(event: Deadline, span: Deadline) -> bool:
    """«В период сессии (январь 2024)» names the period and says when it is."""
    named = (event.note or "").lower().startswith(("в период", "в дни", "во время"))
    return named and span.kind is DeadlineKind.RANGE and None not in (span.start, span.end)


def _narrowed_year(line: Line, year: Deadline, months: Deadline) -> Deadline | None:
    """«В течение года (сентябрь – май)» leaves the summer out, «… до 30 июня» ends then."""
    if year.start is None or year.end is None or months.end is None:
        return None
    if months.start is None:
        ends = year.start <= months.end <= year.end and months.note is None
        return line.flagged(replace(year, end=months.end)) if ends else None
    several = (months.end - months.start).days > _LONGEST_MONTH
    if not several or not year.start <= months.start <= months.end <= year.end:
        return None
    return line.flagged(
        replace(year, start=months.start, end=months.end, note=joined_notes(year, months))
    )


_PREPARING = re.compile(r"\b(?:начал\w+|нов\w+)\s+уч|уч\w*\W+год", re.IGNORECASE)


def _before_the_year(line: Line, month: Deadline, event: Deadline) -> Deadline | None:
    """«Август, до начала учебного года» is the August before it."""
    after = event.offset.after if event.offset else ""
    before = line.year.start.replace(month=8, day=1), line.year.start - timedelta(days=1)
    is_august = month.start == line.year.end.replace(day=1) and month.end == line.year.end
    if not is_august or not _PREPARING.search(after):
        return None
    note = joined_notes(month, event)
    return line.flagged(replace(month, start=before[0], end=before[1], note=note))


def _day_of_month(line: Line, month: Deadline, day: Deadline) -> Deadline | None:
    """«Май (20.05.2024)» is that day, «август 2023 (до 25.08)» its first days."""
    if not _is_month(month) or month.start is None or month.end is None or day.end is None:
        return None
    if day.end.month != month.end.month or day.start not in (None, day.end):
        return None
    note = joined_notes(month, day)
    if day.start is not None:
        return replace(day, note=note)
    until = min(day.end.day, month.end.day)
    return line.flagged(replace(month, end=month.end.replace(day=until), note=note))


def _is_month(span: Deadline) -> bool:
    if span.start is None or span.end is None or span.start.day != 1:
        return False
    following = span.end + timedelta(days=1)
    return following.day == 1 and (span.end - span.start).days <= _LONGEST_MONTH


def _two_bounds(line: Line, a: Deadline, b: Deadline) -> Deadline | None:
    """«Не ранее 1 марта и не позднее 15 марта» is one range."""
    if a.start is None or a.end or b.start or b.end is None or a.start > b.end:
        return None
    return line.flagged(replace(a, end=b.end, note=joined_notes(a, b)))


_OF_KINDS: dict[
    tuple[DeadlineKind, DeadlineKind], Callable[[Line, Deadline, Deadline], Deadline | None]
] = {
    (DeadlineKind.ONGOING, DeadlineKind.RANGE): _narrowed_year,
    (DeadlineKind.RANGE, DeadlineKind.ONGOING): _since,
    (DeadlineKind.RANGE, DeadlineKind.RELATIVE): _before_the_year,
}


def _is_window(recurring: Deadline, window: Deadline) -> bool:
    if window.kind is DeadlineKind.ONGOING:
        return window.note is None
    report = window.start is None and delivers(window)
    if window.kind is not DeadlineKind.RANGE or recurring.every is None or report:
        return False
    if window.start is None or window.end is None:
        return True
    length = _LENGTHS.get(recurring.every, 1)
    return (window.end - window.start).days + 1 >= length


def _is_elsewhere(line: Line, recurring: Deadline, start: date, end: date) -> bool:
    """A rhythm that has its window already is not moved into another."""
    own = recurring.start or line.year.start, recurring.end or line.year.end
    narrowed = own != (line.year.start, line.year.end)
    return bool(recurring.windows) or (narrowed and not own[0] <= start <= end <= own[1])


def _in_window(line: Line, recurring: Deadline, window: Deadline) -> Deadline | None:
    start, end = window.start or recurring.start, window.end or recurring.end
    if start is None or end is None or start > end or _is_elsewhere(line, recurring, start, end):
        return None
    note = joined_notes(recurring, window)
    return line.flagged(replace(recurring, start=start, end=end, note=note))
