"""A second round of a period, and what students without a seat chose in it."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.practice.enums import MAX_WISHES
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.rounds import rules
from app.practice.rounds.enums import SecondRoundState

if TYPE_CHECKING:
    from app.students.models import Student


class SecondRound(Model):
    """Until when those left without a seat may rank the free ones; one for a period.

    The first application stays as it was: its explanations and the digest rest on it.
    """

    __tablename__ = "practice_second_rounds"

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="CASCADE"), unique=True
    )
    state: Mapped[SecondRoundState] = mapped_column(default=SecondRoundState.OPEN)
    open_until: Mapped[date]
    opened_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()

    __mapper_args__ = {"version_id_col": version}

    def takes_choices(self, *, today: date) -> bool:
        """Tell whether students may choose today."""
        return rules.takes_choices(self.state, self.open_until, today=today)


class SecondChoice(Model):
    """What a student chose in a second round; it counts from `submitted_at` on.

    `explanation` says why wishes above the seat were not granted, as `Placement.explanation` does;
    the student reads it once the seats are given.
    """

    __tablename__ = "practice_second_choices"
    __table_args__ = (UniqueConstraint("round_id", "student_id"),)

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(
        ForeignKey("practice_second_rounds.id", ondelete="CASCADE")
    )
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    submitted_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
    explanation: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, default=list, info={"audit": "skip"}
    )
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    round: Mapped[SecondRound] = relationship()
    student: Mapped["Student"] = relationship()
    wishes: Mapped[list["SecondWish"]] = relationship(
        back_populates="choice", order_by="SecondWish.rank", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}


class SecondWish(Model):
    """One line of what a student chose: a place and its rank from 1."""

    __tablename__ = "practice_second_wishes"
    __table_args__ = (
        CheckConstraint(f"rank BETWEEN 1 AND {MAX_WISHES}", name="rank_range"),
        UniqueConstraint("choice_id", "rank"),
        UniqueConstraint("choice_id", "place_id"),
    )

    id: Mapped[intpk]
    choice_id: Mapped[int] = mapped_column(
        ForeignKey("practice_second_choices.id", ondelete="CASCADE")
    )
    rank: Mapped[int]
    place_id: Mapped[int] = mapped_column(
        ForeignKey("practice_places.id", ondelete="RESTRICT"), index=True
    )

    choice: Mapped[SecondChoice] = relationship(back_populates="wishes")
    place: Mapped[PracticePlace] = relationship()
