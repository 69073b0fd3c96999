"""What a cell's text means: the readers that columns of a spreadsheet name.

Each returns a value, None for nothing, or raises CellError with a code and words for the person.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from flask_babel import gettext as _

from app.base.addresses import parse_address
from app.base.identity import fold, tidy_town
from app.base.labels import LabelledEnum
from app.base.typography import clean_text
from app.imports.cell_error import CellError
from app.imports.days import read_day
from app.imports.numbers import inn, kpp, ogrn, phone
from app.imports.sheets.marks import ERROR
from app.imports.sheets.reasons import FAULTS

# What columns name; readers of numbers have a file of their own.
__all__ = [
    "CellError", "count", "day", "email", "flag", "inn", "kpp", "line", "ogrn", "one_of", "phone",
    "prose", "town",
]  # fmt: skip
MAX_LINE = 255
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9]{1,30}(?:[._-][A-Za-z0-9]{1,30})?@([A-Za-z0-9.-]{4,80})")
MAX_TEXT = 10_000
# As text in a .csv, where a workbook has a mark of its own.
_ERROR = re.compile(
    r"#(?:Н/Д|ССЫЛКА!|ЗНАЧ!|ДЕЛ/0!|ИМЯ\?|ПУСТО!|ЧИСЛО!|N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)"
)
Kind = TypeVar("Kind", bound=LabelledEnum)


def line(text: str) -> str | None:
    """Read one line of text."""
    words = " ".join(str(clean_text(text) or "").split())
    if _ERROR.fullmatch(words):
        raise CellError(ERROR, str(FAULTS[ERROR]))
    if len(words) > MAX_LINE:
        raise CellError("too_long", _("Длиннее %(max)d знаков.", max=MAX_LINE))
    return words or None


def prose(text: str) -> str | None:
    """Read a text of several lines."""
    whole = str(clean_text(text) or "").strip()
    if len(whole) > MAX_TEXT:
        raise CellError("too_long", _("Длиннее %(max)d знаков.", max=MAX_TEXT))
    return whole or None


def town(text: str) -> str | None:
    """Read a town: «г. орёл» is «Орёл»."""
    return tidy_town(line(text))


def email(text: str) -> str | None:
    """Read an address that letters can be sent to."""
    told = line(text)
    if told is None:
        return None
    try:
        plain = _PLAIN_ADDRESS.fullmatch(told)
        if plain and _is_domain(plain[1].lower()):
            return told.lower()
        return parse_address(told).lower()
    except ValueError as error:
        raise CellError("email", str(error)) from error


@lru_cache(maxsize=1_000)
def _is_domain(domain: str) -> bool:
    """Tell whether letters can be sent to a domain; a sheet names few of them many times."""
    return bool(parse_address(f"a@{domain}"))


def day(text: str) -> date | None:
    """Read a day: «17.05.2006», «17 мая 2006 г.», a program's number of days."""
    told = line(text)
    return None if told is None else read_day(told)


def count(text: str) -> int | None:
    """Read a whole number, words around it left out: «2 места», «3 курс»."""
    told = line(text)
    if told is None:
        return None
    found = re.fullmatch(r"\D{0,20}?(\d{1,9})(?:[.,]0+)?\D{0,20}", told)
    if found is None:
        raise CellError("number", _("Это не целое число."))
    return int(found[1])


def one_of(kind: type[Kind], **words: Kind) -> Callable[[str], Kind | None]:
    """Return a reader of a kind's labels; `words` are more of them, folded with «_» for a space."""
    known: dict[str, Any] = {fold(word.replace("_", " ")): member for word, member in words.items()}

    def read(text: str) -> Kind | None:
        told = line(text)
        if told is None:
            return None
        labels = {fold(str(member.label)): member for member in kind}
        found = (labels | known).get(fold(told))
        if found is None:
            names = ", ".join(f"«{member.label}»" for member in kind)
            raise CellError("unknown_word", _("Здесь может быть: %(names)s.", names=names))
        return found  # type: ignore[no-any-return]

    return read


def flag(text: str) -> bool | None:
    """Read «да», «+» and the like; whatever says no is False."""
    told = fold(text) if text.strip() not in {"+", "-", "—"} else text.strip()
    if not told:
        return None
    if told in {"да", "+", "1", "есть", "yes", "истина", "true", "v", "х", "x"}:
        return True
    if told in {"нет", "-", "—", "0", "no", "ложь", "false"}:
        return False
    raise CellError("flag", _("Здесь может быть «да» или «нет»."))
