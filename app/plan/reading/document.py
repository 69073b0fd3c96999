"""A plan as its document says it, with what a person should look at in the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from app.deadlines import Deadline, DeadlineKind
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import Topic


class WarningCode(StrEnum):
    """What a warning about the document is about."""

    DUPLICATE_NUMBER = "duplicate_number"
    NUMBER_STYLE = "number_style"
    NUMBER_MISSING = "number_missing"
    NUMBER_GAP = "number_gap"
    NUMBER_OUTSIDE_SECTION = "number_outside_section"
    DUPLICATE_SECTION_TITLE = "duplicate_section_title"
    DUPLICATE_ITEM = "duplicate_item"
    ROW_JOINED = "row_joined"
    ROW_SKIPPED = "row_skipped"
    PART_SKIPPED = "part_skipped"
    DEADLINE_OUTSIDE_YEAR = "deadline_outside_year"
    DEADLINE_ASSUMED = "deadline_assumed"
    UNPARSED_DEADLINE = "unparsed_deadline"
    MISSING_DEADLINE = "missing_deadline"
    MISSING_EXECUTORS = "missing_executors"
    MISSING_RESULT = "missing_result"
    MISSING_COLUMN = "missing_column"
    EXECUTORS_NOT_SEPARATED = "executors_not_separated"
    TRUNCATED_RESULT = "truncated_result"
    UNBALANCED_QUOTES = "unbalanced_quotes"
    TRAILING_DOT = "trailing_dot"
    SPELLING = "spelling"
    INCONSISTENT_SPELLING = "inconsistent_spelling"
    YEAR_MISMATCH = "year_mismatch"
    CALENDAR_YEAR = "calendar_year"
    UNKNOWN_COLUMN = "unknown_column"
    NO_DEADLINES = "no_deadlines"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    NUMBERS_RESTART = "numbers_restart"
    NUMBER_WAS_DATE = "number_was_date"
    HEADING_GUESSED = "heading_guessed"


@dataclass(frozen=True, slots=True)
class PlanWarning:
    """A defect of the document: `where` is a number of the plan or the place in the file."""

    code: WarningCode
    where: str
    message: str

    def to_json(self) -> dict[str, str]:
        """Return the warning as plain values."""
        return {"code": self.code.value, "where": self.where, "message": self.message}


@dataclass(frozen=True, slots=True)
class Protocol:
    """The protocol of the meeting that agreed the plan."""

    number: str
    date: date | None

    def to_json(self) -> dict[str, str | None]:
        """Return the protocol as plain values."""
        return {"number": self.number, "date": self.date.isoformat() if self.date else None}


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A row of an item below its own: «а) подготовка», with what that row says."""

    mark: str
    title: str
    executors: tuple[str, ...] = ()
    deadline_text: str = ""
    deadlines: tuple[Deadline, ...] = ()
    expected_result: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the part as plain values."""
        return {
            "mark": self.mark,
            "title": self.title,
            "executors": list(self.executors),
            "deadline_text": self.deadline_text,
            "deadlines": [deadline.to_json() for deadline in self.deadlines],
            "expected_result": self.expected_result,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild what `to_json` wrote."""
        return cls(
            mark=data["mark"],
            title=data["title"],
            executors=tuple(data["executors"]),
            deadline_text=data["deadline_text"],
            deadlines=tuple(Deadline.from_json(one) for one in data["deadlines"]),
            expected_result=data["expected_result"],
        )


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A row of the plan; `occurrence` tells rows of one number apart, counted from 1.

    `deadlines` are its own and those of its parts.
    """

    number: str
    occurrence: int
    title: str
    executors: tuple[str, ...]
    deadline_text: str
    deadlines: tuple[Deadline, ...]
    expected_result: str
    topic: Topic
    parts: tuple[PlanPart, ...] = ()

    @property
    def is_undated(self) -> bool:
        """Whether its deadline is not there or could not be read."""
        return not self.deadlines or any(
            one.kind is DeadlineKind.UNPARSED for one in self.deadlines
        )

    @property
    def label(self) -> str:
        """The number, with the occurrence when it is not the first."""
        return self.number if self.occurrence == 1 else f"{self.number} ({self.occurrence})"

    def to_json(self) -> dict[str, Any]:
        """Return the item as plain values."""
        return {
            "number": self.number,
            "occurrence": self.occurrence,
            "title": self.title,
            "executors": list(self.executors),
            "deadline_text": self.deadline_text,
            "deadlines": [deadline.to_json() for deadline in self.deadlines],
            "expected_result": self.expected_result,
            "topic": self.topic.value,
            **({"parts": [part.to_json() for part in self.parts]} if self.parts else {}),
        }


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section and its items in their order."""

    number: str
    title: str
    items: tuple[PlanItem, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the section as plain values."""
        return {
            "number": self.number,
            "title": self.title,
            "items": [item.to_json() for item in self.items],
        }


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """Everything read from one document; what the document does not say is "" or None."""

    title: str
    organization: str
    director: str
    academic_year: AcademicYear
    approved_by: str
    protocol: Protocol | None
    sections: tuple[PlanSection, ...]
    warnings: tuple[PlanWarning, ...]

    @property
    def items(self) -> tuple[PlanItem, ...]:
        """All items of all sections in their order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def undated_items(self) -> tuple[PlanItem, ...]:
        """Items whose deadline a person has to set: it is not there or could not be read."""
        return tuple(item for item in self.items if item.is_undated)

    def to_json(self) -> dict[str, Any]:
        """Return the document as plain values: the «Plan JSON» of the interface."""
        return {
            "title": self.title,
            "organization": self.organization,
            "director": self.director,
            "academic_year": str(self.academic_year),
            "approved_by": self.approved_by,
            "protocol": self.protocol and self.protocol.to_json(),
            "sections": [section.to_json() for section in self.sections],
            "warnings": [warning.to_json() for warning in self.warnings],
        }
