"""Numbers of sections and items as people type them."""

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Number:
    """The number of an item and whether a dot closed it."""

    value: str
    dotted: bool

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
    return Number(re.sub(r"\s", "", match["number"]), match["end"] == ".")


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
