"""Values on their way into a document: plain, clean and the same for Word and PDF."""

import datetime as dt
from collections.abc import Mapping
from typing import TypeAlias

from app.base.file_text import file_text

Plain: TypeAlias = "str | int | list[Plain] | dict[str, Plain]"

NBSP = "\N{NO-BREAK SPACE}"
# fmt: off
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)
# fmt: on
def russian_date(day: dt.date) -> str:
    """«26 февраля 2024 г.» with non-breaking spaces, as official papers write it."""
    return NBSP.join((str(day.day), _MONTHS[day.month - 1], str(day.year), "г."))


def plain_values(values: Mapping[str, object]) -> dict[str, Plain]:
    """Values as text, whole numbers, lists and dicts only; dates in words, None as "".

    Objects are refused (TypeError): a template could walk their attributes, and a moment in
    time (datetime) has no date until somebody chooses its time zone.
    """
    return {str(name): _plain(value) for name, value in values.items()}


def _plain(value: object) -> Plain:
    match value:
        case None:
            return ""
        case str():
            return file_text(str(value))
        case int():
            return int(value) if not isinstance(value, bool) else value
        case dt.date() if not isinstance(value, dt.datetime):
            return russian_date(value)
        case Mapping():
            return plain_values(value)
        case list() | tuple():
            return [_plain(item) for item in value]
    raise TypeError(f"a document takes text, whole numbers, dates, lists and dicts, not {value!r}")
