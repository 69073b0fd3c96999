"""Stretches of the calendar as they are written: «15 марта», «I квартал 2024», «октябрь»."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from app.deadlines.academic_year import AcademicYear
from app.deadlines.lexicon import SEASONS, WEEKDAYS_IN_ORDER, is_genitive_month
from app.deadlines.line import Line
from app.deadlines.model import DeadlineFlag
from app.deadlines.weeks import weekday_of_month, weeks_of_month
from app.deadlines.years import NextYear, Year, year_at, year_of_span

LAST = 31
_SEPTEMBER, _AUGUST = 9, 8
_MONTHS = range(1, 13)
_MOST_WEEKS = 5


@dataclass(frozen=True, slots=True)
class Span:
    """From one (month, day) to another; day 31 of a `whole` span means the month's last.

    `year` is the calendar year of the first day, the academic year everything falls into, or
    None when nothing was written. `exact` is a day, not a stretch that contains it. `weeks` are
    the first and last week of the month when these are meant, `weekday` which one of which day of
    the week («вторая суббота»); -1 is the last. `flags` tell what was assumed.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    year: Year = None
    exact: bool = False
    weeks: tuple[int, int] | None = None
    weekday: tuple[int, int] | None = None
    flags: tuple[DeadlineFlag, ...] = ()

    @property
    def assumed(self) -> tuple[DeadlineFlag, ...]:
        """What a person should confirm: August without a year may be the one before the plan's."""
        flags = list(self.flags)
        if isinstance(self.year, NextYear):
            flags.append(DeadlineFlag.NEXT_YEAR)
        if self.year is None and _AUGUST in (self.first[0], self.last[0]):
            flags.append(DeadlineFlag.AUGUST)
        return tuple(flags)


Parsed = tuple[Span, int]


def month_span(first: int, last: int, year: Year = None) -> Span:
    """Return whole months from `first` to `last`; December to February crosses the new year."""
    return Span((first, 1), (last, LAST), year)


def place(span: Span, year: AcademicYear) -> tuple[date, date] | None:
    """Return the first and last day, None when there are no such days or more than one choice.

    A calendar year is taken literally; without one the span must fall inside the academic year.
    """
    if isinstance(span.year, NextYear) and span.first[0] >= _SEPTEMBER:
        return None
    if isinstance(span.year, int):
        return _in_calendar_year(span, span.year)
    inside = span.year or year
    found = [_in_calendar_year(span, inside.first_year + shift) for shift in (0, 1)]
    fitting = [days for days in found if days and days[0] in inside and days[1] in inside]
    return fitting[0] if len(fitting) == 1 else None


def _in_calendar_year(span: Span, year: int) -> tuple[date, date] | None:
    if span.weeks:
        return weeks_of_month(year, span.first[0], *span.weeks)
    if span.weekday:
        return weekday_of_month(year, span.first[0], *span.weekday)
    start = _day(year, span.first, whole=not span.exact)
    end = _day(year + (span.last < span.first), span.last, whole=not span.exact)
    return (start, end) if start and end else None


def _day(year: int, month_day: tuple[int, int], *, whole: bool = False) -> date | None:
    month, day = month_day
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    if whole and day == LAST:
        day = length
    return date(year, month, day) if 1 <= day <= length else None


def month_at(line: Line, at: int) -> int | None:
    """Return the month named at `at`, 1–12, or None."""
    lemma = line.lemma(at)
    known = line.kind(at) == "word" and lemma[:1] == "m" and lemma[1:].isdigit()
    return int(lemma[1:]) if known else None


def bare_span(line: Line, at: int) -> Parsed | None:
    """Read a span that stands on its own; «сентября 2023» without its day is not one."""
    if month_at(line, at) and is_genitive_month(line.form(at)):
        return None
    return any_span(line, at)


def any_span(line: Line, at: int) -> Parsed | None:
    """Read a span in any case, as it stands after a preposition."""
    spans = spans_at(line, at)
    return (spans[0][0], spans[1]) if spans and len(spans[0]) == 1 else None


def spans_at(line: Line, at: int) -> tuple[list[Span], int] | None:
    """Read one unit with one or several numbers before it: «1 и 15 марта», «I–II кварталы»."""
    for read in (_written_date, _month_unit, _season, _last_of_month):
        found = read(line, at)
        if found:
            return [found[0]], found[1]
    return _weekdays(line, at) or _numbered(line, at)


