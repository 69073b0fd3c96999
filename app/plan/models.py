"""The plan as adopted: sections, items, deadlines, and what the import said about it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.extensions import Model
from app.plan.enums import ItemStatus, Topic
from app.web.columns import intpk, long_text


class Plan(Model):
    """A work plan of one academic year, written by its first year."""

    __tablename__ = "plans"
    __table_args__ = (CheckConstraint("first_year BETWEEN 2000 AND 2100", name="first_year_range"),)

    id: Mapped[intpk]
    first_year: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str]
    organization: Mapped[str] = mapped_column(default="")
    director: Mapped[str] = mapped_column(default="")
    approved_by: Mapped[str] = mapped_column(default="")
    protocol_number: Mapped[str] = mapped_column(default="")
    protocol_date: Mapped[date | None]
    source_name: Mapped[str] = mapped_column(default="")
    imported_at: Mapped[datetime]
    warnings: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)

    sections: Mapped[list["Section"]] = relationship(
        back_populates="plan", order_by="Section.position", cascade="all, delete-orphan"
    )


class Section(Model):
    """A section of the plan."""

    __tablename__ = "plan_sections"
    __table_args__ = (UniqueConstraint("plan_id", "position"),)

    id: Mapped[intpk]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[long_text]

    plan: Mapped[Plan] = relationship(back_populates="sections")
    items: Mapped[list["Item"]] = relationship(
        back_populates="section", order_by="Item.position", cascade="all, delete-orphan"
    )


class Item(Model):
    """A measure of the plan. Two rows with one number are two items: see `occurrence`."""

    __tablename__ = "plan_items"
    __table_args__ = (UniqueConstraint("plan_id", "number", "occurrence"),)

    id: Mapped[intpk]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), index=True)
    section_id: Mapped[int] = mapped_column(
        ForeignKey("plan_sections.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    number: Mapped[str]
    occurrence: Mapped[int] = mapped_column(default=1)
    title: Mapped[long_text]
    executors: Mapped[list[str]] = mapped_column(JSON, default=list)
    deadline_text: Mapped[str] = mapped_column(Text, default="")
    deadlines: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    expected_result: Mapped[str] = mapped_column(Text, default="")
    topic: Mapped[Topic] = mapped_column(index=True)
    topic_confirmed: Mapped[bool] = mapped_column(default=False)
    status_override: Mapped[ItemStatus | None]
    override_reason: Mapped[str] = mapped_column(Text, default="")
    withdrawn: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    section: Mapped[Section] = relationship(back_populates="items")
    plan: Mapped[Plan] = relationship(viewonly=True)

    __mapper_args__ = {"version_id_col": version}
