"""Stages, meetings, hours and feedback of mentorships."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.mentors.models import Mentorship
from app.mentors.programmes.enums import MOST_STAGES
from app.mentors.work.enums import BEST_SCORE, LONGEST, SHORTEST, FeedbackSide, WorkKind


class MentorshipStage(Model):
    """A stage of one mentorship: the programme's as it was then, or its own."""

    __tablename__ = "mentorship_stages"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "ordinal"),
        CheckConstraint(f"ordinal BETWEEN 1 AND {MOST_STAGES}", name="ordinal_range"),
    )

    id: Mapped[intpk]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    ordinal: Mapped[int]
    title: Mapped[str]
    indicator: Mapped[str] = mapped_column(default="")
    done_on: Mapped[date | None]


class MentorshipMeeting(Model):
    """A meeting that is planned; it was held when an entry stands for its day."""

    __tablename__ = "mentorship_meetings"
    __table_args__ = (
        UniqueConstraint("mentorship_id", "held_on"),
        Index("ix_mentorship_meetings_held_on", "held_on", "mentorship_id"),
    )

    id: Mapped[intpk]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    held_on: Mapped[date]
    starts_at: Mapped[time | None]
    topic: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    mentorship: Mapped[Mentorship] = relationship()

    __mapper_args__ = {"version_id_col": version}


class MentorshipEntry(Model):
    """What was done on a day, and how long it took."""

    __tablename__ = "mentorship_entries"
    __table_args__ = (
        Index("ix_mentorship_entries_mentorship_id_day", "mentorship_id", "day"),
        CheckConstraint(f"minutes BETWEEN {SHORTEST} AND {LONGEST}", name="minutes_range"),
        CheckConstraint("kind IS NOT NULL OR note <> ''", name="says_what"),
    )

    id: Mapped[intpk]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    day: Mapped[date]
    minutes: Mapped[int]
    kind: Mapped[WorkKind | None]
    note: Mapped[str] = mapped_column(default="")
    written_at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    mentorship: Mapped[Mentorship] = relationship()

    __mapper_args__ = {"version_id_col": version}


class MentorshipFeedback(Model):
    """How one side found a mentorship; shown together with others' answers, never by name."""

    __tablename__ = "mentorship_feedback"
    __audited__ = False  # the log would say who answered what
    __table_args__ = (
        UniqueConstraint("mentorship_id", "side"),
        *(
            CheckConstraint(f"{name} BETWEEN 1 AND {BEST_SCORE}", name=f"{name}_range")
            for name in ("clarity", "support", "benefit")
        ),
    )

    id: Mapped[intpk]
    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorships.id", ondelete="CASCADE"))
    side: Mapped[FeedbackSide]
    clarity: Mapped[int]
    support: Mapped[int]
    benefit: Mapped[int]
    words: Mapped[long_text] = mapped_column(default="")
    given_on: Mapped[date]

    mentorship: Mapped[Mentorship] = relationship()
