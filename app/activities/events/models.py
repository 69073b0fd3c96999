"""Events, the organizations at them, moves, prizes, series."""

from datetime import date, time
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.events.enums import (
    MAX_PEOPLE,
    EventKind,
    EventPart,
    EventRhythm,
    EventState,
    ParticipantKind,
)
from app.activities.events.rules import EventDates
from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.base.search import Searchable
from app.extensions import Model
from app.plan.models import ServesPlan

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.organizations.models import Organization


def _bounds() -> list[CheckConstraint]:
    names = (f"{of}_{kind.value}" for of in ("planned", "actual") for kind in ParticipantKind)
    return [CheckConstraint(f"{name} BETWEEN 0 AND {MAX_PEOPLE}", name=name) for name in names]


class EventNumbers:
    """How many people of each kind are expected, and how many came; None where nobody counts."""

    planned_students: Mapped[int | None]
    planned_pupils: Mapped[int | None]
    planned_teachers: Mapped[int | None]
    planned_employers: Mapped[int | None]
    planned_parents: Mapped[int | None]
    planned_experts: Mapped[int | None]
    actual_students: Mapped[int | None]
    actual_pupils: Mapped[int | None]
    actual_teachers: Mapped[int | None]
    actual_employers: Mapped[int | None]
    actual_parents: Mapped[int | None]
    actual_experts: Mapped[int | None]

    def planned(self, kind: ParticipantKind) -> int | None:
        """Return how many of a kind are expected."""
        number: int | None = getattr(self, f"planned_{kind.value}")
        return number

    def actual(self, kind: ParticipantKind) -> int | None:
        """Return how many of a kind came."""
        number: int | None = getattr(self, f"actual_{kind.value}")
        return number


class EventSeries(Model):
    """What repeats: events laid out in one step."""

    __tablename__ = "event_series"

    id: Mapped[intpk]
    rhythm: Mapped[EventRhythm]
    until: Mapped[date]
    is_demo: Mapped[bool] = mapped_column(default=False)


class ClusterEvent(EventNumbers, ServesPlan, Searchable, Model):
    """Something the cluster holds; `held_on` is there once it was, `series_day` is its place."""

    __tablename__ = "cluster_events"
    __table_args__ = (
        CheckConstraint("starts_on <= ends_on", name="dates_in_order"),
        CheckConstraint("held_on >= starts_on", name="held_after_start"),
        CheckConstraint(
            "(state IN ('held', 'reported')) = (held_on IS NOT NULL)", name="held_has_day"
        ),
        CheckConstraint("state <> 'cancelled' OR cancel_reason <> ''", name="cancelled_why"),
        CheckConstraint("state <> 'reported' OR results <> ''", name="reported_has_results"),
        *_bounds(),
        UniqueConstraint("series_id", "series_day"),
        Index("ix_cluster_events_starts_on_id", "starts_on", "id"),
        Index("ix_cluster_events_title_key_id", "title_key", "id"),
    )

    id: Mapped[intpk]
    kind: Mapped[EventKind] = mapped_column(index=True)
    title: Mapped[str]
    title_key: Mapped[str] = sort_key_column("title")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    responsible_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    programme: Mapped[long_text] = mapped_column(default="")
    results: Mapped[long_text] = mapped_column(default="")
    report_text: Mapped[long_text] = mapped_column(default="")
    state: Mapped[EventState] = mapped_column(default=EventState.PLANNED, index=True)
    held_on: Mapped[date | None]
    cancel_reason: Mapped[long_text] = mapped_column(default="")
    is_public: Mapped[bool] = mapped_column(default=False)
    asks_publication: Mapped[bool] = mapped_column(default=True)
    series_id: Mapped[int | None] = mapped_column(
        ForeignKey("event_series.id", ondelete="SET NULL")
    )
    series_day: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    responsible: Mapped["User | None"] = relationship()
    organizations: Mapped[list["EventOrganization"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="EventOrganization.id"
    )
    moves: Mapped[list["EventMove"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="EventMove.id"
    )
    prizes: Mapped[list["EventPrize"]] = relationship(
        back_populates="event",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="EventPrize.id",
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def dates(self) -> EventDates:
        """The first and the last day."""
        return EventDates(self.starts_on, self.ends_on)

    @property
    def organizer_ids(self) -> list[int]:
        """The ids of the organizations that hold the event, as forms take them."""
        return self._ids(EventPart.ORGANIZER)

    @property
    def participant_ids(self) -> list[int]:
        """The ids of the organizations that take part."""
        return self._ids(EventPart.PARTICIPANT)

    def _ids(self, part: EventPart) -> list[int]:
        return [one.organization_id for one in self.organizations if one.part is part]

    def search_text(self) -> str:
        """Return what people search events by."""
        return f"{self.title} {self.place}"


class EventOrganization(Model):
    """An organization holds an event or takes part in it."""

    __tablename__ = "event_organizations"
    __table_args__ = (UniqueConstraint("event_id", "organization_id", "part"),)

    id: Mapped[intpk]
    event_id: Mapped[int] = mapped_column(ForeignKey("cluster_events.id", ondelete="CASCADE"))
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="CASCADE"), index=True
    )
    part: Mapped[EventPart]

    organization: Mapped["Organization"] = relationship()


class EventMove(Model):
    """An event was moved: from which days, to which, and why."""

    __tablename__ = "event_moves"
    __table_args__ = (CheckConstraint("reason <> ''", name="has_reason"),)

    id: Mapped[intpk]
    event_id: Mapped[int] = mapped_column(
        ForeignKey("cluster_events.id", ondelete="CASCADE"), index=True
    )
    old_starts_on: Mapped[date]
    old_ends_on: Mapped[date]
    new_starts_on: Mapped[date]
    new_ends_on: Mapped[date]
    reason: Mapped[long_text]
    moved_on: Mapped[date]


class EventPrize(Model):
    """A place or a prize; a name only where the event needs it."""

    __tablename__ = "event_prizes"
    __table_args__ = (
        UniqueConstraint("event_id", "award", "nomination", "winner", name="uq_event_prizes_line"),
    )

    id: Mapped[intpk]
    event_id: Mapped[int] = mapped_column(ForeignKey("cluster_events.id", ondelete="CASCADE"))
    award: Mapped[str]
    nomination: Mapped[str] = mapped_column(default="")
    winner: Mapped[str] = mapped_column(default="")
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)

    event: Mapped[ClusterEvent] = relationship(back_populates="prizes")
    organization: Mapped["Organization | None"] = relationship()