def _written_date(line: Line, at: int) -> Parsed | None:
    until = line.after(at + 1, "-") if line.number(at) is not None else None
    if until is not None:
        return _days_before_date(line, at, until)
    make = _FIGURES.get(line.kind(at))
    if make is None or (line.kind(at) == "day_month" and line.tokens[at].numbers[1] not in _MONTHS):
        return None
    span, stop = make(line.tokens[at].numbers), line.skip(at + 1, "год")
    if span.year is not None:
        return span, stop
    year, stop = year_of_span(line, stop)
    return replace(span, year=year), stop


def _days_before_date(line: Line, at: int, until: int) -> Parsed | None:
    """Read «1–15.03.2024»."""
    last = _written_date(line, until) if line.kind(until) in ("date", "day_month") else None
    day = line.number(at)
    if last is None or day is None or day > last[0].last[1]:
        return None
    return replace(last[0], first=(last[0].first[0], day)), last[1]


def _full_date(numbers: tuple[int, ...]) -> Span:
    day, month, year = numbers
    return Span((month, day), (month, day), year, exact=True)


def _day_and_month(numbers: tuple[int, ...]) -> Span:
    day, month = numbers
    return Span((month, day), (month, day), exact=True)


def _month_and_year(numbers: tuple[int, ...]) -> Span:
    month, year = numbers
    return month_span(month, month, year)


_FIGURES: dict[str, Callable[[tuple[int, ...]], Span]] = {
    "iso": _full_date,
    "date": _full_date,
    "day_month": _day_and_month,
    "month_year": _month_and_year,
}


def _month_unit(line: Line, at: int) -> Parsed | None:
    month = month_at(line, at)
    if month is None:
        return None
    year, stop = year_of_span(line, line.skip(at + 1, "месяц"))
    return month_span(month, month, year), stop


def _last_of_month(line: Line, at: int) -> Parsed | None:
    """Read «последняя неделя мая», «последняя декада мая», «последний день мая»."""
    unit = line.lemma(at + 1) if line.lemma(at) == "последний" else ""
    month = month_at(line, at + 2)
    if month is None or unit not in ("неделя", "декада", "день"):
        return None
    year, stop = year_of_span(line, at + 3)
    if unit == "неделя":
        return replace(week_span(month, (-1, -1)), year=year), stop
    day = 21 if unit == "декада" else LAST
    return Span((month, day), (month, LAST), year), stop


_SEASON_MONTHS = {"весна": (3, 5), "лето": (6, 8), "осень": (9, 11), "зима": (12, 2)}


def _season(line: Line, at: int) -> Parsed | None:
    """A season opens its clause: «Студенческая весна» is the name of a festival."""
    season, stop = _season_named(line, at)
    named = line.kind(at - 1) == "word" and line.lemma(at - 1) not in _BEFORE
    if season not in SEASONS or named:
        return None
    year, stop = year_at(line, stop)
    if season == "зима" and isinstance(year, int):
        return None
    return month_span(*_SEASON_MONTHS[season], year), stop


def _weekdays(line: Line, at: int) -> tuple[list[Span], int] | None:
    """Read «первая и третья суббота февраля», «последний четверг сентября 2023 г.»: the days."""
    last = line.lemma(at) == "последний"
    runs = ([(-1, -1)], at + 1) if last else _runs(line, at)
    day = line.lemma(runs[1]) if runs else ""
    month = month_at(line, runs[1] + 1) if runs else None
    if runs is None or month is None or day not in WEEKDAYS_IN_ORDER:
        return None
    year, stop = year_of_span(line, runs[1] + 2)
    if any(not -1 <= low <= high <= _MOST_WEEKS for low, high in runs[0]):
        return None
    number = WEEKDAYS_IN_ORDER.index(day)
    whole = month_span(month, month, year)
    spans = [
        replace(whole, weekday=(one, number), exact=True)
        for low, high in runs[0]
        for one in range(low, high + 1)
    ]
    return spans, stop


def _season_named(line: Line, at: int) -> tuple[str, int]:
    """Return the season of «лето», «летний период», «в летние месяцы», and where it ends."""
    stems = (name for stem, name in _SEASON_STEMS.items() if line.form(at).startswith(stem))
    if line.lemma(at + 1) in ("период", "месяц"):
        return next(stems, ""), at + 2
    return line.lemma(at), at + 1


_SEASON_STEMS = {"весенн": "весна", "летн": "лето", "осенн": "осень", "зимн": "зима"}
_BEFORE = frozenset({"и", "в", "во", "за", "период", "конец", "течение", "с", "по", "весь"})


