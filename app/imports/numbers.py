"""Requisites and phones as spreadsheets spoil them: told apart and reported, never guessed.

A program of spreadsheets takes a number for a quantity: it drops the zero it begins with, and
shows twelve digits as 2.1E+11. Which digits were there only the person knows.
"""

import re
from collections.abc import Callable

from flask_babel import gettext as _

from app.base.phones import PhoneError, parse_phone
from app.base.requisites import RequisiteError, parse_inn, parse_kpp, parse_ogrn
from app.base.typography import clean_text
from app.imports.cell_error import CellError

_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?\s*[eе]\s*\+?\s*\d{1,3}", re.IGNORECASE)
_QUANTITY = re.compile(r"(?<=\d)[.,]0+$")  # «7707083893,00»
_SEPARATORS = re.compile(r"[\s\-‐-―.]+")
_LENGTHS = {"inn": (10, 12), "kpp": (9,), "ogrn": (13, 15)}
SHORTEST_PHONE = 10  # digits with the code of the town


def inn(text: str) -> str | None:
    """Read an INN; raises CellError with the codes inn_lost_zero, inn_checksum and so on."""
    return _requisite("inn", text, parse_inn)


def kpp(text: str) -> str | None:
    """Read a KPP; raises CellError."""
    return _requisite("kpp", text, parse_kpp)


def ogrn(text: str) -> str | None:
    """Read an OGRN or an OGRNIP; raises CellError."""
    return _requisite("ogrn", text, parse_ogrn)


def phone(text: str) -> str | None:
    """Read a phone as E.164; raises CellError."""
    said = _said(text)
    if said is None:
        return None
    try:
        return parse_phone(said)
    except PhoneError as error:
        digits = len(re.findall(r"\d", said))
        code = "phone_length" if 0 < digits < SHORTEST_PHONE else "phone"
        raise CellError(code, str(error)) from error


def _requisite(name: str, text: str, parse: Callable[[str], str]) -> str | None:
    said = _said(text)
    if said is None:
        return None
    try:
        return parse(said)
    except RequisiteError as error:
        number = _SEPARATORS.sub("", said)
        if _has_lost_zero(number, parse):
            raise CellError(f"{name}_lost_zero", _lost_zero(len(number))) from error
        raise CellError(f"{name}_{_reason(name, number)}", str(error)) from error


def _has_lost_zero(number: str, parse: Callable[[str], str]) -> bool:
    try:
        return number.isdigit() and bool(parse(f"0{number}"))
    except RequisiteError:
        return False


def _reason(name: str, number: str) -> str:
    if name != "kpp" and not (number.isascii() and number.isdigit()):
        return "letters"
    return "checksum" if len(number) in _LENGTHS[name] else "length"


def _lost_zero(length: int) -> str:
    return _(
        "Цифр %(count)d, не хватает одной: похоже, программа таблиц отбросила ноль в начале. "
        "Задайте столбцу текстовый формат и впишите номер целиком.",
        count=length,
    )


def _said(text: str) -> str | None:
    words = " ".join(str(clean_text(text) or "").lstrip("'").split())
    if _SCIENTIFIC.fullmatch(words):
        raise CellError(
            "scientific",
            _(
                "Программа таблиц сократила номер до «%(text)s», его цифры потеряны. Задайте "
                "столбцу текстовый формат и впишите номер заново.",
                text=words,
            ),
        )
    return _QUANTITY.sub("", words) or None
