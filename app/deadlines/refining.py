"""A month and what of it is meant, put as people would say it: «март (до 15)» is «до 15 марта»."""

import re

from app.deadlines.lexicon import headword
from app.deadlines.tokens import fold

GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
)  # fmt: skip
_DAY = r"\d{1,2}(?:-?(?:го|е|й|я))?"
_DAYS = (
    rf"(?:(?:до|с|по|к|не\s+поздн?ее|не\s+позже)\s+{_DAY}(?:\s*(?:[-–—]|по|до)\s*{_DAY})?"
    rf"(?:\s*числ[ао])?|{_DAY}(?:\s*(?:[-–—,]|и|по)\s*{_DAY})*\s*числ[ао])"
)
_NUMBER = (
    r"(?:\d(?:-?(?:я|ая|й|ой|ю|ую))?|[IVХХ]+|перв\w+|втор\w+|трет\w+|четв\w+|пят\w+|последн\w+)"
)
_PART = (
    rf"(?:в\s+|во\s+|до\s+конца\s+)?{_NUMBER}(?:\s*(?:[-–—,]|и)\s*{_NUMBER})?"
    r"\s+(?:недел\w+|декад\w+|половин\w+)(?:\s+месяца)?"
)
_YEAR = r"(?:[\s,]+20\d\d(?:\s*г(?:\.|ода?|оду)?)?)?"
_UNIT = re.compile(
    rf"(?P<month>[а-яё]{{3,9}})(?P<year>{_YEAR})\s*(?:[,(:]|[-–—]\s)\s*(?P<what>{_DAYS}|{_PART})\s*\)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;.]\s*|\s+и\s+")
_OF_MONTH = re.compile(r"\s*(?:числ[ао]|месяца)", re.IGNORECASE)


def refined(text: str) -> str | None:
    """Return a phrase of months each refined beside it in plain order, None for any other.

    The whole phrase must be such: «сентябрь – май, до 5 числа» is a rhythm, not the fifth of May.
    """
    told: list[str] = []
    at, end = 0, len(text.rstrip(" .;,"))
    while at < end:
        unit = _UNIT.match(text, at)
        month = month_number(unit["month"]) if unit else None
        if unit is None or month is None:
            return None
        what = _OF_MONTH.sub("", unit["what"])
        told.append(f"{what} {GENITIVE[month - 1]}{unit['year']}")
        between = _BETWEEN.match(text, unit.end())
        if between is None and unit.end() < end:
            return None
        at = between.end() if between else unit.end()
    return ", ".join(told) or None


def month_number(word: str) -> int | None:
    """Return the number of the month a word names, 1 to 12, or None."""
    lemma = headword(fold(word))
    return int(lemma[1:]) if lemma[:1] == "m" and lemma[1:].isdigit() else None
