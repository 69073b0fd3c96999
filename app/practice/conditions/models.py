"""Limits over places, and what is known of people: who goes together, who must not, who may not."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.practice.enums import MAX_LIMIT

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.organizations.models import Organization
    from app.practice.models import PracticePeriod
    from app.students.models import Student


class PeriodLimit(Model):
    """The most students of a period in one town, or at all bases of one organization."""

    __tablename__ = "practice_limits"
    __table_args__ = (
        CheckConstraint(f"maximum BETWEEN 1 AND {MAX_LIMIT}", name="maximum_range"),
        CheckConstraint("(organization_id IS NULL) = (town IS NOT NULL)", name="of_one_thing"),
        CheckConstraint("(town IS NULL) = (town_identity IS NULL)", name="town_is_known"),
        UniqueConstraint("period_id", "organization_id"),
        UniqueConstraint("period_id", "town_identity"),
    )

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    town: Mapped[str | None]
    town_identity: Mapped[str | None] = mapped_column(info={"audit": "skip"})
    maximum: Mapped[int]
    is_demo: Mapped[bool] = mapped_column(default=False)

    period: Mapped["PracticePeriod"] = relationship()
    organization: Mapped["Organization | None"] = relationship()

    @property
    def where(self) -> str:
        """Return what the limit is of."""
        return self.organization.short_name if self.organization else self.town or ""


class WishCompanion(Model):
    """Whom a student of a period wants to go with; it counts when each names the other."""

    __tablename__ = "practice_companions"
    __table_args__ = (
        CheckConstraint("student_id <> companion_id", name="two_people"),
        UniqueConstraint("period_id", "student_id"),
    )

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    companion_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    named_at: Mapped[datetime]

    period: Mapped["PracticePeriod"] = relationship()
    student: Mapped["Student"] = relationship(foreign_keys=[student_id])
    companion: Mapped["Student"] = relationship(foreign_keys=[companion_id])


class KeptApart(Model):
    """Two students who must not be at one base; staff alone know of it, and why.

    `first_id` is the smaller of the two.
    """

    __tablename__ = "practice_kept_apart"
    __table_args__ = (
        CheckConstraint("first_id < second_id", name="two_people"),
        UniqueConstraint("period_id", "first_id", "second_id"),
    )

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    first_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    second_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    reason: Mapped[str] = mapped_column(default="")
    added_at: Mapped[datetime]
    added_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    period: Mapped["PracticePeriod"] = relationship()
    first: Mapped["Student"] = relationship(foreign_keys=[first_id])
    second: Mapped["Student"] = relationship(foreign_keys=[second_id])
    added_by: Mapped["User | None"] = relationship(foreign_keys=[added_by_id])


class PracticeConflict(Model):
    """An organization where a student must not practise: a relative works there, or the like.

    It holds in every period. The reason is for staff and for the student alone.
    """

    __tablename__ = "practice_conflicts"
    __table_args__ = (UniqueConstraint("student_id", "organization_id"),)

    id: Mapped[intpk]
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id", ondelete="RESTRICT"))
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    reason: Mapped[str]
    declared_at: Mapped[datetime]
    declared_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)

    student: Mapped["Student"] = relationship()
    organization: Mapped["Organization"] = relationship()
    declared_by: Mapped["User | None"] = relationship(foreign_keys=[declared_by_id])
