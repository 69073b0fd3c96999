"""Reading the log of changes for the way back of an import."""

from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, func, select

from app.audit.models import AuditEntry
from app.base.references import Reference
from app.extensions import db

_AT_ONCE = 500  # ids in one statement


def entries_of(mark: str) -> list[AuditEntry]:
    """Return what was written to the log under a mark, in order."""
    statement = select(AuditEntry).where(AuditEntry.request_id == mark)
    return list(db.session.scalars(statement.order_by(AuditEntry.id)))


def find_later_entry(table: str, ids: Collection[int], *, mark: str) -> AuditEntry | None:
    """Return a change of one of these records that came after those under the mark."""
    first = select(func.min(AuditEntry.id)).where(AuditEntry.request_id == mark)
    for some in _batches(ids):
        statement = select(AuditEntry).where(
            AuditEntry.entity == table,
            AuditEntry.entity_id.in_(some),
            AuditEntry.request_id != mark,
            AuditEntry.id > first.scalar_subquery(),
        )
        if found := db.session.scalar(statement.order_by(AuditEntry.id).limit(1)):
            return found
    return None


def count_pointing(
    reference: Reference, table: str, ids: Collection[int], *, but: Collection[int]
) -> int:
    """Count the rows that point to records of a table, some rows of their own left out."""
    own = set(but)
    has_id = "id" in reference.table.columns
    key = reference.table.c.id if has_id else reference.column
    count = 0
    for some in _batches(ids):
        statement = select(key).where(_points(reference, table, some))
        count += sum(1 for id_ in db.session.scalars(statement) if not (has_id and id_ in own))
    return count


def _points(reference: Reference, table: str, ids: list[int]) -> ColumnElement[bool]:
    points = reference.column.in_(ids)
    return points & (reference.table.c.entity == table) if reference.by_name else points


def _batches(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]
