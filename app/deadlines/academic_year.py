"""The academic year: 1 September to 31 August, the frame of every plan."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_WRITTEN = re.compile(
    r"(?<![0-9])((?:19|20|21)[0-9]{2})\s*[-\u2010-\u2015\u2212/]\s*((?:19|20|21)?[0-9]{2})(?![0-9])"
)
_FIRST_MONTH = 9


@dataclass(frozen=True, order=True, slots=True)
class AcademicYear:
    """The academic year that begins on 1 September of `first_year`."""

    first_year: int

    def __post_init__(self) -> None:
        if not 1900 <= self.first_year <= 2199:
            raise ValueError(f"no academic year begins in {self.first_year}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read «2023-2024», also with another dash, a slash, spaces or as «2023/24».

        Raises ValueError when the text is anything else or the years do not follow each other.
        """
        match = _WRITTEN.fullmatch(text.strip())
        if match is None or not _consecutive(match):
            raise ValueError(f"not an academic year: {text!r}")
        return cls(int(match[1]))

    @classmethod
    def search(cls, text: str) -> Self | None:
        """Return the first academic year written anywhere in `text`, or None."""
        found = (match for match in _WRITTEN.finditer(text) if _consecutive(match))
        return next((cls(int(match[1])) for match in found), None)

    @classmethod
    def containing(cls, day: date) -> Self:
        """Return the academic year that `day` falls in."""
        return cls(day.year if day.month >= _FIRST_MONTH else day.year - 1)

    @property
    def start(self) -> date:
        """1 September, the first day."""
        return date(self.first_year, _FIRST_MONTH, 1)

    @property
    def end(self) -> date:
        """31 August of the next calendar year, the last day."""
        return date(self.first_year + 1, _FIRST_MONTH - 1, 31)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def label(self) -> str:
        """The year as people write it: «2023/2024»."""
        return f"{self.first_year}/{self.first_year + 1}"

    def __str__(self) -> str:
        return f"{self.first_year}-{self.first_year + 1}"


def _consecutive(match: re.Match[str]) -> bool:
    following = str(int(match[1]) + 1)
    return match[2] in (following, following[2:])
