"""Deadlines that are dates: spans, ranges from one span to another, «до …», «с …»."""

from dataclasses import replace
from datetime import date, timedelta

from app.deadlines.academic_year import AcademicYear
from app.deadlines.line import Found, Line
from app.deadlines.model import Deadline, DeadlineFlag
from app.deadlines.spans import (
    Parsed,
    Span,
    any_span,
    bare_span,
    month_at,
    place,
    spans_at,
)
from app.deadlines.years import YEARS, year_at

_INSIDE = (
    "в течение|продолжение весь?",
    "на протяжение весь?",
    "в период",
    "течение весь?",
    "втечение весь?",
    "в|во",
)
_SUMMER = (6, 7, 8)
_HALVES = ("полугодие", "семестр")
_ONCE_OVER = ("окончании", "завершении", "концу")  # «по окончании года» is after it
_UNTIL = ("не поздний ,? чем?", "в? срок до", "до", "к|ко", "по")


def two_spans(line: Line, at: int) -> Found | None:
    """Read «с 1 сентября по 31 мая», «май – сентябрь 2023 г.», «с 1 по 15 марта 2024 г.»."""
    opened = line.past(at, "в? период с|со", "начиная? с|со", *_INSIDE)
    ends = _two_ends(line, at if opened is None else opened, oblique=opened is not None)
    if ends is None:
        return None
    first, last, stop = ends
    first, last = _share_year(first, last)
    same = first == last and not first.exact
    days = None if same else place_range(first, last, line.year)
    flags = dict.fromkeys((*first.assumed, *last.assumed))
    if first.first[0] not in _SUMMER:
        flags.pop(DeadlineFlag.AUGUST, None)
    return Found(stop, (line.range(*days, flags),)) if days else line.doubt(at, stop)


def _two_ends(line: Line, at: int, *, oblique: bool) -> tuple[Span, Span, int] | None:
    read = any_span if oblique else bare_span
    first = read(line, at) or _day_of_next_month(line, at)
    if first is None:
        return None
    between = line.past(first[1], "- по", "-", ".? по -", ".? -? по", ",? по", "до")
    last = _far_end(line, between) if between is not None else None
    if last is None:
        return None
    return first[0], last[0], line.skip(last[1], "включительно")


def _far_end(line: Line, at: int) -> Parsed | None:
    """Read what stands after «по» or «до»; «до мая» does not say whether May is meant."""
    of_end = line.past(at, "конец|окончание")
    last = any_span(line, at) if of_end is None else _whole(line, of_end)
    vague = of_end is None and line.lemma(at - 1) == "до"
    return None if last is None or (vague and not last[0].exact) else last


def _day_of_next_month(line: Line, at: int) -> Parsed | None:
    """Read the «с 1» of «с 1 по 15 марта» when a comma or «до» keeps it from being one unit."""
    day, last = line.number(at), line.past(at + 1, "до")
    until = any_span(line, last) if last is not None else None
    if day is None or until is None or not until[0].exact:
        return None
    month = until[0].first[0]
    return Span((month, day), (month, day), until[0].year, exact=True), at + 1


def place_range(first: Span, last: Span, year: AcademicYear) -> tuple[date, date] | None:
    """Return the dates from the first span's start to the last one's end, None when unsure."""
    start, end = place(first, year), place(last, year)
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def _share_year(first: Span, last: Span) -> tuple[Span, Span]:
    if first.year is None and last.year is not None:
        return before(first, last), last
    if isinstance(first.year, int) and last.year is None:
        return first, replace(last, year=first.year + (last.last < first.first))
    if first.year is not None and last.year is None:
        return first, replace(last, year=first.year)
    return first, last


def before(span: Span, following: Span) -> Span:
    """Return the span in the year that makes it precede `following`, which names its year."""
    if isinstance(following.year, int):
        return replace(span, year=following.year - (span.first > following.last))
    return replace(span, year=following.year)


def until(line: Line, at: int) -> Found | None:
    """Read «до 15 октября», «не позднее марта», «до конца I квартала 2024 г.».

    «до марта» alone does not say whether March is meant, so it stays unread.
    """
    opened = line.past(at, *_UNTIL)
    if opened is None:
        return None
    opened = line.skip(opened, "-")
    of_end = line.past(opened, "конец|окончание")
    found = any_span(line, opened) if of_end is None else _whole(line, of_end)
    if found is None or (line.lemma(at) == "по" and line.form(opened) in _ONCE_OVER):
        return None
    return _bound(line, at, _more_days(line, found), sure=of_end is not None)


def _more_days(line: Line, found: Parsed) -> tuple[list[Span], int]:
    """Read on in «до 1 октября и 1 марта»."""
    spans, stop = [found[0]], found[1]
    following = line.after(stop, "и")
    more = any_span(line, following) if following is not None else None
    if more and found[0].exact and more[0].exact:
        return [*spans, more[0]], more[1]
    return spans, stop


def _bound(line: Line, at: int, found: tuple[list[Span], int], *, sure: bool) -> Found:
    spans, stop = found
    inclusive = line.after(stop, "(? включительно )?")
    one_day = spans[0].exact or spans[0].first == spans[0].last
    sure = sure or one_day or inclusive is not None or line.lemma(at) in ("не", "по")
    stop = stop if inclusive is None else inclusive
    ends = [(place(span, line.year), span.assumed) for span in _with_years(spans)]
    deadlines = tuple(line.range(None, days[1], flags) for days, flags in ends if days)
    certain = sure and len(deadlines) == len(spans)
    return Found(stop, deadlines) if certain else line.doubt(at, stop)


