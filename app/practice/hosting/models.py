"""What bases say of a year, the ledger of their seats by weeks, and what they propose."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.plan.models import ServesPlan
from app.practice.hosting import rules
from app.practice.hosting.enums import (
    MAX_ROWS,
    MAX_SEATS,
    ConfirmedBy,
    DeclineReason,
    IntentState,
    ProposalState,
    RefusalGround,
)

if TYPE_CHECKING:
    from app.practice.models import PracticePeriod, PracticePlace
    from app.practice.registry.models import PracticeBase
    from app.students.models import Speciality, Student


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


class HostingYear(ServesPlan, Model):
    """The registry of bases confirmed for an academic year: what plan item 6.3 asks to see.

    The figures are of the day it was confirmed.
    """

    __tablename__ = "practice_hosting_years"
    __table_args__ = (
        CheckConstraint("year BETWEEN 2000 AND 2199", name="year_range"),
        CheckConstraint("bases BETWEEN 0 AND 1000000", name="bases_range"),
        CheckConstraint("answered BETWEEN 0 AND 1000000", name="answered_range"),
        CheckConstraint("seats BETWEEN 0 AND 100000000", name="seats_range"),
    )

    id: Mapped[intpk]
    year: Mapped[int] = mapped_column(unique=True)
    confirmed_on: Mapped[date]
    bases: Mapped[int]
    answered: Mapped[int]
    seats: Mapped[int]
    note: Mapped[long_text] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__: dict[str, Any] = {"version_id_col": version}

    @property
    def title(self) -> str:
        """What it is called among the plan's records."""
        return _("Реестр баз практики, %(year)s", year=rules.year_in_words(self.year))


class PlaceProposal(Model):
    """A place a base proposes, or a change of one, when wishes are open already: staff decides."""

    __tablename__ = "practice_place_proposals"
    __table_args__ = (
        CheckConstraint(f"seats BETWEEN 1 AND {MAX_SEATS}", name="seats_range"),
        CheckConstraint(f"minimum BETWEEN 0 AND {MAX_SEATS}", name="minimum_range"),
        CheckConstraint(
            "(state IN ('accepted', 'declined')) = (answered_at IS NOT NULL)", name="answer"
        ),
        Index("ix_practice_place_proposals_state_id", "state", "id"),
    )

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="CASCADE"), index=True
    )
    base_id: Mapped[int] = mapped_column(
        ForeignKey("practice_bases.id", ondelete="CASCADE"), index=True
    )
    place_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_places.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str]
    seats: Mapped[int]
    minimum: Mapped[int] = mapped_column(default=0)
    speciality_id: Mapped[int | None] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    supervisor_name: Mapped[str] = mapped_column(default="")
    supervisor_phone: Mapped[str | None]
    tasks: Mapped[str | None]
    requirements: Mapped[str | None]
    state: Mapped[ProposalState] = mapped_column(default=ProposalState.PROPOSED)
    proposed_at: Mapped[datetime]
    proposed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    answer: Mapped[str] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    base: Mapped["PracticeBase"] = relationship()
    period: Mapped["PracticePeriod"] = relationship()
    place: Mapped["PracticePlace | None"] = relationship()
    speciality: Mapped["Speciality | None"] = relationship()

    __mapper_args__: dict[str, Any] = {"version_id_col": version}

    @property
    def waits(self) -> bool:
        """Tell whether the staff has yet to answer."""
        return self.state is ProposalState.PROPOSED


class WisherAnswer(Model):
    """What a base says of one who wishes to come: the rank it gives, or why it refuses."""

    __tablename__ = "practice_wisher_answers"
    __table_args__ = (
        CheckConstraint("(rank IS NULL) = (ground IS NOT NULL)", name="rank_or_ground"),
        CheckConstraint("rank IS NULL OR rank BETWEEN 1 AND 10000", name="rank_range"),
        UniqueConstraint("place_id", "student_id"),
    )

    id: Mapped[intpk]
    place_id: Mapped[int] = mapped_column(ForeignKey("practice_places.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    rank: Mapped[int | None]
    ground: Mapped[RefusalGround | None]
    answered_at: Mapped[datetime]
    answered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    student: Mapped["Student"] = relationship()
