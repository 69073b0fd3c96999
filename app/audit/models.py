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
