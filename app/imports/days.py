"""Days as people and programs write them in spreadsheets."""

import re
from datetime import date, timedelta

from flask_babel import gettext as _

from app.imports.cell_error import CellError

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?)?")
_USUAL = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?:\s*(?:г|года?)\.?)?")
_WORDS = re.compile(r"(\d{1,2})\s+([а-яё]+)\.?\s+(\d{4})(?:\s*(?:г|года?)\.?)?", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(?:[.,]0+)?")
_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_FIRST_SERIAL = date(1899, 12, 30)  # how programs of spreadsheets count days
YEARS = range(1900, 2101)


def read_day(text: str) -> date:
    """Read a day: «17.05.2006», «17 мая 2006 г.», «2006-05-17», a program's number of days.

    What may be two days is told, not guessed: a month before the day, a year of two digits.
    Raises CellError.
    """
    if found := _ISO.fullmatch(text):
        return _checked(*map(int, found.groups()))
    if found := _USUAL.fullmatch(text):
        return _usual(found)
    if found := _WORDS.fullmatch(text):
        month = _month(found[2])
        return _checked(int(found[3]), month, int(found[1]))
    if found := _SERIAL.fullmatch(text):
        day = _FIRST_SERIAL + timedelta(days=int(found[1]))
        return _checked(day.year, day.month, day.day)
    raise CellError("date", _("Это не дата. Нужен день, месяц и год: 17.05.2006."))


def _usual(found: re.Match[str]) -> date:
    first, second, year = int(found[1]), int(found[3]), found[4]
    if len(year) == 2:
        raise CellError("date_two_digits", _("Год из двух цифр: напишите все четыре."))
    if found[2] == "/" and first != second and first <= 12 and second <= 12:
        message = _("Непонятно, где день, а где месяц. Напишите дату так: 17.05.2006.")
        raise CellError("date_ambiguous", message)
    if second > 12 >= first:
        message = _("Похоже, сначала стоит месяц, потом день. Напишите дату так: 17.05.2006.")
        raise CellError("date_month_first", message)
    return _checked(int(year), second, first)


def _month(word: str) -> int:
    folded = word.lower()
    number = next((n for n, begin in enumerate(_MONTHS, 1) if folded.startswith(begin)), 0)
    # «мар» stands before «ма», so that март is no май.
    if not number or (number == 5 and folded not in {"май", "мая"}):
        raise CellError("date", _("Это не дата. Нужен день, месяц и год: 17.05.2006."))
    return number


def _checked(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise CellError("date", _("Такого дня нет в календаре.")) from error
    if year not in YEARS:
        raise CellError("date_year", _("Проверьте год."))
    return found
