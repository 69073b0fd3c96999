"""Deadlines that come round: «ежеквартально», «не реже 1 раза в месяц», «по вторникам»."""

from dataclasses import dataclass

from app.deadlines.lexicon import WEEKDAYS
from app.deadlines.line import Found, Line, PieceRole
from app.deadlines.model import Deadline, DeadlineKind, Every
from app.deadlines.standing import ALL_YEAR

_ADVERBS = {
    "ежедневно": Every.DAY,
    "ежесуточно": Every.DAY,
    "еженедельно": Every.WEEK,
    "ежедекадно": Every.TEN_DAYS,
    "ежемесячно": Every.MONTH,
    "ежеквартально": Every.QUARTER,
    "ежесеместрово": Every.SEMESTER,
    "ежеполугодно": Every.HALF_YEAR,
    "ежегодно": Every.YEAR,
}
_PERIODS = {
    (1, "день"): Every.DAY,
    (1, "сутки"): Every.DAY,
    (1, "неделя"): Every.WEEK,
    (7, "день"): Every.WEEK,
    (2, "неделя"): Every.TWO_WEEKS,
    (14, "день"): Every.TWO_WEEKS,
    (10, "день"): Every.TEN_DAYS,
    (1, "декада"): Every.TEN_DAYS,
    (1, "месяц"): Every.MONTH,
    (2, "месяц"): Every.TWO_MONTHS,
    (3, "месяц"): Every.QUARTER,
    (6, "месяц"): Every.SIX_MONTHS,
    (12, "месяц"): Every.YEAR,
    (1, "квартал"): Every.QUARTER,
    (1, "четверть"): Every.STUDY_QUARTER,
    (1, "полугодие"): Every.HALF_YEAR,
    (1, "полгода"): Every.HALF_YEAR,
    (1, "семестр"): Every.SEMESTER,
    (1, "год"): Every.YEAR,
    (2, "год"): Every.TWO_YEARS,
    (3, "год"): Every.THREE_YEARS,
}
_AT_LEAST = (
    "не редкий ,? чем?",
    "не малый ,? чем?",
    "как? минимум",
    "хотя бы",
    "по малый мере",
    "по",
)
_AT_MOST = ("не большой ,? чем?", "не частый ,? чем?", "максимум", "до")
_PER = ("в|за|на весь?", "в течение весь?", "каждый", "/")
_COUNTED_THINGS = (
    "заседани", "встреч", "мероприяти", "публикаци", "заняти", "консультаци", "совещани",
    "новост", "выпуск", "отчет", "экскурси", "собрани",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Times:
    """How often: `least` is None when only a maximum was given."""

    least: int | None
    stop: int


def adverb(line: Line, at: int) -> Found | None:
    """Read «ежеквартально», also with «2 раза» or «не менее 2 раз» behind it."""
    every = _ADVERBS.get(line.lemma(at))
    if every is None:
        return None
    times = _times(line, line.skip(at + 1, ","))
    if times is None or _per(line, times.stop):
        return rhythm(line, every, None, at + 1)
    return rhythm(line, every, times.least, times.stop)


def times_per_period(line: Line, at: int) -> Found | None:
    """Read «2 раза в год», «не реже 1 раза в квартал», «раз в два месяца»."""
    times = _times(line, at)
    period = _per(line, times.stop) if times else None
    if times is None or period is None:
        return None
    return rhythm(line, period[0], times.least, period[1])


def times_before_adverb(line: Line, at: int) -> Found | None:
    """Read «2 раза ежемесячно», «3 публикации еженедельно»."""
    times = _times(line, at)
    every = _ADVERBS.get(line.lemma(times.stop)) if times else None
    return rhythm(line, every, times.least, times.stop + 1) if times and every else None


def period_first(line: Line, at: int) -> Found | None:
    """Read «в квартал 1 раз»."""
    period = _per(line, at) if line.lemma(at) in ("в", "за") else None
    times = _times(line, period[1]) if period else None
    if period is None or times is None or _per(line, times.stop):
        return None
    return rhythm(line, period[0], times.least, times.stop)


def each_period(line: Line, at: int) -> Found | None:
    """Read «каждый месяц», «каждые 2 недели», «в конце каждого квартала»."""
    part = line.past(
        at,
        "в|к|на|до начало|середина|конец",
        "по окончание|завершении|истечении|итогам|результатам",
        "после окончание?",
        "в|во",
    )
    opened = line.after(at if part is None else part, "каждый")
    period = _period(line, opened) if opened is not None else None
    if period is None:
        return None
    note = line.shown(at, period[1]) if part is not None and part - at > 1 else None
    return rhythm(line, period[0], None, period[1], note)


def by_periods(line: Line, at: int) -> Found | None:
    """Read «по полугодиям», «по кварталам»."""
    plural = line.form(at + 1).endswith(("ам", "ям"))
    every = _PERIODS.get((1, line.lemma(at + 1))) if line.lemma(at) == "по" and plural else None
    return rhythm(line, every, None, at + 2) if every else None


def weekdays(line: Line, at: int) -> Found | None:
    """Read «по вторникам и четвергам», «каждую среду», «понедельник, среда»; weekly."""
    opened = line.past(at, "каждый", "по")
    if opened is not None and line.lemma(at) == "по" and not line.form(opened).endswith("м"):
        return None
    stop = _weekdays_end(line, at if opened is None else opened)
    if stop is None or (opened is None and stop == at + 1):
        return None
    return rhythm(line, Every.WEEK, None, stop, line.shown(at, stop))


def _weekdays_end(line: Line, at: int) -> int | None:
    stop = None
    while line.lemma(at) in WEEKDAYS:
        stop = at + 1
        following = line.past(stop, ", и", ",", "и")
        at = stop if following is None else line.skip(following, "по")
    return stop


def working_days(line: Line, at: int) -> Found | None:
    """Read «по рабочим дням», «каждый рабочий день»."""
    stop = line.past(at, "по|каждый рабочий|учебный день")
    return rhythm(line, Every.DAY, None, stop, line.shown(at, stop)) if stop is not None else None


def weekday_of_month(line: Line, at: int) -> Found | None:
    """Read «первый понедельник месяца», «в последнюю пятницу каждого месяца»; monthly."""
    opened = line.past(at, "каждый", "в|во", "по")
    numbers = _ordinals(line, at if opened is None else opened)
    if numbers is None:
        return None
    least, named = numbers
    day = line.skip(named, "рабочий|учебный")
    if line.lemma(day) not in {*WEEKDAYS, "день", "неделя", "декада"}:
        return None
    certain = "месяц" if line.lemma(day) in {*WEEKDAYS, "день"} else "каждый месяц"
    stop = line.past(day + 1, "каждый месяц", certain)
    if stop is None:
        return None
    return rhythm(line, Every.MONTH, least if least > 1 else None, stop, line.shown(at, stop))


def _ordinals(line: Line, at: int) -> tuple[int, int] | None:
    """Return how many of «2-й и 4-й», «первая, третья и последняя» there are, and their end."""
    count = 0
    while line.ordinal(at) or line.lemma(at) == "последний":
        count, stop = count + 1, at + 1
        following = line.past(stop, ", и", ",", "и")
        if following is None:
            return count, stop
        at = following
    return None


def times_of_year(line: Line, at: int) -> Found | None:
    """Read «в течение года (2 раза)», «в течение учебного года не менее 3 раз»."""
    opened = line.past(at, *ALL_YEAR)
    times = _times(line, line.skip(opened, ",|(|:|-")) if opened is not None else None
    if times is None or _per(line, times.stop):
        return None
    return rhythm(line, Every.YEAR, times.least, times.stop)


def bare_times(line: Line, at: int) -> Found | None:
    """«2 раза» without a period says nothing of when."""
    times = _times(line, at)
    return Found(times.stop, role=PieceRole.ASIDE) if times else None


def rhythm(
    line: Line, every: Every, least: int | None, stop: int, note: str | None = None
) -> Found:
    """Return what comes round all through the academic year."""
    deadline = Deadline(
        DeadlineKind.RECURRING,
        start=line.year.start,
        end=line.year.end,
        every=every,
        min_per_period=least,
        note=note,
    )
    return Found(stop, (deadline,))


def _times(line: Line, at: int) -> _Times | None:
    """Read «2 раза», «не менее 1–2 раз», «дважды», «раз», «от 2 до 4 раз»."""
    opened = line.past(at, *_AT_LEAST)
    limit = line.past(at, *_AT_MOST) if opened is None else None
    start = opened if opened is not None else limit if limit is not None else line.skip(at, "от")
    count = _count(line, start)
    if count is None:
        return None
    least, stop = count
    return _Times(None if limit is not None else least, stop)


def _count(line: Line, at: int) -> tuple[int | None, int] | None:
    adverbs = {"дважды": 2, "трижды": 3, "раз": 1, "ряд": None}
    if line.lemma(at) in adverbs:
        return adverbs[line.lemma(at)], line.skip(at + 1, "раз")
    number = line.count(at)
    if number is None or number < 1:
        return None
    stop = _second_number(line, at)
    return (number, stop + 1) if _is_counted(line, stop) else None


def _second_number(line: Line, at: int) -> int:
    """Return the index after «1», «1–2», «2 до 4», «1 (одного)»."""
    beyond = line.past(at + 1, "-", "до", "(")
    if beyond is None or line.count(beyond) is None:
        return at + 1
    return line.skip(beyond + 1, ")") if line.lemma(at + 1) == "(" else beyond + 1


def _is_counted(line: Line, at: int) -> bool:
    return line.lemma(at) == "раз" or line.form(at).startswith(_COUNTED_THINGS)


def _per(line: Line, at: int) -> tuple[Every, int] | None:
    opened = (line.after(at, words) for words in _PER)
    periods = (_period(line, start) for start in opened if start is not None)
    return next((period for period in periods if period), None)


def _period(line: Line, at: int) -> tuple[Every, int] | None:
    number = line.count(at)
    unit = line.skip(at if number is None else at + 1, "учебный|календарный")
    every = _PERIODS.get((number or 1, line.lemma(unit)))
    return (every, unit + 1) if every else None


PRODUCTIONS = (
    times_per_period, times_before_adverb, adverb, period_first, times_of_year, each_period,
    by_periods, working_days, weekdays, weekday_of_month,
)  # fmt: skip
