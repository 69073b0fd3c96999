"""The timetable of a fair, its changes on the day, and what both sides say after a talk."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Optional

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.enums import (
    MAX_PLACE,
    MAX_SLOTS,
    TalkSide,
    TalkVerdict,
    TimetableChangeKind,
    TimetableChangeState,
    TimetableState,
)
from app.jobfair.interviews.models import Interview
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.students.models import Student

LARGEST_SEED = 2**48 - 1  # a seed is 48 bits of a digest (app.matching.seed_from_text)


class FairTimetable(Model):
    """How a fair's talks were arranged: the announced lottery, the day's slots, what came of it.

    The talks themselves are interviews; they are the college's alone until the timetable is
    published. `version` grows with every change of it.
    """

    __tablename__ = "fair_timetables"
    __table_args__ = (
        CheckConstraint(f"seed BETWEEN 0 AND {LARGEST_SEED}", name="seed_range"),
        CheckConstraint("state = 'announced' OR computed_at IS NOT NULL", name="computed_when"),
        CheckConstraint("state <> 'published' OR published_at IS NOT NULL", name="published_when"),
    )

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="RESTRICT"), unique=True)
    state: Mapped[TimetableState] = mapped_column(default=TimetableState.ANNOUNCED)
    seed_text: Mapped[str]
    seed: Mapped[int] = mapped_column(BigInteger)
    announced_at: Mapped[datetime]
    day: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    digest: Mapped[str] = mapped_column(default="")
    computed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    fair: Mapped[Fair] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_published(self) -> bool:
        """Tell whether students and employers see it."""
        return self.state is TimetableState.PUBLISHED

    @property
    def fair_day(self) -> FairDay | None:
        """Return the slots it was arranged in, None before it was."""
        return FairDay.from_json(self.day) if self.day else None


class FairTimetableChange(Model):
    """Somebody late or ill, a stand without power: who moves because of it, and who decided.

    Slots `first_slot` … `last_slot` are those somebody is away in; an applied change stands for
    all later ones. `moves` are rows [interview, slot, table, new slot, new table]; `basis` is the
    version of the timetable it was computed for.
    """

    __tablename__ = "fair_timetable_changes"
    __table_args__ = (
        CheckConstraint(
            f"first_slot BETWEEN 0 AND {MAX_SLOTS} AND last_slot BETWEEN 0 AND {MAX_SLOTS}",
            name="slot_range",
        ),
        CheckConstraint(
            "(kind = 'student_away' AND student_id IS NOT NULL AND participant_id IS NULL)"
            " OR (kind = 'stand_away' AND student_id IS NULL AND participant_id IS NOT NULL)"
            " OR (kind = 'recheck' AND student_id IS NULL AND participant_id IS NULL)",
            name="who_is_away",
        ),
        Index("ix_fair_timetable_changes_timetable_id_state", "timetable_id", "state"),
    )

    id: Mapped[intpk]
    timetable_id: Mapped[int] = mapped_column(ForeignKey("fair_timetables.id", ondelete="CASCADE"))
    kind: Mapped[TimetableChangeKind]
    student_id: Mapped[int | None] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("fair_participants.id", ondelete="RESTRICT"), index=True
    )
    first_slot: Mapped[int] = mapped_column(default=0)
    last_slot: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[TimetableChangeState] = mapped_column(default=TimetableChangeState.PROPOSED)
    moves: Mapped[list[list[int | None]]] = mapped_column(JSON, default=list)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    basis: Mapped[int]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    decided_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    timetable: Mapped[FairTimetable] = relationship()
    student: Mapped[Optional["Student"]] = relationship()
    participant: Mapped[FairParticipant | None] = relationship()
    made_by: Mapped[Optional["User"]] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def slots(self) -> range:
        """Return the slots somebody is away in."""
        return range(self.first_slot, self.last_slot + 1)


class TalkResult(Model):
    """What one side says after a talk; the other side sees it once both have spoken.

    `note` is for oneself alone. `place` is the talk's place in the side's own order of all it
    had at the fair, from 1; matching reads it.
    """

    __tablename__ = "fair_talk_results"
    __table_args__ = (
        CheckConstraint(f"place IS NULL OR place BETWEEN 1 AND {MAX_PLACE}", name="place_range"),
        UniqueConstraint("interview_id", "side"),
    )

    id: Mapped[intpk]
    interview_id: Mapped[int] = mapped_column(ForeignKey("fair_interviews.id", ondelete="CASCADE"))
    side: Mapped[TalkSide]
    verdict: Mapped[TalkVerdict]
    note: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[int | None]
    said_at: Mapped[datetime]
    said_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    interview: Mapped[Interview] = relationship()

    __mapper_args__ = {"version_id_col": version}
