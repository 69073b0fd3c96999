"""The audit log: one row per changed record, with the differences."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.audit.enums import Action
from app.base.columns import intpk
from app.extensions import Model


class AuditEntry(Model):
    """One change of one record. Rows are only ever added."""

    __tablename__ = "audit_entries"
    __audited__ = False
    __table_args__ = (
        Index("ix_audit_entries_record", "entity", "entity_id"),
        Index("ix_audit_entries_kind", "entity", "id"),  # a kind of record, the newest first
        # Not every entry has one; an import is taken back by its own.
        Index(
            "ix_audit_entries_request_id",
            "request_id",
            sqlite_where=text("request_id <> ''"),
            postgresql_where=text("request_id <> ''"),
        ),
    )

    id: Mapped[intpk]
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    actor_name: Mapped[str]
    request_id: Mapped[str] = mapped_column(default="")
    action: Mapped[Action]
    entity: Mapped[str]
    entity_id: Mapped[int]
    changes: Mapped[dict[str, list[Any]]] = mapped_column(JSON)


class AuditField(Model):
    """Which field an entry changed: what the log is narrowed by without reading it whole.

    Only of changes: whoever creates or deletes a record fills or clears every field of it.
    """

    __tablename__ = "audit_fields"
    __audited__ = False

    entity: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(
        ForeignKey("audit_entries.id", ondelete="CASCADE"), primary_key=True, index=True
    )
