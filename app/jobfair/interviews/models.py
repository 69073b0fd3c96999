"""Talks of students with employers at a fair."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.jobfair.interviews.enums import MAX_SLOTS, InterviewState
from app.jobfair.venue.enums import MAX_TABLES
from app.jobfair.venue.models import FairParticipant

if TYPE_CHECKING:
    from app.students.models import Student


def _one_scheduled(name: str, *columns: str) -> Index:
    """Nobody sits in two places: at no time two talks of a student, or two at a table."""
    scheduled = text("state = 'scheduled'")
    return Index(
        f"uq_fair_interviews_{name}",
        *columns,
        unique=True,
        sqlite_where=scheduled,
        postgresql_where=scheduled,
    )


class Interview(Model):
    """A student's talk at a participant's stand; slots of the day are numbered from 0.

    A talk in the reserve and one that began without an appointment have no slot. `application_id`
    is the best application of the student to this employer, where there was one.
    """

    __tablename__ = "fair_interviews"
    __table_args__ = (
        CheckConstraint(f"slot IS NULL OR slot BETWEEN 0 AND {MAX_SLOTS - 1}", name="slot_range"),
        CheckConstraint(
            f"table_number IS NULL OR table_number BETWEEN 1 AND {MAX_TABLES}",
            name="table_number_range",
        ),
        CheckConstraint("state <> 'scheduled' OR slot IS NOT NULL", name="scheduled_when"),
        UniqueConstraint("participant_id", "student_id"),
        Index("ix_fair_interviews_fair_id_slot", "fair_id", "slot"),
        _one_scheduled("student", "fair_id", "student_id", "slot"),
        _one_scheduled("table", "participant_id", "slot", "table_number"),
    )

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="RESTRICT"))
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("fair_participants.id", ondelete="RESTRICT")
    )
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    application_id: Mapped[int | None] = mapped_column(
        ForeignKey("fair_applications.id", ondelete="SET NULL"), index=True
    )
    slot: Mapped[int | None]
    table_number: Mapped[int | None]
    state: Mapped[InterviewState] = mapped_column(default=InterviewState.SCHEDULED)
    is_walk_in: Mapped[bool] = mapped_column(default=False)
    held_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    participant: Mapped[FairParticipant] = relationship()
    student: Mapped["Student"] = relationship()

    __mapper_args__ = {"version_id_col": version}
