"""What the report says: the plan's own columns, and how each item stood on a day.

The report is read by a council and filed: it names no people. Records are told by kind, number
and day; titles are given of those kinds alone that have public ones (`titles_are_public`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from app.base.cluster import cluster
from app.notifications.texts import absolute_url
from app.plan.enums import EvidenceKind, ItemStatus
from app.plan.evidence import Ledger, evidence_sources
from app.plan.models import Item, Plan, Section
from app.plan.overview import ItemLine, by_section, lines_as_of
from app.web.preview import site_address

MOST_TITLES = 3  # of one kind and item; the rest is told by number and days


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A finished record that may be named."""

    title: str
    on: date
    url: str


@dataclass(frozen=True, slots=True)
class ReportEvidence:
    """The finished records of one kind: how many, on which days, and those that may be named."""

    kind: EvidenceKind
    count: int
    days: tuple[date, ...]
    records: tuple[ReportRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportItem:
    """An item, how it stood, and what proves it."""

    line: ItemLine
    evidence: tuple[ReportEvidence, ...]
    url: str

    @property
    def item(self) -> Item:
        """The item of the plan."""
        return self.line.item


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section with its items, in the plan's order."""

    section: Section
    items: tuple[ReportItem, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """How many items there are, how many of each status, and how many a person set by hand.

    Those set by hand are counted apart, not among their statuses.
    """

    items: int
    by_status: Mapping[ItemStatus, int]
    by_hand: int


@dataclass(frozen=True, slots=True)
class ExecutionReport:
    """A plan as it stood at the end of `as_of`."""

    plan: Plan
    as_of: date
    cluster_name: str
    sections: tuple[ReportSection, ...]

    @property
    def items(self) -> list[ReportItem]:
        """All items, in the plan's order."""
        return [item for section in self.sections for item in section.items]

    @property
    def totals(self) -> "Totals":
        """How many items stood how."""
        return totals_of([one.line for one in self.items])


def make_report(plan: Plan, *, as_of: date) -> ExecutionReport:
    """Return how a plan stood at the end of a day.

    One query for the items, one per source of evidence, and one per item and source of those
    records that may be named.
    """
    lines = lines_as_of(plan, day=as_of)
    named = _named_records(lines)
    sections = tuple(
        ReportSection(section, tuple(_item(line, named) for line in group))
        for section, group in by_section(lines)
    )
    return ExecutionReport(plan, as_of, cluster().name, sections)


def totals_of(lines: Sequence[ItemLine]) -> Totals:
    """Count items by how they stand, zeros too."""
    found = Counter(line.status for line in lines if not line.is_by_hand)
    by_status = {status: found[status] for status in ItemStatus}
    return Totals(len(lines), by_status, sum(line.is_by_hand for line in lines))


def _item(
    line: ItemLine, named: Mapping[tuple[int, EvidenceKind], list[ReportRecord]]
) -> ReportItem:
    evidence = tuple(
        _with_titles(one, named.get((line.item.id, one.kind), ()))
        for one in finished_by_kind(line.evidence)
    )
    return ReportItem(line, evidence, absolute_url("plan.item_detail", item_id=line.item.id))


def finished_by_kind(ledger: Ledger) -> list[ReportEvidence]:
    """Return what is finished, a line for each kind in the order of the kinds."""
    found = []
    for kind in EvidenceKind:
        done = [day for day in ledger.of({kind}).days if day.finished_on]
        if done:
            days = tuple(sorted({day.finished_on for day in done if day.finished_on}))
            found.append(ReportEvidence(kind, sum(day.count for day in done), days))
    return found


def _with_titles(evidence: ReportEvidence, named: Iterable[ReportRecord]) -> ReportEvidence:
    """Add the records whose day is one of the finished days: others were finished later, or not."""
    fitting = (record for record in named if record.on in evidence.days)
    most = min(MOST_TITLES, evidence.count)
    return ReportEvidence(evidence.kind, evidence.count, evidence.days, (*islice(fitting, most),))


def _named_records(
    lines: Sequence[ItemLine],
) -> dict[tuple[int, EvidenceKind], list[ReportRecord]]:
    """Return the records that may be named, by item and kind."""
    found: dict[tuple[int, EvidenceKind], list[ReportRecord]] = {}
    for source in evidence_sources():
        for line in lines if source.titles_are_public else ():
            if line.evidence.of(source.kinds).finished:
                for record in source.records(line.item.id, limit=MOST_TITLES * 4):
                    if record.on:
                        key = (line.item.id, record.kind or source.kinds[0])
                        named = ReportRecord(record.title, record.on, site_address(record.url))
                        found.setdefault(key, []).append(named)
    return found
