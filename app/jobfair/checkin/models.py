"""Passes of a fair, every scan of one, and who came."""

from datetime import datetime
from typing import TYPE_CHECKING, Optional

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.jobfair.checkin.enums import HolderKind
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.students.models import Student


class FairPass(Model):
    """What lets one person in at one fair; `name` and `about` are of those who have no card here.

    A visitor has no account: `token` opens the pass from the letter. A representative's pass
    has the code of the badge.
    """

    __tablename__ = "fair_passes"
    __table_args__ = (
        CheckConstraint("(kind = 'student') = (student_id IS NOT NULL)", name="students_own"),
        CheckConstraint(
            "(kind = 'representative') = (participant_id IS NOT NULL)", name="employers_own"
        ),
        CheckConstraint("kind = 'student' OR name <> ''", name="named"),
        UniqueConstraint("fair_id", "student_id"),
    )

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="RESTRICT"), index=True)
    kind: Mapped[HolderKind]
    code: Mapped[str] = mapped_column(unique=True, info={"audit": "mask"})
    token: Mapped[str | None] = mapped_column(unique=True, info={"audit": "skip"})
    student_id: Mapped[int | None] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("fair_participants.id", ondelete="RESTRICT"), index=True
    )
    name: Mapped[str] = mapped_column(default="")
    about: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None]
    made_at: Mapped[datetime] = mapped_column(index=True)
    is_demo: Mapped[bool] = mapped_column(default=False)

    fair: Mapped[Fair] = relationship()
    student: Mapped[Optional["Student"]] = relationship()
    participant: Mapped[FairParticipant | None] = relationship()
    arrival: Mapped[Optional["FairArrival"]] = relationship(back_populates="fair_pass")


class FairScan(Model):
    """One reading of a pass: its own log, every one of them is kept.

    `key` was made by the device, so that what is sent twice is stored once. `device_at` is what
    the device's clock showed, `happened_at` the same by the server's. One taken back stays with
    who did it: a device that sends it again brings nobody back.
    """

    __tablename__ = "fair_scans"
    __audited__ = False

    id: Mapped[intpk]
    key: Mapped[str] = mapped_column(unique=True)
    pass_id: Mapped[int] = mapped_column(
        ForeignKey("fair_passes.id", ondelete="CASCADE"), index=True
    )
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey("fair_participants.id", ondelete="RESTRICT"), index=True
    )
    spot: Mapped[str] = mapped_column(default="")
    device_at: Mapped[datetime]
    happened_at: Mapped[datetime]
    received_at: Mapped[datetime]
    scanned_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    participant: Mapped[FairParticipant | None] = relationship()
    scanned_by: Mapped[Optional["User"]] = relationship(foreign_keys=[scanned_by_id])


class FairArrival(Model):
    """That a person came: one record, of the earliest scan, at however many doors it was shown.

    Scans are forgotten earlier than that somebody came.
    """

    __tablename__ = "fair_arrivals"
    __table_args__ = (Index("ix_fair_arrivals_fair_id_arrived_at", "fair_id", "arrived_at"),)
    __audited__ = False  # the scans say more

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="RESTRICT"))
    pass_id: Mapped[int] = mapped_column(
        ForeignKey("fair_passes.id", ondelete="CASCADE"), unique=True
    )
    scan_id: Mapped[int | None] = mapped_column(
        ForeignKey("fair_scans.id", ondelete="SET NULL"), unique=True
    )
    arrived_at: Mapped[datetime]

    fair_pass: Mapped[FairPass] = relationship(back_populates="arrival")
    scan: Mapped[FairScan | None] = relationship()
