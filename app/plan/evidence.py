"""How packages give the plan their evidence, without the plan knowing any of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString


@dataclass(frozen=True)
class EvidenceCount:
    """How many records serve an item, how many of them are finished, when the next is due."""

    total: int = 0
    finished: int = 0
    next_on: date | None = None

    def __add__(self, other: "EvidenceCount") -> "EvidenceCount":
        dates = [day for day in (self.next_on, other.next_on) if day]
        return EvidenceCount(
            self.total + other.total, self.finished + other.finished, min(dates, default=None)
        )


@dataclass(frozen=True)
class EvidenceRecord:
    """One record as the item's page shows it; `state` has `.label` and `.tone`."""

    title: str
    url: str
    state: Any
    on: date | None = None
    detail: str = ""


class Evidence(ABC):
    """What a package's `evidence.py` implements.

    `permission` opens its records; None when everybody may open them.
    """

    label: LazyString
    permission: str | None = None

    def register(self, app: Flask) -> None:
        """Let the records count for the plan (called by the factory)."""
        app.extensions.setdefault("plan_evidence", []).append(self)

    @abstractmethod
    def count(self, item_ids: Sequence[int]) -> Mapping[int, EvidenceCount]:
        """Return the count of each item that has records, in one query for all."""

    @abstractmethod
    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's first records, the newest first, in one query."""

    @abstractmethod
    def list_url(self, item_id: int) -> str:
        """Return the address of the package's own list of all the item's records."""


def evidence_sources() -> Iterable[Evidence]:
    """Return the registered sources."""
    sources: list[Evidence] = current_app.extensions.get("plan_evidence", [])
    return sources


def count_evidence(item_ids: Sequence[int]) -> dict[int, EvidenceCount]:
    """Return the evidence of many items over all sources: one query per source."""
    totals: dict[int, EvidenceCount] = {}
    for source in evidence_sources():
        for item_id, count in source.count(item_ids).items():
            totals[item_id] = totals.get(item_id, EvidenceCount()) + count
    return totals


@dataclass(frozen=True)
class SourceEvidence:
    """What one source gives one item: its count, its first records, the way to all."""

    label: LazyString
    count: EvidenceCount
    records: list[EvidenceRecord]
    list_url: str
    permission: str | None


def list_evidence(item_id: int, *, limit: int) -> list[SourceEvidence]:
    """Return the evidence of an item by source, those without records left out."""
    counted = ((source, source.count([item_id]).get(item_id)) for source in evidence_sources())
    return [
        SourceEvidence(
            source.label,
            count,
            source.records(item_id, limit=limit) if limit else [],
            source.list_url(item_id),
            source.permission,
        )
        for source, count in counted
        if count
    ]


def total_of(evidence: Iterable[SourceEvidence]) -> EvidenceCount:
    """Return the sum of what several sources give an item."""
    return sum((one.count for one in evidence), EvidenceCount())
