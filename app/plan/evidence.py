"""How packages give the plan their evidence, without the plan knowing any of them."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString
from sqlalchemy import Select

from app.plan.enums import EvidenceKind

EvidenceRows = Select[tuple[int, str, date | None, datetime | None, date | None]]


@dataclass(frozen=True, slots=True)
class EvidenceDay:
    """Records of one kind that were finished on one day, or wait for one.

    `finished_on` is None while they are not finished; `planned_on` is then the day they are set
    for, None when nobody knows it.
    """

    kind: EvidenceKind
    finished_on: date | None = None
    planned_on: date | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that serves an item, by kind and day."""

    days: tuple[EvidenceDay, ...] = ()

    def __add__(self, other: "Ledger") -> "Ledger":
        return Ledger(self.days + other.days)

    @property
    def total(self) -> int:
        """How many records serve the item."""
        return sum(day.count for day in self.days)

    @property
    def finished(self) -> int:
        """How many of them are finished, whenever."""
        return sum(day.count for day in self.days if day.finished_on)

    @property
    def next_on(self) -> date | None:
        """The day the next unfinished record is set for."""
        planned = [day.planned_on for day in self.days if not day.finished_on and day.planned_on]
        return min(planned, default=None)

    def as_of(self, day: date) -> "Ledger":
        """Return what was known at the end of a day: what was finished later is not seen."""
        known = (one for one in self.days if one.finished_on is None or one.finished_on <= day)
        return Ledger(tuple(known))

    def of(self, kinds: Collection[EvidenceKind]) -> "Ledger":
        """Return what is of some kinds."""
        return Ledger(tuple(day for day in self.days if day.kind in kinds))


@dataclass(frozen=True)
class EvidenceRecord:
    """One record as the item's page shows it; `state` has `.label` and `.tone`.

    `kind` is told by sources that hold several.
    """

    title: str
    url: str
    state: Any
    on: date | None = None
    detail: str = ""
    kind: EvidenceKind | None = None


class Evidence(ABC):
    """What a package's `evidence.py` implements: one source for each kind of record it has.

    `permission` opens its records; None when everybody may open them. `kinds` are all its records
    may be. `titles_are_public`: they name no student and no private person, so that a report read
    by everybody may give them. `add_endpoint` is the page on which a record is added for an item
    (`?item=`), for those who hold `add_permission`.
    """

    label: LazyString
    kinds: tuple[EvidenceKind, ...]
    permission: str | None = None
    titles_are_public: bool = False
    add_endpoint: str | None = None
    add_permission: str | None = None

    def register(self, app: Flask) -> None:
        """Let the records count for the plan (called by the factory)."""
        app.extensions.setdefault("plan_evidence", []).append(self)

    @abstractmethod
    def rows(self) -> EvidenceRows:
        """Select its records with their items, kinds and days (`evidence_rows` of the queries).

        The rows of all sources are read by one statement, which chooses the items.
        """

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


@dataclass(frozen=True, slots=True)
class Adding:
    """The page on which a record of some kinds is added."""

    label: LazyString
    endpoint: str
    permission: str | None


def ways_to_add(kinds: Collection[EvidenceKind]) -> list[Adding]:
    """Return where records of these kinds are added, a way for each source that has one."""
    return [
        Adding(source.label, source.add_endpoint, source.add_permission)
        for source in evidence_sources()
        if source.add_endpoint and set(source.kinds) & set(kinds)
    ]
