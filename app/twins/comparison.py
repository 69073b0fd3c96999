"""Two records side by side, as a person compares them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.audit.enums import Action
from app.audit.models import AuditEntry
from app.audit.telling import tell
from app.base.kept_values import as_kept
from app.twins import queries
from app.twins.fields import columns_of, differing, fuller
from app.twins.kinds import TwinKind


@dataclass(frozen=True)
class ComparedField:
    """A field of both records; `proposed` is the side whose value is offered."""

    key: str
    name: str
    left: str
    right: str
    proposed: str


@dataclass(frozen=True)
class TwinComparison:
    """What differs, what is the same, and what hangs on each record."""

    differing: Sequence[ComparedField]
    same: Sequence[tuple[str, str]]
    left: Sequence[queries.Dependent]
    right: Sequence[queries.Dependent]


def compare(kind: TwinKind, left: Any, right: Any) -> TwinComparison:
    """Return two records field by field, values as the log tells them."""
    keys = columns_of(kind.model)
    told_left, told_right = tell([_as_entry(kind, record, keys) for record in (left, right)])
    told = {
        key: (one.name, one.after or "", other.after or "")
        for key, one, other in zip(keys, told_left.differences, told_right.differences, strict=True)
    }
    different = differing(kind.model, left, right)
    return TwinComparison(
        [ComparedField(key, *told[key], fuller(left, right, key)) for key in different],
        [told[key][:2] for key in keys if key not in different and told[key][1]],
        queries.dependents_of(kind, left.id),
        queries.dependents_of(kind, right.id),
    )


def _as_entry(kind: TwinKind, record: Any, keys: Sequence[str]) -> AuditEntry:
    """Return the record as the log would tell of its making; it is never stored."""
    changes = {key: [None, as_kept(getattr(record, key))] for key in keys}
    return AuditEntry(
        action=Action.CREATED, entity=kind.table, entity_id=record.id, changes=changes
    )
