"""Pairs of records that look like one, and what merging them changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.twins.enums import PairState


class TwinPair(Model):
    """Two records of a table that may be one; what a person decided is kept and not asked again."""

    __tablename__ = "twin_pairs"
    __table_args__ = (
        UniqueConstraint("entity", "left_id", "right_id", name="uq_twin_pairs_records"),
        CheckConstraint("left_id < right_id", name="in_order"),
        CheckConstraint("likeness BETWEEN 0 AND 100", name="likeness_range"),
        Index("ix_twin_pairs_state_likeness", "state", "likeness", "id"),
    )

    id: Mapped[intpk]
    entity: Mapped[str]  # the table of both
    left_id: Mapped[int]
    right_id: Mapped[int]
    left_title: Mapped[str]
    right_title: Mapped[str]
    likeness: Mapped[int]  # of a hundred
    why: Mapped[str]
    state: Mapped[PairState] = mapped_column(default=PairState.OPEN)
    found_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


class Merge(Model):
    """Two records made one: enough to make them two again."""

    __tablename__ = "merges"

    id: Mapped[intpk]
    pair_id: Mapped[int] = mapped_column(
        ForeignKey("twin_pairs.id", ondelete="RESTRICT"), index=True
    )
    entity: Mapped[str]
    kept_id: Mapped[int]
    gone_id: Mapped[int]
    merged_at: Mapped[datetime] = mapped_column(index=True)
    undone_at: Mapped[datetime | None]
    # The record that went (column: value), the fields the kept one had, and what was moved over.
    steps: Mapped[dict[str, Any]] = mapped_column(JSON, info={"audit": "skip"})

    pair: Mapped[TwinPair] = relationship()
