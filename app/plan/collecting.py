"""What all sources of evidence together give items of the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import LazyString

from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRecord, Ledger, evidence_sources
from app.plan.queries import ledgers_by_source


def collect_evidence(item_ids: Sequence[int]) -> dict[int, Ledger]:
    """Return the evidence of many items over all sources: one statement."""
    totals: dict[int, Ledger] = {}
    for ledgers in ledgers_by_source([one.rows() for one in evidence_sources()], item_ids):
        for item_id, ledger in ledgers.items():
            totals[item_id] = totals.get(item_id, Ledger()) + ledger
    return totals


@dataclass(frozen=True)
class SourceEvidence:
    """What one source gives one item: its ledger, its first records, the way to all."""

    kinds: tuple[EvidenceKind, ...]

    label: LazyString
    ledger: Ledger
    records: list[EvidenceRecord]
    list_url: str
    permission: str | None


def list_evidence(item_id: int, *, limit: int) -> list[SourceEvidence]:
    """Return the evidence of an item by source, those without records left out."""
    sources = list(evidence_sources())
    ledgers = ledgers_by_source([one.rows() for one in sources], [item_id])
    return [
        SourceEvidence(
            source.kinds,
            source.label,
            given[item_id],
            source.records(item_id, limit=limit) if limit else [],
            source.list_url(item_id),
            source.permission,
        )
        for source, given in zip(sources, ledgers, strict=True)
        if item_id in given
    ]


def total_of(evidence: Iterable[SourceEvidence]) -> Ledger:
    """Return the sum of what several sources give an item."""
    return sum((one.ledger for one in evidence), Ledger())
