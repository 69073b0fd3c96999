"""What happens while practice runs: steps, attendance, diaries, visits, marks, feedback."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.practice.enums import PlacementEvent, PlacementState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.registry.models import PracticeBase
from app.practice.weeks.enums import (
    BEST_SCORE,
    MOST_HOURS,
    MOST_HOURS_A_DAY,
    MOST_KEPT,
    AttendanceMark,
    FeedbackKind,
    HandedPaper,
    PracticeGrade,
)

if TYPE_CHECKING:
    from app.accounts.models import User

_OF_PERIOD = text("placement_id IS NULL")


class PlacementStep(Model):
    """A move of a student's practice: `state` is where it led, `place` the seat that was left."""

    __tablename__ = "practice_placement_steps"
    __table_args__ = (CheckConstraint("(order_number = '') = (order_on IS NULL)", name="order"),)

    id: Mapped[intpk]
    placement_id: Mapped[int] = mapped_column(
        ForeignKey("practice_placements.id", ondelete="CASCADE"), index=True
    )
    event: Mapped[PlacementEvent]
    state: Mapped[PlacementState]
    happened_on: Mapped[date]
    place_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_places.id", ondelete="RESTRICT"), index=True
    )
    reason: Mapped[long_text] = mapped_column(default="")
    order_number: Mapped[str] = mapped_column(default="")
    order_on: Mapped[date | None]
    made_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    placement: Mapped[Placement] = relationship()
    place: Mapped[PracticePlace | None] = relationship()


class AttendanceDay(Model):
    """Whether a student was at the base on a day, who said so and when; the last word counts."""

    __tablename__ = "practice_attendance"
    __audited__ = False  # a mark names who made it; a class of 25 makes 500 a month
    __table_args__ = (UniqueConstraint("placement_id", "day"),)

    id: Mapped[intpk]
    placement_id: Mapped[int] = mapped_column(
        ForeignKey("practice_placements.id", ondelete="CASCADE")
    )
    day: Mapped[date] = mapped_column(index=True)
    mark: Mapped[AttendanceMark]
    marked_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    user: Mapped["User | None"] = relationship()


class DiaryEntry(Model):
    """What a student did on a day, in the own words."""

    __tablename__ = "practice_diary_entries"
    __table_args__ = (
        UniqueConstraint("placement_id", "day"),
        CheckConstraint(f"hours BETWEEN 1 AND {MOST_HOURS_A_DAY}", name="hours_range"),
    )

    id: Mapped[intpk]
    placement_id: Mapped[int] = mapped_column(
        ForeignKey("practice_placements.id", ondelete="CASCADE")
    )
    day: Mapped[date]
    work: Mapped[long_text]
    hours: Mapped[int]
    written_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    placement: Mapped[Placement] = relationship()

    __mapper_args__ = {"version_id_col": version}


class DiaryDraft(Model):
    """A day of the diary that a student has begun to write; nobody else reads it.

    `version` counts the times it was kept: a second device says which one it goes on from.
    """

    __tablename__ = "practice_diary_drafts"
    __audited__ = False  # the log would show others what was typed and taken back
    __table_args__ = (
        UniqueConstraint("placement_id"),
        CheckConstraint(
            f"hours IS NULL OR hours BETWEEN 1 AND {MOST_HOURS_A_DAY}", name="hours_range"
        ),
        CheckConstraint(f"version BETWEEN 1 AND {MOST_KEPT}", name="version_range"),
    )

    id: Mapped[intpk]
    placement_id: Mapped[int] = mapped_column(
        ForeignKey("practice_placements.id", ondelete="CASCADE")
    )
    day: Mapped[date | None]
    work: Mapped[long_text]
    hours: Mapped[int | None]
    kept_at: Mapped[datetime]
    version: Mapped[int]


