"""The fine print of a rhythm: «до 10 числа», «по итогам месяца», «на последнее число».

Beside «ежемесячно» it is a note. What names its own period («до 5 числа месяца, следующего за
отчётным») carries a rhythm for the phrase that has no other.
"""

from app.deadlines.line import Found, Line, PieceRole
from app.deadlines.model import Every
from app.deadlines.recurring import rhythm
from app.deadlines.spans import month_at

_REPORTED = {
    "месяц": Every.MONTH, "период": Every.MONTH, "квартал": Every.QUARTER,
    "полугодие": Every.HALF_YEAR, "семестр": Every.SEMESTER,
}  # fmt: skip
_REPORTING = "отчетным|прошедшим|истекшим|предыдущим"
_PAST = "предыдущий|прошедший|прошлый|отчетный|истекший"
_RESULTS = (
    "по итогам|результатам|окончание|завершении|истечении весь? {unit}",
    "на конец {unit}",
    "в|к конец {unit}",
)


def day_of_month(line: Line, at: int) -> Found | None:
    """Read «до 5 числа каждого месяца», «до 3 числа месяца, следующего за отчётным»."""
    opened = line.past(at, "не поздний ,? чем?", "до|к|с|по|после", "каждый")
    number = at if opened is None else opened
    stop = _days_end(line, number)
    return _detail(line, at, stop) if stop is not None else None


def working_day_of_month(line: Line, at: int) -> Found | None:
    """Read «в рабочий день после 20 числа каждого месяца», «первый рабочий день месяца»."""
    opened = line.past(at, "в|на", "не поздний ,? чем?", "до|к")
    opened = at if opened is None else opened
    day = line.past(opened, "# рабочий день", "рабочий день", "последний рабочий? день|число")
    number = line.past(day, "после|до|перед") if day is not None else None
    stop = _days_end(line, number) if number is not None else day
    if stop is None:
        return None
    if number is not None:
        return _detail(line, at, stop)
    monthly = line.past(stop, "каждый? месяц")
    if monthly is not None:
        return _own(line, at, monthly, Every.MONTH)
    last = line.lemma(opened) == "последний" and month_at(line, stop) is None
    return Found(stop, role=PieceRole.DETAIL) if last else None


def as_of(line: Line, at: int) -> Found | None:
    """Read «по состоянию на последнее число», «по состоянию на 1 число каждого месяца»."""
    opened = line.after(at, "по состоянию на")
    if opened is None:
        return None
    stop = _days_end(line, opened) or line.past(
        opened, "последний|конец рабочий? день|число", "конец месяц|квартал"
    )
    return _detail(line, at, stop) if stop is not None else None


def results(line: Line, at: int) -> Found | None:
    """Read «по итогам месяца», «по окончании квартала»: after each of them."""
    for unit in ("месяц", "квартал"):
        stop = line.past(at, _RESULTS[0].format(unit=unit))
        if stop is not None:
            return _carrying(line, at, stop, _REPORTED[unit])
    return None


def part_of_period(line: Line, at: int) -> Found | None:
    """«В конце месяца» is a detail of «ежемесячно», alone it is no date."""
    stop = line.past(
        at,
        "в? последний|первый месяц|неделя|декада|день|число квартал|полугодие|семестр|четверть",
        "в? # месяц|неделя|декада квартал|полугодие|семестр|четверть",
        "в|до|к начало|середина|конец месяц|квартал|полугодие|неделя|год",
        "по окончание месяц|квартал|полугодие|семестр|четверть",
        "по итогам месяц|квартал|полугодие|семестр|четверть",
    )
    return Found(stop, role=PieceRole.DETAIL) if stop is not None else None


def _days_end(line: Line, at: int) -> int | None:
    """Return the index after «10, 20 и 30 числа», «5-го числа»."""
    if line.number(at) is None:
        return None
    while (following := line.past(at + 1, "- #", "по #", "и #", ", #")) is not None:
        at = following - 1
    return line.after(at + 1, "число")


def _detail(line: Line, at: int, stop: int) -> Found:
    """Return the fine print with the month or the period it names, if it does."""
    each = line.past(stop, "каждый месяц")
    if each is not None or line.lemma(at) == "каждый":
        stop = line.skip(stop, "месяц") if each is None else each
        return _own(line, at, stop, Every.MONTH)
    reported = _after_reported(line, stop)
    if reported is not None:
        return _carrying(line, at, *reported)
    return Found(line.skip(stop, "месяц|квартал"), role=PieceRole.DETAIL)


def _after_reported(line: Line, at: int) -> tuple[int, Every] | None:
    """Read «месяца, следующего за отчётным кварталом», «следующего месяца за предыдущий»."""
    stop = line.past(
        at,
        f"месяц ,? следующий за {_REPORTING}",
        f"следующий за {_REPORTING}",
        "месяц ,? следующий за",
    )
    if stop is not None:
        named = _REPORTED.get(line.lemma(stop))
        return (stop + 1, named) if named else (stop, Every.MONTH)
    numbered = line.ordinal(at) is not None or line.lemma(at) == "последний"
    stop = line.after(at + 1, "месяц ,? следующий? за? отчетным? квартал") if numbered else None
    if stop is not None:
        return stop, Every.QUARTER
    stop = line.past(at, f"следующий месяц за {_PAST} месяц?", "следующий месяц")
    return (stop, Every.MONTH) if stop is not None else None


def _own(line: Line, at: int, stop: int, every: Every) -> Found:
    return rhythm(line, every, None, stop, line.shown(at, stop))


def _carrying(line: Line, at: int, stop: int, every: Every) -> Found:
    found = _own(line, at, stop, every)
    return Found(stop, found.deadlines, PieceRole.DETAIL)


PRODUCTIONS = (working_day_of_month, day_of_month, as_of, results, part_of_period)
