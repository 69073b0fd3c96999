"""Organizations that take part in a fair, with their stands."""

from datetime import datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.jobfair.models import Fair
from app.jobfair.venue.enums import (
    MAX_LINES,
    MAX_SESSION_SEATS,
    MAX_TABLES,
    ParticipantState,
    SessionKind,
)

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.organizations.models import Organization
    from app.students.models import StudyGroup


class FairParticipant(Model):
    """An organization at a fair; `tables` is how many talks its stand holds at one time.

    A stand is named as on the plan of the hall and is one participant's alone; it stays empty
    until staff gives one.
    """

    __tablename__ = "fair_participants"
    __table_args__ = (
        CheckConstraint(f"tables BETWEEN 1 AND {MAX_TABLES}", name="tables_range"),
        UniqueConstraint("fair_id", "organization_id"),
        Index(
            "uq_fair_participants_one_stand",
            "fair_id",
            "stand",
            unique=True,
            sqlite_where=text("stand <> ''"),
            postgresql_where=text("stand <> ''"),
        ),
    )

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="RESTRICT"))
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    state: Mapped[ParticipantState] = mapped_column(default=ParticipantState.INVITED, index=True)
    stand: Mapped[str] = mapped_column(default="")
    tables: Mapped[int] = mapped_column(default=1)
    needs_power: Mapped[bool] = mapped_column(default=False)
    needs_screen: Mapped[bool] = mapped_column(default=False)
    needs: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    fair: Mapped[Fair] = relationship()
    organization: Mapped["Organization"] = relationship()
    representatives: Mapped[list["FairRepresentative"]] = relationship(
        back_populates="participant",
        order_by="FairRepresentative.id",
        cascade="all, delete-orphan",
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def people(self) -> str:
        """Return who comes as people write it: a person a line, the post after a comma."""
        comers = ((one.name, one.post) for one in self.representatives)
        return "\n".join(", ".join(filter(None, comer)) for comer in comers)


class FairRepresentative(Model):
    """Who comes for a participant; `code` stands on the badge (see `jobfair/codes.py`)."""

    __tablename__ = "fair_representatives"

    id: Mapped[intpk]
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("fair_participants.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    post: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(unique=True, info={"audit": "mask"})
    is_demo: Mapped[bool] = mapped_column(default=False)

    participant: Mapped[FairParticipant] = relationship(back_populates="representatives")


class FairStand(Model):
    """A stand on the plan of the hall; its participant names it by `number`."""

    __tablename__ = "fair_stands"
    __table_args__ = (
        CheckConstraint(f"line BETWEEN 1 AND {MAX_LINES}", name="line_range"),
        CheckConstraint(f"place BETWEEN 1 AND {MAX_LINES}", name="place_range"),
        CheckConstraint("number <> ''", name="numbered"),
        UniqueConstraint("fair_id", "number"),
        UniqueConstraint("fair_id", "line", "place"),
    )

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="CASCADE"))
    number: Mapped[str]
    line: Mapped[int]
    place: Mapped[int]
    has_power: Mapped[bool] = mapped_column(default=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    fair: Mapped[Fair] = relationship()

    __mapper_args__ = {"version_id_col": version}


class FairSession(Model):
    """A talk or a master class of the fair; `taken` of `seats`, None where anybody may come."""

    __tablename__ = "fair_sessions"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="times_in_order"),
        CheckConstraint(f"seats BETWEEN 1 AND {MAX_SESSION_SEATS}", name="seats_range"),
        CheckConstraint(f"taken BETWEEN 0 AND {MAX_SESSION_SEATS}", name="taken_range"),
        CheckConstraint("seats IS NULL OR taken <= seats", name="taken_within_seats"),
        Index("ix_fair_sessions_fair_id_starts_at", "fair_id", "starts_at"),
    )

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="CASCADE"))
    kind: Mapped[SessionKind]
    title: Mapped[str]
    about: Mapped[str] = mapped_column(Text, default="")
    speaker: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[time]
    ends_at: Mapped[time]
    seats: Mapped[int | None]
    taken: Mapped[int] = mapped_column(default=0, info={"audit": "skip"})
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("fair_participants.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    fair: Mapped[Fair] = relationship()
    participant: Mapped[FairParticipant | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def free(self) -> int | None:
        """Return how many seats are left; None where anybody may come."""
        return None if self.seats is None else self.seats - self.taken


class FairSessionSeat(Model):
    """A person's seat in a session."""

    __tablename__ = "fair_session_seats"
    __table_args__ = (UniqueConstraint("session_id", "user_id"),)

    id: Mapped[intpk]
    session_id: Mapped[int] = mapped_column(ForeignKey("fair_sessions.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    taken_at: Mapped[datetime]
    is_demo: Mapped[bool] = mapped_column(default=False)

    session: Mapped[FairSession] = relationship()
    user: Mapped["User"] = relationship()


class FairGuestGroup(Model):
    """A group whose students or graduates are invited; `letters` says how many were written to."""

    __tablename__ = "fair_guest_groups"
    __table_args__ = (UniqueConstraint("fair_id", "group_id"),)

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="CASCADE"))
    group_id: Mapped[int] = mapped_column(
        ForeignKey("study_groups.id", ondelete="CASCADE"), index=True
    )
    invited_at: Mapped[datetime]
    letters: Mapped[int]
    is_demo: Mapped[bool] = mapped_column(default=False)

    group: Mapped["StudyGroup"] = relationship()


class FairGuest(Model):
    """A student invited alone: who was left without work by an earlier fair, to a second round."""

    __tablename__ = "fair_guests"
    __table_args__ = (UniqueConstraint("fair_id", "student_id"),)

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="CASCADE"), index=True
    )
    earlier_id: Mapped[int | None] = mapped_column(
        ForeignKey("fairs.id", ondelete="SET NULL"), index=True
    )
    invited_at: Mapped[datetime]
    invited_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
