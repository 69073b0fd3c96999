"""Reading the log."""

from typing import Any

from sqlalchemy import Select, select

from app.audit.models import AuditEntry


def list_entries(
    *, entity: str | None = None, entity_id: int | None = None, actor: str | None = None
) -> Select[Any]:
    """Select entries, the newest first, of a record or a person when these are given."""
    statement = select(AuditEntry).order_by(AuditEntry.id.desc())
    if entity:
        statement = statement.where(AuditEntry.entity == entity)
    if entity_id is not None:
        statement = statement.where(AuditEntry.entity_id == entity_id)
    if actor:
        statement = statement.where(AuditEntry.actor_name.contains(actor, autoescape=True))
    return statement
