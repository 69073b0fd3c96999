"""Amendments of a plan and their changes; what stood before is kept with what stands after."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.plan.amendments.enums import AmendmentState, ChangeKind
from app.plan.amendments.rules import FieldDiff, ItemWords, differing
from app.plan.models import Item, Plan, Section


class Amendment(Model):
    """A change of an adopted plan; a draft changes nothing, an adopted one never changes."""

    __tablename__ = "plan_amendments"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        CheckConstraint(
            "state <> 'adopted' OR (minutes_number <> '' AND minutes_on IS NOT NULL"
            " AND adopted_at IS NOT NULL)",
            name="adopted_by_minutes",
        ),
    )

    id: Mapped[intpk]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    number: Mapped[str]
    title: Mapped[str]
    state: Mapped[AmendmentState] = mapped_column(default=AmendmentState.DRAFT)
    minutes_number: Mapped[str] = mapped_column(default="")
    minutes_on: Mapped[date | None]
    adopted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    plan: Mapped[Plan] = relationship()
    changes: Mapped[list["AmendmentChange"]] = relationship(
        back_populates="amendment",
        order_by="AmendmentChange.id",
        cascade="all, delete-orphan",
    )

    __mapper_args__ = {"version_id_col": version}


class AmendmentChange(Model):
    """What an amendment does with one item.

    `before` is the item as it stood when the change was prepared, and when it was adopted: one
    that stands otherwise is not adopted.
    """

    __tablename__ = "plan_amendment_changes"
    __table_args__ = (
        UniqueConstraint("amendment_id", "item_id"),
        CheckConstraint("kind = 'add' OR item_id IS NOT NULL", name="of_an_item"),
        Index("ix_plan_amendment_changes_item_id", "item_id"),
        Index("ix_plan_amendment_changes_section_id", "section_id"),
    )

    id: Mapped[intpk]
    amendment_id: Mapped[int] = mapped_column(ForeignKey("plan_amendments.id", ondelete="CASCADE"))
    kind: Mapped[ChangeKind]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id", ondelete="CASCADE"))
    section_id: Mapped[int | None] = mapped_column(
        ForeignKey("plan_sections.id", ondelete="SET NULL")
    )
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    amendment: Mapped[Amendment] = relationship(back_populates="changes")
    item: Mapped[Item | None] = relationship()
    section: Mapped[Section | None] = relationship()

    @property
    def old(self) -> ItemWords | None:
        """The item before the change, None for one that is added."""
        return ItemWords.from_json(self.before) if self.before else None

    @property
    def new(self) -> ItemWords | None:
        """The item after the change, None for one that is withdrawn."""
        return ItemWords.from_json(self.after) if self.after else None

    @property
    def diffs(self) -> list[FieldDiff]:
        """The columns that differ, word by word."""
        return differing(self.old, self.new)

    @property
    def label(self) -> str:
        """The number of the item, as it was before."""
        words = self.old or self.new
        return words.number if words else ""
