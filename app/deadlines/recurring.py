"""Deadlines that come round: «ежеквартально», «не реже 1 раза в месяц», «по вторникам»."""

from dataclasses import dataclass

from app.deadlines.lexicon import WEEKDAYS
from app.deadlines.line import Found, Line, PieceRole
from app.deadlines.model import Deadline, DeadlineKind, Every

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
        return _found(line, every, None, at + 1)
    return _found(line, every, times.least, times.stop)


def times_per_period(line: Line, at: int) -> Found | None:
    """Read «2 раза в год», «не реже 1 раза в квартал», «раз в два месяца»."""
    times = _times(line, at)
    period = _per(line, times.stop) if times else None
    if times is None or period is None:
        return None
    return _found(line, period[0], times.least, period[1])


def times_before_adverb(line: Line, at: int) -> Found | None:
    """Read «2 раза ежемесячно», «3 публикации еженедельно»."""
    times = _times(line, at)
    every = _ADVERBS.get(line.lemma(times.stop)) if times else None
    return _found(line, every, times.least, times.stop + 1) if times and every else None


def period_first(line: Line, at: int) -> Found | None:
    """Read «в квартал 1 раз»."""
    period = _per(line, at) if line.lemma(at) in ("в", "за") else None
    times = _times(line, period[1]) if period else None
    return _found(line, period[0], times.least, times.stop) if period and times else None


def each_period(line: Line, at: int) -> Found | None:
    """Read «каждый месяц», «каждые 2 недели», «в конце каждого квартала»."""
    part = line.past(at, "в|к|на начало|середина|конец", "по окончание", "в|во")
    opened = line.after(at if part is None else part, "каждый")
    period = _period(line, opened) if opened is not None else None
    if period is None:
        return None
    note = line.shown(at, period[1]) if part is not None and part - at > 1 else None
    return _found(line, period[0], None, period[1], note)


def weekdays(line: Line, at: int) -> Found | None:
    """Read «по вторникам и четвергам», «каждую среду», «понедельник, среда»; weekly."""
    opened = line.past(at, "каждый", "по")
    if opened is not None and line.lemma(at) == "по" and not line.form(opened).endswith("м"):
        return None
    stop = _weekdays_end(line, at if opened is None else opened)
    if stop is None or (opened is None and stop == at + 1):
        return None
    return _found(line, Every.WEEK, None, stop, line.shown(at, stop))


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
    return _found(line, Every.DAY, None, stop, line.shown(at, stop)) if stop is not None else None


def weekday_of_month(line: Line, at: int) -> Found | None:
    """Read «первый понедельник месяца», «в последнюю пятницу каждого месяца»; monthly."""
    opened = line.past(at, "каждый", "в|во")
    opened = at if opened is None else opened
    numbered = line.ordinal(opened) or line.lemma(opened) == "последний"
    day = line.skip(opened + 1, "рабочий|учебный")
    if not numbered or line.lemma(day) not in {*WEEKDAYS, "день", "неделя", "декада"}:
        return None
    certain = "месяц" if line.lemma(day) in {*WEEKDAYS, "день"} else "каждый месяц"
    stop = line.past(day + 1, "каждый месяц", certain)
    return _found(line, Every.MONTH, None, stop, line.shown(at, stop)) if stop is not None else None


def day_of_month(line: Line, at: int) -> Found | None:
    """Read «до 5 числа каждого месяца»; without «каждого» it is a detail of «ежемесячно»."""
    opened = line.past(at, "не поздний", "до|к|с|по", "каждый")
    number = at if opened is None else opened
    stop = _day_numbers_end(line, number)
    if stop is None:
        return None
    monthly = line.past(stop, "каждый месяц")
    if monthly is None and line.lemma(at) != "каждый":
        return Found(_following_month(line, stop), role=PieceRole.DETAIL)
    stop = stop if monthly is None else monthly
    return _found(line, Every.MONTH, None, stop, line.shown(at, stop))


def _day_numbers_end(line: Line, at: int) -> int | None:
    if line.number(at) is None:
        return None
    while (following := line.past(at + 1, "- #", "по #", "и #", ", #")) is not None:
        at = following - 1
    return line.after(at + 1, "число")


def _following_month(line: Line, at: int) -> int:
    """«месяца, следующего за отчётным» tells which month's day is meant."""
    stop = line.past(
        at, "месяц ,? следующий за отчетным месяц|квартал|период?", "следующий месяц", "месяц"
    )
    return at if stop is None else stop


def bare_times(line: Line, at: int) -> Found | None:
    """«2 раза» without a period says nothing of when."""
    times = _times(line, at)
    return Found(times.stop, role=PieceRole.ASIDE) if times else None


def part_of_period(line: Line, at: int) -> Found | None:
    """«В конце месяца» is a detail of «ежемесячно», alone it is no date."""
    stop = line.past(
        at,
        "в|до|к начало|середина|конец месяц|квартал|полугодие|неделя|год",
        "по окончание месяц|квартал|полугодие|семестр|четверть",
        "по итогам месяц|квартал|полугодие|семестр|четверть",
    )
    return Found(stop, role=PieceRole.DETAIL) if stop is not None else None


def _found(
    line: Line, every: Every, least: int | None, stop: int, note: str | None = None
) -> Found:
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
    times_per_period, times_before_adverb, adverb, period_first, each_period, working_days,
    weekdays, weekday_of_month, day_of_month, part_of_period, bare_times,
)  # fmt: skip
