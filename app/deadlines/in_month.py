"""Deadlines of a table whose rows stand under a month: «до 15» under «Сентябрь».

A phrase that says its own month is read alone. One that only refines the month, «до 15»,
«2-я неделя», «в течение месяца», is read with the month put where people would say it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from app.deadlines.academic_year import AcademicYear
from app.deadlines.model import Deadline, DeadlineKind
from app.deadlines.reader import read_deadlines
from app.deadlines.refining import GENITIVE, month_number
from app.deadlines.tokens import clean
from app.deadlines.workdays import NO_EXCEPTIONS

# Nothing but these words may stand in a phrase that is read with the month: «3 раза» or
# «протокол 5» followed by a month would become a day of it.
_REFINING = re.compile(
    r"(?:\d{1,2}(?:-?(?:го|е|я|й|ая|ое|ого|ей))?|[ivх]{1,3}|до|с|со|по|к|и|в|во|на|не|позднее|позже"
    r"|ранее|перв\w+|втор\w+|трет\w+|четв[её]рт\w+|пят\w+|последн\w+|недел\w+|декад\w+|половин\w+"
    r"|начал\w+|середин\w+|кон(?:ец|ца|це|цу)|течени[еи]|протяжени[еи]|весь|всего|месяц\w*"
    r"|числ\w*|[-–—,.;])"
)
_WORD = re.compile(r"\d{1,2}-?(?:го|е|я|й|ая|ое|ого|ей)\b|\d+|\w+|[^\w\s]")
_MONTH_WORD = re.compile(r"\b(?:текущего\s+)?месяца?е?\b", re.IGNORECASE)
_OF_DAY = re.compile(r"(?<=\d)(?:-?го)?\s*числ\w*|(?<=\d)-?го\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:в\s+течени[еи]|на\s+протяжении|весь)\s+(?:всего\s+)?месяца?", re.IGNORECASE
)
_YEAR_OF_MONTH = re.compile(r"\b(?:20\d\d|года?|г|месяц)\b|[.:«»\"]")
_LONG = timedelta(days=300)


def read_deadlines_in_month(
    phrase: str,
    year: AcademicYear,
    month: int | None,
    exceptions: Mapping[date, bool] = NO_EXCEPTIONS,
) -> tuple[Deadline, ...]:
    """Read a phrase as `read_deadlines` does, in a month when one is given (1 to 12).

    What recurs or goes on through the year does so in that month alone; a phrase without
    letters and digits has no deadlines, as ever.
    """
    if month is None:
        return read_deadlines(phrase, year, exceptions)
    alone = read_deadlines(phrase, year, exceptions)
    said = None if _are_dates(alone) else _said_in(phrase, month)
    read = read_deadlines(said, year, exceptions) if said else ()
    if read and all(one.kind is not DeadlineKind.UNPARSED for one in read):
        return read
    return tuple(_narrowed(one, year, month) for one in alone)


def _are_dates(deadlines: tuple[Deadline, ...]) -> bool:
    return bool(deadlines) and all(one.kind is DeadlineKind.RANGE for one in deadlines)


def month_named(text: str) -> int | None:
    """Return the month that a text is nothing but: «Сентябрь», «СЕНТЯБРЬ 2023 г.», else None."""
    words = _YEAR_OF_MONTH.sub(" ", clean(text).lower()).split()
    return month_number(words[0]) if len(words) == 1 else None


def _said_in(phrase: str, month: int) -> str | None:
    """Return the phrase with its month, None when it is not one that lacks it."""
    text = clean(phrase).lower().strip(" .")
    words = _WORD.findall(text)
    if not words or not all(_REFINING.fullmatch(word) for word in words):
        return None
    name = GENITIVE[month - 1]
    if _WHOLE.fullmatch(text):
        return f"в течение {name}"
    named = _MONTH_WORD.sub(name, _OF_DAY.sub("", text))
    return named if name in named else f"{named} {name}"


def _narrowed(deadline: Deadline, year: AcademicYear, month: int) -> Deadline:
    """Keep within the month what would run through the year."""
    lasting = deadline.kind in (DeadlineKind.RECURRING, DeadlineKind.ONGOING)
    start, end = deadline.start or year.start, deadline.end or year.end
    if not lasting or end - start < _LONG:
        return deadline
    first = date(year.first_year + (month < year.start.month), month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return replace(deadline, start=first, end=last)
