"""A document back from the plain values that `PlanDocument.to_json` wrote."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.deadlines import Deadline
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import Topic
from app.plan.reading.document import (
    PlanDocument,
    PlanItem,
    PlanPart,
    PlanSection,
    PlanWarning,
    Protocol,
    WarningCode,
)

_TOPICS = {topic.value: topic for topic in Topic}


def document_from(data: Mapping[str, Any]) -> PlanDocument:
    """Rebuild the document."""
    return PlanDocument(
        title=data["title"],
        organization=data["organization"],
        director=data["director"],
        academic_year=AcademicYear.parse(data["academic_year"]),
        approved_by=data["approved_by"],
        protocol=_protocol(data["protocol"]),
        sections=tuple(_section(section) for section in data["sections"]),
        warnings=tuple(_warning(warning) for warning in data["warnings"]),
    )


def _protocol(data: Mapping[str, Any] | None) -> Protocol | None:
    if data is None:
        return None
    return Protocol(data["number"], date.fromisoformat(data["date"]) if data["date"] else None)


def _section(data: Mapping[str, Any]) -> PlanSection:
    return PlanSection(data["number"], data["title"], tuple(_item(one) for one in data["items"]))


def _item(data: Mapping[str, Any]) -> PlanItem:
    return PlanItem(
        number=data["number"],
        occurrence=data["occurrence"],
        title=data["title"],
        executors=tuple(data["executors"]),
        deadline_text=data["deadline_text"],
        deadlines=tuple(Deadline.from_json(deadline) for deadline in data["deadlines"]),
        expected_result=data["expected_result"],
        topic=_TOPICS[data["topic"]],
        parts=tuple(PlanPart.from_json(part) for part in data.get("parts", ())),
    )


def _warning(data: Mapping[str, Any]) -> PlanWarning:
    return PlanWarning(WarningCode(data["code"]), data["where"], data["message"])
