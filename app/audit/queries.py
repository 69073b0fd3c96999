"""Reading the log."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, select

from app.audit.models import AuditEntry, AuditField
from app.audit.naming import RecordNames
from app.base import clock
from app.extensions import db
from app.web.paging import first_rows


def list_entries(
    *,
    among: Collection[str] | None = None,
    entity: str | None = None,
    entity_id: int | None = None,
    field: str | None = None,
    actor_id: int | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Select[Any]:
    """Select entries, the newest first, of a record, a person, some days when these are given."""
    statement = select(AuditEntry).order_by(AuditEntry.id.desc())
    if among is not None and not entity:
        statement = statement.where(AuditEntry.entity.in_(among))
    if entity:
        statement = statement.where(AuditEntry.entity == entity)
    if entity_id is not None:
        statement = statement.where(AuditEntry.entity_id == entity_id)
    if field:
        statement = _of_field(statement, field, entity)
    if actor_id is not None:
        statement = statement.where(AuditEntry.actor_id == actor_id)
    if since:
        statement = statement.where(AuditEntry.at >= _begins(since))
    if until:
        statement = statement.where(AuditEntry.at < _begins(until + timedelta(days=1)))
    return statement


def _of_field(statement: Select[Any], field: str, entity: str | None) -> Select[Any]:
    """Begin at the side table, the newest first there too; a kind of record is its index's head."""
    found = statement.join(AuditField, AuditField.entry_id == AuditEntry.id)
    found = found.where(AuditField.field == field)
    return found.where(AuditField.entity == entity) if entity else found


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.zone())


def last_entries(*, entity: str, entity_id: int, limit: int) -> tuple[int, list[AuditEntry]]:
    """Return how many entries a record has, and the newest of them."""
    return first_rows(list_entries(entity=entity, entity_id=entity_id), limit=limit)


def titles_by_id(names: RecordNames, ids: Collection[int]) -> dict[int, str]:
    """Return by id what the records of a table are shown by, of those that are still there."""
    table = names.model.__table__
    rows = db.session.execute(select(table.c.id, *names.shown_by).where(table.c.id.in_(ids)))
    return {id_: " ".join(_printed(names, parts)) for id_, *parts in rows}


def _printed(names: RecordNames, parts: Sequence[Any]) -> Iterator[str]:
    """Yield what is there of a title as the log prints it: days and kinds in words."""
    for column, part in zip(names.shown_by, parts, strict=True):
        if part:
            yield names.printed(column.key, part.isoformat() if isinstance(part, date) else part)