def _numbered(line: Line, at: int) -> tuple[list[Span], int] | None:
    runs = _runs(line, at)
    if runs is None:
        return None
    unit = next((unit for unit in _UNITS if unit.stop(line, runs[1]) is not None), None)
    return unit.spans(line, *runs) if unit else None


Run = tuple[int, int]


def _runs(line: Line, at: int) -> tuple[list[Run], int] | None:
    """Read «1», «1–3», «1, 15», «I и III» up to the word they count."""
    runs: list[Run] = []
    while (run := _run(line, at)) is not None:
        runs.append(run[0])
        at = run[1]
        following = line.past(at, ", и", ",", "и")
        if following is None or line.ordinal(following) is None:
            return runs, at
        at = following
    return None


def _run(line: Line, at: int) -> tuple[Run, int] | None:
    low = line.ordinal(at)
    if low is None:
        return None
    after_dash = line.past(at + 1, "-", "по -?")
    high = line.ordinal(after_dash) if after_dash else None
    if after_dash is None or high is None:
        return (low, low), at + 1
    return (low, high), after_dash + 1


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word that numbers count, and the span that one run of numbers means with it."""

    words: str
    month_follows: bool
    make: Callable[[Run, int], Span | None]
    half_year: bool = False

    def stop(self, line: Line, at: int) -> int | None:
        stop = line.after(at, self.words) if self.words else at
        if stop is not None and self.month_follows:
            return stop if month_at(line, stop) else None
        return stop

    def spans(self, line: Line, runs: list[Run], at: int) -> tuple[list[Span], int] | None:
        stop = self.stop(line, at)
        assert stop is not None  # noqa: S101 - chosen because it stops
        month = (month_at(line, stop) or 0) if self.month_follows else 0
        year, stop = year_of_span(line, stop + bool(month))
        made = [self.make(run, month) for run in runs if run[0] <= run[1]]
        spans = [replace(span, year=year) for span in made if span]
        if len(spans) != len(runs):
            return None
        if any(DeadlineFlag.SEMESTER in span.flags and isinstance(year, int) for span in spans):
            return None
        return [_study_half(span, line) if self.half_year else span for span in spans], stop


def _study_half(span: Span, line: Line) -> Span:
    """Without a calendar year a half is that of the academic year: 1 Sept–31 Dec, 1 Jan–31 Aug."""
    if isinstance(span.year, int):
        return span
    first = {1: 9, 7: 1}[span.first[0]]
    last = {6: 12, 12: 8}[span.last[0]]
    return month_span(first, last, span.year or line.year)


def _days(run: Run, month: int) -> Span | None:
    low, high = run
    return Span((month, low), (month, high), exact=True) if high <= LAST else None


def _months(length: int) -> Callable[[Run, int], Span | None]:
    def make(run: Run, month: int) -> Span | None:
        last = run[1] * length
        return (
            month_span(run[0] * length - length + 1, last) if run[0] >= 1 and last <= 12 else None
        )

    return make


def _parts(*borders: tuple[int, int]) -> Callable[[Run, int], Span | None]:
    def make(run: Run, month: int) -> Span | None:
        if not 1 <= run[0] <= run[1] <= len(borders):
            return None
        return Span((month, borders[run[0] - 1][0]), (month, borders[run[1] - 1][1]))

    return make


def _semester(run: Run, month: int) -> Span | None:
    """No law says when semesters begin: September to December and January to June, flagged."""
    if run not in ((1, 1), (2, 2), (1, 2)):
        return None
    first, last = (9, 1)[run[0] - 1], (12, 6)[run[1] - 1]
    return replace(month_span(first, last), flags=(DeadlineFlag.SEMESTER,))


def _weeks(run: Run, month: int) -> Span | None:
    return week_span(month, run) if 1 <= run[0] <= run[1] <= _MOST_WEEKS else None


def week_span(month: int, weeks: tuple[int, int]) -> Span:
    """Return weeks of a month, flagged: others may count them otherwise."""
    return replace(month_span(month, month), weeks=weeks, flags=(DeadlineFlag.WEEK_OF_MONTH,))


_UNITS = (
    _Unit("квартал", False, _months(3)),
    _Unit("полугодие", False, _months(6), half_year=True),
    _Unit("семестр", False, _semester),
    _Unit("учебный? неделя", True, _weeks),
    _Unit("декада", True, _parts((1, 10), (11, 20), (21, LAST))),
    _Unit("половина", True, _parts((1, 15), (16, LAST))),
    _Unit("", True, _days),
)