class SupervisorVisit(Model):
    """A supervisor of the college was at a base and saw something there."""

    __tablename__ = "practice_visits"

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="CASCADE"), index=True
    )
    base_id: Mapped[int] = mapped_column(
        ForeignKey("practice_bases.id", ondelete="RESTRICT"), index=True
    )
    visited_on: Mapped[date]
    seen: Mapped[long_text]
    remarks: Mapped[long_text] = mapped_column(default="")
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()
    base: Mapped[PracticeBase] = relationship()
    user: Mapped["User | None"] = relationship()

    __mapper_args__ = {"version_id_col": version}


class PracticeResult(Model):
    """How a student's practice came out: the mark for its module, its hours."""

    __tablename__ = "practice_results"
    __table_args__ = (
        CheckConstraint(f"hours BETWEEN 1 AND {MOST_HOURS}", name="hours_range"),
        CheckConstraint("grade IS NULL OR attestation_on IS NOT NULL", name="grade_has_day"),
    )

    id: Mapped[intpk]
    placement_id: Mapped[int] = mapped_column(
        ForeignKey("practice_placements.id", ondelete="CASCADE"), unique=True
    )
    grade: Mapped[PracticeGrade | None]
    hours: Mapped[int | None]
    attestation_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    placement: Mapped[Placement] = relationship()

    __mapper_args__ = {"version_id_col": version}


class PaperReceipt(Model):
    """A paper of a student's practice was given out or handed in."""

    __tablename__ = "practice_paper_receipts"
    __table_args__ = (UniqueConstraint("placement_id", "paper"),)

    id: Mapped[intpk]
    placement_id: Mapped[int] = mapped_column(
        ForeignKey("practice_placements.id", ondelete="CASCADE")
    )
    paper: Mapped[HandedPaper]
    received_on: Mapped[date]


class PracticeReference(Model):
    """What the base writes of a student: the text the characteristic is printed from."""

    __tablename__ = "practice_references"

    id: Mapped[intpk]
    placement_id: Mapped[int] = mapped_column(
        ForeignKey("practice_placements.id", ondelete="CASCADE"), unique=True
    )
    text: Mapped[long_text]
    competences: Mapped[long_text] = mapped_column(default="")
    conclusion: Mapped[long_text] = mapped_column(default="")
    signed_by: Mapped[str]
    signed_on: Mapped[date]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    placement: Mapped[Placement] = relationship()

    __mapper_args__ = {"version_id_col": version}


class PracticeFeedback(Model):
    """What one side says of another after practice. Whose it is, no page and no log tells.

    Of the college a base speaks once a period, of the rest everybody once a placement.
    """

    __tablename__ = "practice_feedback"
    __audited__ = False
    __table_args__ = (
        CheckConstraint(f"first BETWEEN 1 AND {BEST_SCORE}", name="first_range"),
        CheckConstraint(f"second BETWEEN 1 AND {BEST_SCORE}", name="second_range"),
        CheckConstraint(f"third BETWEEN 1 AND {BEST_SCORE}", name="third_range"),
        CheckConstraint(
            "(kind = 'about_college') = (placement_id IS NULL)", name="placement_by_kind"
        ),
        UniqueConstraint("placement_id", "kind"),
        Index(
            "uq_practice_feedback_of_period",
            "period_id",
            "base_id",
            unique=True,
            sqlite_where=_OF_PERIOD,
            postgresql_where=_OF_PERIOD,
        ),
    )

    id: Mapped[intpk]
    kind: Mapped[FeedbackKind]
    period_id: Mapped[int] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="CASCADE"), index=True
    )
    base_id: Mapped[int] = mapped_column(
        ForeignKey("practice_bases.id", ondelete="RESTRICT"), index=True
    )
    placement_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_placements.id", ondelete="CASCADE")
    )
    first: Mapped[int]
    second: Mapped[int]
    third: Mapped[int]
    words: Mapped[long_text] = mapped_column(default="")
    given_on: Mapped[date]
    is_demo: Mapped[bool] = mapped_column(default=False)
