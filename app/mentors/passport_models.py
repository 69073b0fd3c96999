"""Further places of work of mentors, their specialities and training."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.mentors.enums import LONGEST_TRAINING
from app.mentors.models import Mentor

if TYPE_CHECKING:
    from app.organizations.models import Organization

_STILL = text("until IS NULL")


class MentorSpeciality(Model):
    """A speciality whose students a mentor leads."""

    __tablename__ = "mentor_specialities"
    __audited__ = False  # a list of the mentor, who is

    mentor_id: Mapped[int] = mapped_column(
        ForeignKey("mentors.id", ondelete="CASCADE"), primary_key=True
    )
    speciality_id: Mapped[int] = mapped_column(
        ForeignKey("specialities.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class MentorPost(Model):
    """A place of work besides the main one: a second one, or with `until` a former one."""

    __tablename__ = "mentor_posts"
    __table_args__ = (
        Index(
            "uq_mentor_posts_present",
            "mentor_id",
            "organization_id",
            "position",
            unique=True,
            sqlite_where=_STILL,
            postgresql_where=_STILL,
        ),
        CheckConstraint("until >= since", name="days_in_order"),
    )

    id: Mapped[intpk]
    mentor_id: Mapped[int] = mapped_column(ForeignKey("mentors.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[str]
    since: Mapped[date | None]
    until: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)

    mentor: Mapped[Mentor] = relationship(back_populates="posts")
    organization: Mapped["Organization"] = relationship(lazy="joined", innerjoin=True)


class MentorTraining(Model):
    """A course on mentoring that a mentor has taken."""

    __tablename__ = "mentor_trainings"
    __table_args__ = (
        CheckConstraint(f"hours BETWEEN 1 AND {LONGEST_TRAINING}", name="hours_range"),
    )

    id: Mapped[intpk]
    mentor_id: Mapped[int] = mapped_column(ForeignKey("mentors.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    held_by: Mapped[str] = mapped_column(default="")
    hours: Mapped[int | None]
    finished_on: Mapped[date]
    document: Mapped[str] = mapped_column(default="")  # its kind and number
    is_demo: Mapped[bool] = mapped_column(default=False)
