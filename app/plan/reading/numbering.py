"""Numbers of sections and items as people type them."""

import re
from dataclasses import dataclass

from app.deadlines.in_month import month_named

_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7"} | {
    "VIII": "8", "IX": "9", "X": "10", "XI": "11", "XII": "12",
}  # fmt: skip
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\s?\.\s?\d{1,3}){0,3})\s?(?P<end>[.)]?)")
_HEADING = re.compile(
    r"(?:раздел\s+)?(?P<number>\d{1,2}|[IVX]{1,4})(?:\s?[.):]\s?|\s+)(?P<title>\D.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED_TITLE = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,3}){1,3}\.?)\s+(?P<title>\D.*)", re.DOTALL
)


_PART = re.compile(
    r"(?P<mark>[а-яёa-z]\)|[а-и]\.(?=\s)|\d{1,2}\)|[-\u2010-\u2015\u2212•*·▪●◦])\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
BULLETS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212•*·▪●◦")


@dataclass(frozen=True, slots=True)
class Number:
    """The number of an item and whether a dot or a bracket closed it."""

    value: str
    dotted: bool
    bracketed: bool = False

    @property
    def section(self) -> str:
        """The part before the first dot, "" for a plain number."""
        head, dot, _ = self.value.partition(".")
        return head if dot else ""


def item_number(text: str) -> Number | None:
    """Read «7.3.» or «7.3», None when the text is anything else."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    value = re.sub(r"\s", "", match["number"])
    return Number(value, match["end"] == ".", match["end"] == ")")


def part_mark(text: str) -> tuple[str, str] | None:
    """Split «а) подготовка» or «– подготовка» into the mark and the rest, which may be empty."""
    match = _PART.fullmatch(text.strip())
    return (match["mark"], match["title"].strip()) if match else None


def section_heading(text: str) -> tuple[str, str] | None:
    """Split «1. Разработка …» or «Раздел II. Работа …» into number and title."""
    match = _HEADING.fullmatch(text.strip())
    if match is None or match["title"][:1].islower():
        return None
    number = match["number"].upper()
    return _ROMAN.get(number, number), match["title"]


def numbered_title(text: str) -> tuple[Number, str] | None:
    """Split «1.1. Разработка плана», the way of tables without a column for numbers."""
    match = _NUMBERED_TITLE.fullmatch(text.strip())
    number = item_number(match["number"]) if match else None
    return (number, match["title"]) if match and number else None


def worded_number(text: str) -> str:
    """Return «2» for «II.», «Раздел II» or «Раздел 2», "" for anything else."""
    match = _WORDED.fullmatch(text.strip())
    if match is None:
        return ""
    return match["figures"] or _ROMAN.get(match["roman"].upper(), "")


def date_number(text: str) -> Number | None:
    """Read the number that a spreadsheet took for a date: 1.2 became 1 February of some year.

    «2.13», with no such month, became a month of 2013; «1.2.3» a day of 2003.
    """
    day = _DAY.fullmatch(text.strip())
    if day is not None:
        first, second, year = int(day["day"]), int(day["month"]), int(day["year"])
        third = f".{year - 2000}" if year < _FIRST_YEAR_TYPED else ""
        return Number(f"{first}.{second}{third}", dotted=False)
    month_of_year = _MONTH_OF_YEAR.fullmatch(text.strip())
    month = month_named(month_of_year["month"]) if month_of_year else None
    if month_of_year is None or month is None:
        return None
    return Number(f"{month}.{int(month_of_year['year']) % 100}", dotted=False)


_WORDED = re.compile(
    r"(?:(?:раздел|блок|модуль)\s+(?=\d)(?P<figures>\d{1,2})|(?:раздел\s+|блок\s+|модуль\s+)?"
    r"(?P<roman>[IVX]{1,4}))\s?[.):]?",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>(?:19|20)\d{2})")
_MONTH_OF_YEAR = re.compile(r"(?P<month>[а-я]+) (?P<year>(?:19|20)\d{2})", re.IGNORECASE)
_FIRST_YEAR_TYPED = 2015
