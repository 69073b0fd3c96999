"""What a deadline phrase means, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self


class DeadlineKind(StrEnum):
    """How a deadline binds an item to time."""

    RANGE = "range"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    BY_SCHEDULE = "by_schedule"
    RELATIVE = "relative"
    UNPARSED = "unparsed"


class Every(StrEnum):
    """The period of a recurring deadline."""

    DAY = "day"
    WEEK = "week"
    TWO_WEEKS = "2 weeks"
    TEN_DAYS = "10 days"
    MONTH = "month"
    TWO_MONTHS = "2 months"
    QUARTER = "quarter"
    STUDY_QUARTER = "study_quarter"
    SIX_MONTHS = "6 months"
    HALF_YEAR = "half_year"
    SEMESTER = "semester"
    YEAR = "year"
    TWO_YEARS = "2 years"
    THREE_YEARS = "3 years"


class OffsetUnit(StrEnum):
    """What the distance to an event is counted in."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"


class DeadlineFlag(StrEnum):
    """What a person should look at again."""

    BEFORE_ACADEMIC_YEAR = "before_academic_year"
    AFTER_ACADEMIC_YEAR = "after_academic_year"
    WEEK_OF_MONTH = "week_of_month"
    SEMESTER = "semester"
    AUGUST = "august"
    NEXT_YEAR = "next_year"
    COUNT_AND_DATES = "count_and_dates"


OUTSIDE_YEAR = frozenset({DeadlineFlag.BEFORE_ACADEMIC_YEAR, DeadlineFlag.AFTER_ACADEMIC_YEAR})


@dataclass(frozen=True, slots=True)
class Offset:
    """Distance from an event: negative is before it, `value` None when no number was given."""

    value: int | None
    unit: OffsetUnit | None
    after: str

    def to_json(self) -> dict[str, Any]:
        """Return the offset as plain values."""
        return {"value": self.value, "unit": self.unit and self.unit.value, "after": self.after}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild what `to_json` wrote."""
        unit = data["unit"]
        return cls(data["value"], OffsetUnit(unit) if unit else None, data["after"])


@dataclass(frozen=True, slots=True)
class Window:
    """Days within a rhythm, inclusive, by the end of which `needed` more records are finished.

    Without `start` it opens with the rhythm: «2 раза в год (до 1 декабря, до 1 июня)».
    """

    start: date | None
    end: date
    needed: int = 1

    def to_json(self) -> dict[str, Any]:
        """Return the window as plain values."""
        start = self.start and self.start.isoformat()
        return {"start": start, "end": self.end.isoformat(), "needed": self.needed}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild what `to_json` wrote."""
        return cls(_day(data["start"]), date.fromisoformat(data["end"]), data["needed"])


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline. Dates are inclusive; what has no meaning for its kind is None.

    A recurring one whose phrase says when («2 раза в год (октябрь, апрель)») has `windows`: they
    stand instead of the periods of `every`, each with the records it needs. Counts and dates of
    one phrase are so never added up.
    """

    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    every: Every | None = None
    min_per_period: int | None = None
    offset: Offset | None = None
    flags: tuple[DeadlineFlag, ...] = ()
    note: str | None = None
    windows: tuple[Window, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the deadline as plain values: the «Deadline JSON» of the interface.

        `windows` is a key of those that have them.
        """
        plain: dict[str, Any] = {
            "kind": self.kind.value,
            "start": self.start and self.start.isoformat(),
            "end": self.end and self.end.isoformat(),
            "every": self.every and self.every.value,
            "min_per_period": self.min_per_period,
            "offset": self.offset and self.offset.to_json(),
            "flags": [flag.value for flag in self.flags],
            "note": self.note,
        }
        if self.windows:
            plain["windows"] = [window.to_json() for window in self.windows]
        return plain

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild what `to_json` wrote."""
        return cls(
            kind=DeadlineKind(data["kind"]),
            start=_day(data["start"]),
            end=_day(data["end"]),
            every=Every(data["every"]) if data["every"] else None,
            min_per_period=data["min_per_period"],
            offset=Offset.from_json(data["offset"]) if data["offset"] else None,
            flags=tuple(DeadlineFlag(flag) for flag in data["flags"]),
            note=data["note"],
            windows=tuple(Window.from_json(one) for one in data.get("windows", ())),
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
