"""Counts and dates of one phrase: «2 раза в год (октябрь, апрель)» needs two records, not four."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from app.deadlines.line import Line
from app.deadlines.model import Deadline, DeadlineFlag, DeadlineKind, Every, Window
from app.deadlines.reads import Read, delivers, joined_notes

_IN_YEAR = {
    Every.YEAR: 1, Every.HALF_YEAR: 2, Every.SIX_MONTHS: 2, Every.SEMESTER: 2, Every.QUARTER: 4,
    Every.STUDY_QUARTER: 4,
}  # fmt: skip
# Shorter than this a rhythm goes on within each of the stretches named: «еженедельно (май, июнь)».
_GOES_ON = {
    Every.DAY: 1, Every.WEEK: 7, Every.TEN_DAYS: 10, Every.TWO_WEEKS: 14, Every.MONTH: 28,
}  # fmt: skip


def in_a_year(recurring: Deadline) -> int:
    """Return how many periods of a rhythm a year has, 0 when they are not counted by years."""
    return _IN_YEAR.get(recurring.every, 0) if recurring.every else 0


def says_the_same(a: Deadline, b: Deadline) -> bool:
    """«Не менее 4 раз в год, ежеквартально» counts four records, not eight."""
    counts = [in_a_year(one) * (one.min_per_period or 1) for one in (a, b)]
    return a.every is not b.every and counts[0] == counts[1] != 0


@dataclass(frozen=True, slots=True)
class _Spans:
    """Neighbouring reads that are nothing but dates."""

    reads: tuple[Read, ...]

    @property
    def all(self) -> list[Deadline]:
        return [one for read in self.reads for one in read.deadlines]


def explained(line: Line, reads: Sequence[Read]) -> list[Read]:
    """Return the reads with the dates that explain a rhythm made its windows."""
    return list(_in_turn(line, reads))


def _in_turn(line: Line, reads: Sequence[Read]) -> Iterator[Read]:
    at = 0
    while at < len(reads):
        before = _Spans(tuple(takewhile(_is_dated, reads[at:])))
        after = _Spans(tuple(takewhile(_is_dated, reads[at + 1 :])))
        following = reads[at + len(before.reads)] if at + len(before.reads) < len(reads) else None
        if _is_rhythm(reads[at]) and len(after.all) > 1:
            yield _together(line, reads[at], after)
            at += 1 + len(after.reads)
        elif following and _is_rhythm(following) and not following.then and len(before.all) > 1:
            yield _together(line, following, before)
            at += 1 + len(before.reads)
        else:
            yield reads[at]
            at += 1


def _is_rhythm(read: Read) -> bool:
    return len(read.deadlines) == 1 and read.deadlines[0].kind is DeadlineKind.RECURRING


def _is_dated(read: Read) -> bool:
    return not read.then and all(
        one.kind is DeadlineKind.RANGE and one.end is not None and not _is_handed_in(one)
        for one in read.deadlines
    )


def _is_handed_in(one: Deadline) -> bool:
    """«Отчёт – до 30 мая» is a day of its own; «май – итоговый» is one of the months counted."""
    return delivers(one) and one.start in (None, one.end)


def _together(line: Line, rhythm: Read, spans: _Spans) -> Read:
    (recurring,) = rhythm.deadlines
    when = line.shown(spans.reads[0].start, spans.reads[-1].stop)
    noted = replace(recurring, note=joined_notes(recurring, *spans.all, more=when))
    start = min(rhythm.start, spans.reads[0].start)
    stop = max(rhythm.stop, spans.reads[-1].stop)
    if all(_goes_on(recurring, span) for span in spans.all):
        deadlines = tuple(_within(line, recurring, span) for span in spans.all)
    else:
        deadlines = (_windowed(line, noted, spans.all),)
    return Read(deadlines, start, stop)


def _goes_on(recurring: Deadline, span: Deadline) -> bool:
    length = _GOES_ON.get(recurring.every) if recurring.every else None
    if length is None or span.start is None or span.end is None:
        return False
    return (span.end - span.start).days + 1 >= length


def _within(line: Line, recurring: Deadline, span: Deadline) -> Deadline:
    note = joined_notes(recurring, span)
    flags = (*recurring.flags, *span.flags)
    return line.flagged(replace(recurring, start=span.start, end=span.end, note=note, flags=flags))


def _windowed(line: Line, recurring: Deadline, spans: list[Deadline]) -> Deadline:
    """Share the records of the year among the days named; what does not add up is flagged."""
    needed, agrees = _shares(recurring, len(spans))
    flags = list(dict.fromkeys(flag for span in spans for flag in span.flags))
    if not agrees:
        flags.append(DeadlineFlag.COUNT_AND_DATES)
    flagged = replace(recurring, flags=(*recurring.flags, *flags))
    if not needed:
        return line.flagged(flagged)
    windows = tuple(Window(span.start, _end(span), needed) for span in spans)
    days = [day for window in windows for day in (window.start, window.end) if day]
    start, end = min([*days, recurring.start or days[0]]), max([*days, recurring.end or days[0]])
    return line.flagged(replace(flagged, start=start, end=end, windows=windows))


def _shares(recurring: Deadline, days: int) -> tuple[int, bool]:
    """Return how many records each of the days named needs, and whether that is what was said.

    None can be told for «3 раза в год (октябрь, апрель)»; more days than were counted need one
    each. «Ежегодно в ноябре и апреле» counts nothing.
    """
    periods = _IN_YEAR.get(recurring.every or Every.DAY, 1)
    if recurring.min_per_period is None:
        return 1, periods in (1, days)
    total = recurring.min_per_period * periods
    if total % days == 0:
        return total // days, True
    return (0 if total > days else 1), False


def _end(span: Deadline) -> date:
    assert span.end is not None  # noqa: S101 - dated spans have an end
    return span.end