def _whole(line: Line, at: int) -> Parsed | None:
    return any_span(line, at) or _year_span(line, at)


def _year_span(line: Line, at: int) -> Parsed | None:
    """Read the year itself: «2024 года», «учебного года», «2023–2024 учебного года».

    A mere «года» may be the calendar year or the academic one, so it is none.
    """
    if line.after(at, "календарный год"):
        return Span((12, 1), (12, 31)), at + 2
    if line.after(at, "текущий|т|с год"):
        return None
    year, stop = year_at(line, at)
    if isinstance(year, int):
        return Span((1, 1), (12, 31), year), stop
    return (Span((9, 1), (8, 31), year), stop) if year else None


def since(line: Line, at: int) -> Found | None:
    """Read «с 1 сентября», «не ранее 15 марта», «после 1 марта»; «с 1 по 15 марта» has an end."""
    opened = line.past(at, "начиная? с|со", "не ранний ,? чем? с?", "после")
    found = any_span(line, opened) if opened is not None else None
    if found is None:
        return None
    days = place(found[0], line.year)
    after = line.lemma(at) == "после"
    closed = any(line.lemma(place) in ("по", "-") for place in range(opened or at, found[1]))
    if days is None or (after and (closed or not found[0].exact)):
        return line.doubt(at, found[1])
    start = days[1] + timedelta(days=1) if after else days[0]
    until = days[1] if closed else None
    return Found(found[1], (line.range(start, until, found[0].assumed),))


def span_list(line: Line, at: int) -> Found | None:
    """Read spans one after another: «сентябрь, январь», «1 и 15 марта», «октябрь, март 2024 г.»."""
    spans, stop = _listed(line, at)
    if not spans:
        return None
    deadlines = tuple(_one(line, span, at, stop) for span in _with_years(spans))
    unsure = any(deadline.start is None for deadline in deadlines)
    return line.doubt(at, stop) if unsure else Found(stop, deadlines)


def _one(line: Line, span: Span, at: int, stop: int) -> Deadline:
    days = place(span, line.year)
    return line.range(*days, span.assumed) if days else line.unread(at, stop)


def _listed(line: Line, at: int) -> tuple[list[Span], int]:
    spans: list[Span] = []
    stop = at
    start: int | None = at
    while start is not None and (found := _prefixed(line, start)):
        spans, stop = [*spans, *found[0]], found[1]
        start = line.past(stop, ",? а также", ",? и", ",")
        start = _past_slash(line, stop, spans[-1]) if start is None else start
    return spans, stop


def _past_slash(line: Line, at: int, last: Span) -> int | None:
    """«Декабрь/июнь» are two; «сентябрь/октябрь» may be one or the other, or both."""
    opened = line.after(at, "/")
    found = _prefixed(line, opened) if opened is not None else None
    if found is None:
        return None
    apart = (found[0][0].first[0] - last.last[0]) % 12
    return opened if apart not in (0, 1, 11) else None


def _prefixed(line: Line, at: int) -> tuple[list[Span], int] | None:
    opened = line.past(at, *_INSIDE)
    if opened is not None and line.kind(opened) == "day_month" and line.lemma(at) == "в":
        return None  # «в 10.05» may be an hour
    if opened is None and at == 0 and line.lemma(0) == "за" and line.lemma(2) in _HALVES:
        opened = 1  # the work for a half-year is done within it; «за март» is a report about it
    if opened is not None:
        return spans_at(line, opened)
    return spans_at(line, at) if _stands_alone(line, at) else None


def _stands_alone(line: Line, at: int) -> bool:
    return month_at(line, at) is None or bare_span(line, at) is not None


def _with_years(spans: list[Span]) -> list[Span]:
    """Carry a year written once at the end back over the list: «октябрь, март 2024 г.»."""
    dated: list[Span] = []
    for span in reversed(spans):
        shared = span.year is None and dated and dated[0].year is not None
        dated.insert(0, before(span, dated[0]) if shared else span)
    return dated


def whole_year(line: Line, at: int) -> Found | None:
    """Read calendar years as the time of an item: «2024 год», «в 2024 году», «2022–2026 гг.»."""
    if at:
        return None
    opened = line.skip(at, "в|на|за")
    year, stop = year_at(line, opened)
    if isinstance(year, int) and line.lemma(at) in ("в", line.lemma(opened)):
        return Found(stop, (line.range(date(year, 1, 1), date(year, 12, 31)),))
    return _several_years(line, opened)


def _several_years(line: Line, at: int) -> Found | None:
    """Read «2022–2026 гг.», «с 2022 по 2026 год»; two years in a row may be an academic one."""
    years = _year_pair(line, at)
    if years is None:
        return None
    first, last, stop = years
    named = line.form(stop) in _YEARS_WORD
    length = last - first
    if not (1 < length <= _LONGEST_PROGRAMME or (length == 1 and named)):
        return None
    return Found(line.skip(stop, "год"), (line.range(date(first, 1, 1), date(last, 12, 31)),))


def _year_pair(line: Line, at: int) -> tuple[int, int, int] | None:
    if line.kind(at) == "years" and line.lemma(at + 1) != "учебный":
        numbers = line.tokens[at].numbers
        return numbers[0], numbers[1], at + 1
    stop = line.after(at, "с # по #")
    first, last = line.number(at + 1), line.number(at + 3)
    if stop is None or first is None or last is None or not {first, last} <= set(YEARS):
        return None
    return first, last, stop


_YEARS_WORD = ("гг", "годы", "годов", "годах", "год")
_LONGEST_PROGRAMME = 10
