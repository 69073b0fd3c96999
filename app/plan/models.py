"""The plan as adopted: sections, items, deadlines, and what the import said about it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
    and_,
    delete,
    event,
    text,
)
from sqlalchemy.orm import Mapped, declared_attr, foreign, mapped_column, relationship

from app.base import clock
from app.base.columns import intpk, long_text
from app.base.search import Searchable
from app.deadlines import Deadline
from app.deadlines.academic_year import AcademicYear
from app.extensions import Model
from app.plan.enums import ItemStatus, Topic
from app.plan.rules.needs import Need, propose_needs
from app.plan.rules.state import HeldVerdict


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

    @property
    def year(self) -> AcademicYear:
        """The academic year of the plan."""
        return AcademicYear(self.first_year)

    @property
    def is_adopted(self) -> bool:
        """Whether its document names who adopted it; one made from the last year's does not."""
        return bool(self.approved_by or self.protocol_number)


class Section(Model):
    """A section of the plan."""

    __tablename__ = "plan_sections"
    __table_args__ = (CheckConstraint("position BETWEEN 0 AND 1000000", name="position_range"),)

    id: Mapped[intpk]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[long_text]

    plan: Mapped[Plan] = relationship(back_populates="sections")
    items: Mapped[list["Item"]] = relationship(
        back_populates="section", order_by="Item.position", cascade="all, delete-orphan"
    )


class Item(Searchable, Model):
    """A measure of the plan. Two rows with one number are two items: see `occurrence`.

    An item that a corrected document no longer has stays as `withdrawn`: records may serve it.
    `needs` say what proves it. `own_dates` are dates staff wrote in the place of those of the
    document, with the link to the schedule they are from.
    """

    __tablename__ = "plan_items"
    __table_args__ = (
        CheckConstraint("position BETWEEN 0 AND 1000000", name="position_range"),
        CheckConstraint("occurrence BETWEEN 1 AND 1000000", name="occurrence_range"),
        CheckConstraint(
            "status_override IS NULL OR override_reason <> ''", name="override_has_reason"
        ),
        CheckConstraint(
            "status_override IS NULL OR status_override <> 'no_data'", name="override_is_known"
        ),
        Index(
            "uq_plan_items_number",
            "plan_id",
            "number",
            "occurrence",
            unique=True,
            sqlite_where=text("NOT withdrawn"),
            postgresql_where=text("NOT withdrawn"),
        ),
    )

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
    deadlines_by_hand: Mapped[bool] = mapped_column(default=False)
    own_dates: Mapped[str] = mapped_column(Text, default="")
    schedule_link: Mapped[str] = mapped_column(Text, default="")
    expected_result: Mapped[str] = mapped_column(Text, default="")
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    topic: Mapped[Topic] = mapped_column(index=True)
    topic_confirmed: Mapped[bool] = mapped_column(default=False)
    needs: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    needs_confirmed_at: Mapped[datetime | None]
    needs_confirmed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    status_override: Mapped[ItemStatus | None]
    override_reason: Mapped[str] = mapped_column(Text, default="")
    override_link: Mapped[str] = mapped_column(Text, default="")
    override_at: Mapped[datetime | None]
    override_until: Mapped[date | None]
    override_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    overdue_confirmed_at: Mapped[datetime | None]
    overdue_confirmed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    withdrawn: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    section: Mapped[Section] = relationship(back_populates="items")
    plan: Mapped[Plan] = relationship(viewonly=True)

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people search items by; one that is withdrawn is found no more."""
        return "" if self.withdrawn else f"{self.number} {self.title} {' '.join(self.executors)}"

    @property
    def label(self) -> str:
        """The number as warnings name it, with the occurrence when it is not the first."""
        return self.number if self.occurrence == 1 else f"{self.number} ({self.occurrence})"

    @property
    def schedule(self) -> tuple[Deadline, ...]:
        """The deadlines as values."""
        return tuple(Deadline.from_json(data) for data in self.deadlines)

    @property
    def year(self) -> AcademicYear:
        """The academic year of the plan."""
        return self.plan.year

    @property
    def required(self) -> tuple[Need, ...]:
        """What proves the item: what was stored, else what the site would propose."""
        stored = tuple(Need.from_json(data) for data in self.needs)
        return stored or propose_needs(self.expected_result, self.title, self.topic)

    @property
    def verdict(self) -> HeldVerdict | None:
        """The status a person set, whether it still holds or not."""
        if self.status_override is None:
            return None
        return HeldVerdict(
            self.status_override,
            self.override_reason,
            since=clock.local_day(self.override_at),
            until=self.override_until,
            link=self.override_link,
        )

    @property
    def overdue_confirmed_on(self) -> date | None:
        """The day on which staff confirmed that nothing was done in time."""
        return clock.local_day(self.overdue_confirmed_at)


class ItemLink(Model):
    """A record of any package serves an item; `entity` is the name of its table.

    One record may serve several items. Records with `ServesPlan` take their links along when
    they are deleted.
    """

    __tablename__ = "plan_links"
    __table_args__ = (
        UniqueConstraint("item_id", "entity", "entity_id"),
        Index("ix_plan_links_entity_entity_id", "entity", "entity_id"),
    )

    id: Mapped[intpk]
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id", ondelete="RESTRICT"))
    entity: Mapped[str]
    entity_id: Mapped[int]

    item: Mapped[Item] = relationship()


class ServesPlan:
    """Mixin: a record that serves items of the plan, read as `plan_items`.

    Changed by `app.plan.services.serving.serve_items` alone.
    """

    id: Any
    __tablename__: str

    @declared_attr
    def plan_items(cls) -> Mapped[list[Item]]:
        """The items, in no plan's order but their own."""
        return relationship(
            Item,
            secondary=ItemLink.__table__,
            primaryjoin=lambda: and_(
                ItemLink.entity == cls.__tablename__, foreign(ItemLink.entity_id) == cls.id
            ),
            secondaryjoin=lambda: Item.id == foreign(ItemLink.item_id),
            order_by=Item.id,
            viewonly=True,
        )

    @property
    def plan_item_ids(self) -> list[int]:
        """The ids of the items, as forms take them."""
        return [item.id for item in self.plan_items]

    @property
    def plan_item(self) -> Item | None:
        """The first of the items, where there is room for one: a task on somebody's dashboard."""
        return next(iter(self.plan_items), None)

    @property
    def plan_numbers(self) -> str:
        """The numbers of the items as a sheet has them: «6.3, 7.3»."""
        return ", ".join(item.number for item in self.plan_items)


@event.listens_for(ServesPlan, "before_delete", propagate=True)
def _drop_links(_mapper: Any, connection: Connection, record: ServesPlan) -> None:
    links = delete(ItemLink).where(
        ItemLink.entity == record.__tablename__, ItemLink.entity_id == record.id
    )
    connection.execute(links)


class PlanUpload(Model):
    """A document that was read and waits for its confirmation; nothing of it is in the plan yet.

    `source` holds its rows and how they are read; `document` is None until its columns are known.
    """

    __tablename__ = "plan_uploads"
    __audited__ = False

    id: Mapped[intpk]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    source_name: Mapped[str]
    digest: Mapped[str]
    document: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    source: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(index=True)
