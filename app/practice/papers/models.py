"""Orders, named lists, programmes of practice, packed sets; what was issued is a `Paper`."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.files.models import StoredFile
from app.practice.models import PracticePeriod
from app.practice.registry.models import PracticeBase

if TYPE_CHECKING:
    from app.students.models import Speciality


class PracticeOrder(Model):
    """An order on practice; one that amends another names it. Its text is its paper."""

    __tablename__ = "practice_orders"

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="RESTRICT"), index=True
    )
    amends_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_orders.id", ondelete="RESTRICT"), index=True
    )
    number: Mapped[str]
    signed_on: Mapped[date]
    reason: Mapped[long_text] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()

    __mapper_args__ = {"version_id_col": version}


class PracticeBaseList(Model):
    """The named list of one base in a period; each that was sent is a paper of its own.

    `first_sent_on` is what the term is checked by, `sent_on` the day of the newest.
    """

    __tablename__ = "practice_base_lists"
    __table_args__ = (UniqueConstraint("period_id", "base_id"),)

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="RESTRICT"))
    base_id: Mapped[int] = mapped_column(
        ForeignKey("practice_bases.id", ondelete="RESTRICT"), index=True
    )
    first_sent_on: Mapped[date]
    sent_on: Mapped[date]
    received_on: Mapped[date | None]  # the day the base said that it has the newest list
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()
    base: Mapped[PracticeBase] = relationship()

    __mapper_args__ = {"version_id_col": version}


class PracticePaperLine(Model):
    """Which student a paper names at which base: what a later change is told by."""

    __tablename__ = "practice_paper_lines"
    __audited__ = False  # the paper itself is in the log
    __table_args__ = (UniqueConstraint("paper_id", "student_id"),)

    id: Mapped[intpk]
    paper_id: Mapped[int] = mapped_column(ForeignKey("papers.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    base_id: Mapped[int] = mapped_column(
        ForeignKey("practice_bases.id", ondelete="RESTRICT"), index=True
    )


class PracticeProgramme(Model):
    """What students of a speciality do in a period: tasks, competences, kinds of work, by line."""

    __tablename__ = "practice_programmes"
    __table_args__ = (UniqueConstraint("period_id", "speciality_id"),)

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    speciality_id: Mapped[int] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )
    tasks: Mapped[long_text] = mapped_column(default="")
    competences: Mapped[long_text] = mapped_column(default="")
    works: Mapped[long_text] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()
    speciality: Mapped["Speciality"] = relationship()

    __mapper_args__ = {"version_id_col": version}


class PracticePaperSet(Model):
    """Papers of many students packed into one file by the worker; kept for some days."""

    __tablename__ = "practice_paper_sets"
    __audited__ = False  # nothing is decided by it
    __table_args__ = (CheckConstraint("count BETWEEN 1 AND 1000000", name="count_range"),)

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str]
    count: Mapped[int]
    file_id: Mapped[int] = mapped_column(
        ForeignKey("stored_files.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(index=True)
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )

    period: Mapped[PracticePeriod] = relationship()
    file: Mapped[StoredFile] = relationship(lazy="joined", innerjoin=True)
