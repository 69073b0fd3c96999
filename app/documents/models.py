"""Papers as they were issued, their numbers, the college's own templates."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.documents.enums import PaperState
from app.documents.rules import MAX_NUMBER
from app.extensions import Model
from app.files.models import StoredFile

_CURRENT = text("is_current")
_STANDS = text("serial IS NOT NULL AND state IN ('issued', 'cancelled')")


class PaperTemplate(Model):
    """A version of a form in the college's own words; papers stay with the one they came from."""

    __tablename__ = "paper_templates"
    __table_args__ = (
        Index(
            "uq_paper_templates_current",
            "kind",
            unique=True,
            sqlite_where=_CURRENT,
            postgresql_where=_CURRENT,
        ),
    )

    id: Mapped[intpk]
    kind: Mapped[str] = mapped_column(index=True)
    file_id: Mapped[int] = mapped_column(
        ForeignKey("stored_files.id", ondelete="RESTRICT"), index=True
    )
    is_current: Mapped[bool]
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    file: Mapped[StoredFile] = relationship(lazy="joined", innerjoin=True)


class PaperCounter(Model):
    """The last number of a kind in a calendar year; it moves in the transaction of the paper."""

    __tablename__ = "paper_counters"
    __audited__ = False
    __table_args__ = (
        UniqueConstraint("kind", "year", name="uq_paper_counters_kind_year"),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year_range"),
        CheckConstraint(f"last BETWEEN 0 AND {MAX_NUMBER}", name="last_range"),
    )

    id: Mapped[intpk]
    kind: Mapped[str]
    year: Mapped[int]
    last: Mapped[int]


class Paper(Model):
    """A paper of a record of any table, as it was issued.

    `snapshot` is what it says (a documents.snapshot.Snapshot); no later change of a card reaches
    it. `serial` is its place among the numbers of its kind and year, None where people number by
    hand. Who may read the record may read the paper.
    """

    __tablename__ = "papers"
    __table_args__ = (
        Index("ix_papers_record", "entity", "entity_id"),
        Index("ix_papers_number_order_id", "number_order", "id"),
        Index(
            "uq_papers_serial",
            "kind",
            "year",
            "serial",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year_range"),
        CheckConstraint(f"serial BETWEEN 1 AND {MAX_NUMBER}", name="serial_range"),
        CheckConstraint("state <> 'cancelled' OR cancelled_at IS NOT NULL", name="cancelled_when"),
    )

    id: Mapped[intpk]
    kind: Mapped[str] = mapped_column(index=True)
    year: Mapped[int]
    serial: Mapped[int | None]
    number: Mapped[str]
    number_order: Mapped[str] = sort_key_column("number")
    issued_on: Mapped[date] = mapped_column(index=True)
    state: Mapped[PaperState] = mapped_column(index=True)
    parties: Mapped[str]
    entity: Mapped[str]  # the table of the record
    entity_id: Mapped[int]
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), info={"audit": "skip"}
    )
    digest: Mapped[str] = mapped_column(info={"audit": "skip"})
    template_id: Mapped[int | None] = mapped_column(
        ForeignKey("paper_templates.id", ondelete="RESTRICT"), index=True
    )
    pdf_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_files.id", ondelete="SET NULL"), index=True, info={"audit": "skip"}
    )
    docx_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_files.id", ondelete="SET NULL"), index=True, info={"audit": "skip"}
    )
    superseded_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("papers.id", ondelete="SET NULL"), index=True
    )
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[long_text] = mapped_column(default="")
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    template: Mapped[PaperTemplate | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
