"""Sums of money: whole kopecks inside, roubles for people."""

import re
from decimal import Decimal
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Optional

from app.web.typography import NBSP, clean_text

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
    return f"{_amount(kopecks)}{NBSP}₽"


def format_range(lowest: int | None, highest: int | None) -> str:
    """Print «35 000–40 000 ₽», «от …», «до …», an empty text when neither end is known."""
    if lowest is None and highest is None:
        return ""
    if lowest is None or highest is None:
        word = _("от") if highest is None else _("до")
        return f"{word}{NBSP}{format_roubles(highest if lowest is None else lowest)}"
    if lowest == highest:
        return format_roubles(lowest)
    return f"{_amount(lowest)}–{format_roubles(highest)}"


class RoublesField(StringField):
    """A sum typed in roubles; the value is whole kopecks, None when left empty."""

    def __init__(self, label: Any, *, optional: bool = False, **kwargs: Any) -> None:
        needed = Optional() if optional else InputRequired(_l("Укажите сумму."))
        widget = {"inputmode": "decimal"}
        super().__init__(label, validators=[needed], **{"render_kw": widget, **kwargs})

    def process_formdata(self, valuelist: list[str]) -> None:
        text = clean_text(valuelist[0]) if valuelist else ""
        self.data = None
        if text:
            self.data = parse_roubles(text)

    def in_words(self, value: int | None) -> str:
        """Return a stored value as people read it, for the page of two versions."""
        return "" if value is None else format_roubles(value)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return _amount(self.data) if self.data is not None else ""


def _amount(kopecks: int) -> str:
    pattern = "#,##0.00" if kopecks % KOPECKS else "#,##0"
    return str(format_decimal(Decimal(kopecks) / KOPECKS, format=pattern))
