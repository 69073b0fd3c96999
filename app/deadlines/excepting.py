"""What a rhythm leaves out: «ежемесячно, кроме июля и августа» ends in June."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.deadlines.asides import EXCEPT
from app.deadlines.line import Line
from app.deadlines.model import Deadline, DeadlineKind, Every
from app.deadlines.spans import month_at

_SUMMER = frozenset({6, 7, 8})
_SUMMER_WORDS = ("лето", "летних", "летнего", "летние", "летний")
_HARMLESS = frozenset({"и", ",", "месяц", "период", "каникулы", "время"})
_BROKEN_BY_MONTHS = frozenset({Every.DAY, Every.WEEK, Every.TWO_WEEKS, Every.TEN_DAYS, Every.MONTH})
_DAY = timedelta(days=1)


def excepting(line: Line, deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Leave out the months that the phrase excepts, when it says of what.

    A month in the middle makes two deadlines of a rhythm that comes at least monthly; of a longer
    one it stays a note.
    """
    months = _excepted(line)
    lasting = [one for one in deadlines if one.kind in _LASTING and not one.windows]
    if not months or len(lasting) != 1:
        return deadlines
    return tuple(
        kept
        for one in deadlines
        for kept in (_without(line, one, months) if one in lasting else [one])
    )


_LASTING = (DeadlineKind.RECURRING, DeadlineKind.ONGOING)


def _excepted(line: Line) -> set[int]:
    """Return the months after «кроме», none when other words stand among them."""
    opened = next((stop for at in range(len(line)) if (stop := line.past(at, *EXCEPT))), None)
    months: set[int] = set()
    at = len(line) if opened is None else opened
    while at < len(line) and line.lemma(at) not in (")", ".", ";"):
        month, last = month_at(line, at), month_at(line, at + 2)
        if month and last and line.lemma(at + 1) == "-":
            months.update((month + step - 1) % 12 + 1 for step in range((last - month) % 12 + 1))
            at += 2
        elif month:
            months.add(month)
        elif line.lemma(at).startswith(_SUMMER_WORDS):
            months |= _SUMMER
        elif line.lemma(at) not in _HARMLESS:
            return set()
        at += 1
    return months


def _without(line: Line, deadline: Deadline, months: set[int]) -> list[Deadline]:
    if deadline.start is None or deadline.end is None:
        return [deadline]
    kept = list(_stretches(deadline.start, deadline.end, months))
    if not kept or (len(kept) > 1 and deadline.every not in _BROKEN_BY_MONTHS):
        return [deadline]
    return [line.flagged(replace(deadline, start=start, end=end)) for start, end in kept]


def _stretches(start: date, end: date, months: set[int]) -> Iterator[tuple[date, date]]:
    """Yield what is left of a stretch without some months."""
    opened: date | None = None
    day = start
    while day <= end:
        following = min((day.replace(day=1) + timedelta(days=31)).replace(day=1), end + _DAY)
        if day.month in months and opened:
            yield opened, day - _DAY
            opened = None
        elif day.month not in months:
            opened = opened or day
        day = following
    if opened:
        yield opened, end
