"""Clearances of students."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.practice.enums import ClearanceKind

if TYPE_CHECKING:
    from app.students.models import Student


class Clearance(Model):
    """The latest paper of a kind that a student showed; earlier ones stand in the audit log.

    Without `given_on` the student is exempt: the college decided that none is needed.
    """

    __tablename__ = "practice_clearances"
    __table_args__ = (
        UniqueConstraint("student_id", "kind"),
        CheckConstraint("valid_until >= given_on", name="dates_in_order"),
        CheckConstraint("given_on IS NOT NULL OR valid_until IS NULL", name="exempt_for_ever"),
        Index("ix_practice_clearances_kind_valid_until", "kind", "valid_until"),
    )

    id: Mapped[intpk]
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id", ondelete="CASCADE"))
    kind: Mapped[ClearanceKind]
    given_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    checked_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    checked_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    student: Mapped["Student"] = relationship()

    __mapper_args__ = {"version_id_col": version}
