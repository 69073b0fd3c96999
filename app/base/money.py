"""Sums of money: whole kopecks inside, roubles for people."""

import re
from decimal import Decimal

from flask_babel import format_decimal
from flask_babel import gettext as _

from app.base.typography import NBSP

KOPECKS = 100
MAX_KOPECKS = 1_000_000_000  # ten million roubles: fits a 32-bit column with room to add
_ROUBLES = re.compile(r"(-?)([0-9]{1,12})(?:[.,]([0-9]{1,2}))?")
_GAPS = re.compile(r"[\s']|(?:руб(?:\.|лей|ля|ль)?|р\.|₽)$", re.IGNORECASE)


def parse_roubles(text: str) -> int:
    """Read «35 000», «35000,50 руб.» and give kopecks; raises ValueError with what is wrong."""
    match = _ROUBLES.fullmatch(_GAPS.sub("", _GAPS.sub("", text)))
    if match is None:
        raise ValueError(_("Напишите сумму в рублях цифрами, например 35 000."))
    sign, roubles, kopecks = match.groups()
    if sign:
        raise ValueError(_("Сумма не может быть меньше нуля."))
    total = int(roubles) * KOPECKS + int((kopecks or "0").ljust(2, "0"))
    if total > MAX_KOPECKS:
        raise ValueError(_("Сумма слишком велика: проверьте, нет ли лишних нулей."))
    return total


def format_roubles(kopecks: int) -> str:
    """Print kopecks as «35 000 ₽», the kopecks only when there are some."""
    return f"{format_amount(kopecks)}{NBSP}₽"


def format_range(lowest: int | None, highest: int | None) -> str:
    """Print «35 000–40 000 ₽», «от …», «до …», an empty text when neither end is known."""
    if lowest is None:
        return "" if highest is None else f"{_('до')}{NBSP}{format_roubles(highest)}"
    if highest is None:
        return f"{_('от')}{NBSP}{format_roubles(lowest)}"
    if lowest == highest:
        return format_roubles(lowest)
    return f"{format_amount(lowest)}–{format_roubles(highest)}"


def format_amount(kopecks: int) -> str:
    pattern = "#,##0.00" if kopecks % KOPECKS else "#,##0"
    return str(format_decimal(Decimal(kopecks) / KOPECKS, format=pattern))
