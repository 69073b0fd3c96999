"""What bases say of a year, and the ledger of their seats by weeks."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.practice.hosting import rules
from app.practice.hosting.enums import (
    MAX_ROWS,
    MAX_SEATS,
    ConfirmedBy,
    DeclineReason,
    IntentState,
)

if TYPE_CHECKING:
    from app.practice.registry.models import PracticeBase
    from app.students.models import Speciality


class HostingIntent(Model):
    """What a base says of an academic year, by its first: whom it takes, or that it does not.

    `confirmed_by` is whose word it is, as people write it; `confirmed_by_id` who entered it.
    """

    __tablename__ = "practice_hosting_intents"
    __table_args__ = (
        CheckConstraint("year BETWEEN 2000 AND 2199", name="year_range"),
        CheckConstraint(
            "(state = 'asked') = (confirmed_on IS NULL)", name="answer_is_confirmed"
        ),
        CheckConstraint("(state = 'declined') = (reason IS NOT NULL)", name="decline_has_reason"),
        UniqueConstraint("base_id", "year"),
        Index("ix_practice_hosting_intents_year_state", "year", "state", "base_id"),
    )  # fmt: skip

    id: Mapped[intpk]
    base_id: Mapped[int] = mapped_column(ForeignKey("practice_bases.id", ondelete="CASCADE"))
    year: Mapped[int]
    state: Mapped[IntentState] = mapped_column(default=IntentState.ASKED)
    reason: Mapped[DeclineReason | None]
    note: Mapped[long_text] = mapped_column(default="")
    asked_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    confirmed_by: Mapped[str] = mapped_column(default="")
    confirmed_way: Mapped[ConfirmedBy | None]
    confirmed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    base: Mapped["PracticeBase"] = relationship()
    rows: Mapped[list["HostingRow"]] = relationship(
        back_populates="intent",
        order_by="HostingRow.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    __mapper_args__: dict[str, Any] = {"version_id_col": version}

    @property
    def is_answered(self) -> bool:
        """Tell whether the base has answered."""
        return self.state is not IntentState.ASKED

    @property
    def year_label(self) -> str:
        """The academic year as people write it."""
        return rules.year_in_words(self.year)

    @property
    def seats(self) -> int:
        """How many students the rows take together, as far as mentors allow."""
        return sum(row.effective for row in self.rows)


class HostingRow(Model):
    """A pool: seats at a base for a speciality (any, when none is named) over some weeks."""

    __tablename__ = "practice_hosting_rows"
    __table_args__ = (
        CheckConstraint(f"position BETWEEN 0 AND {MAX_ROWS}", name="position_range"),
        CheckConstraint(f"seats BETWEEN 1 AND {MAX_SEATS}", name="seats_range"),
        CheckConstraint("last_week >= first_week", name="weeks_in_order"),
        CheckConstraint(
            "(mentors IS NULL) = (students_per_mentor IS NULL)", name="load_is_whole"
        ),
        CheckConstraint(
            f"mentors IS NULL OR mentors BETWEEN 1 AND {MAX_SEATS}", name="mentors_range"
        ),
        CheckConstraint(
            f"students_per_mentor IS NULL OR students_per_mentor BETWEEN 1 AND {MAX_SEATS}",
            name="students_per_mentor_range",
        ),
        UniqueConstraint("intent_id", "position"),
    )  # fmt: skip

    id: Mapped[intpk]
    intent_id: Mapped[int] = mapped_column(
        ForeignKey("practice_hosting_intents.id", ondelete="CASCADE")
    )
    position: Mapped[int]
    speciality_id: Mapped[int | None] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    seats: Mapped[int]
    first_week: Mapped[date]
    last_week: Mapped[date]
    mentors: Mapped[int | None]
    students_per_mentor: Mapped[int | None]

    intent: Mapped[HostingIntent] = relationship(back_populates="rows")
    speciality: Mapped["Speciality | None"] = relationship()

    @property
    def effective(self) -> int:
        """How many it takes, as far as mentors allow."""
        return rules.effective_seats(self)


class CapacityWeek(Model):
    """The seats of a pool in one week. `taken` grows and shrinks by one UPDATE only."""

    __tablename__ = "practice_capacity_weeks"
    __table_args__ = (
        CheckConstraint(f"seats BETWEEN 1 AND {MAX_SEATS}", name="seats_range"),
        CheckConstraint(f"taken BETWEEN 0 AND {MAX_SEATS}", name="taken_range"),
        CheckConstraint("taken <= seats", name="taken_within_seats"),
        UniqueConstraint("row_id", "week"),
        {"info": {"computed": True}},  # counted from pools and places, goes with its pool
    )

    id: Mapped[intpk]
    row_id: Mapped[int] = mapped_column(ForeignKey("practice_hosting_rows.id", ondelete="CASCADE"))
    week: Mapped[date]
    seats: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0, info={"audit": "skip"})
