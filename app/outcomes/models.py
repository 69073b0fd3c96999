"""What became of a graduate, on each date of the monitoring."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.base.columns import intpk, long_text
from app.extensions import Model
from app.organizations.models import Organization
from app.outcomes.categories import BY_CODE, OutcomeCategory
from app.outcomes.enums import CutOff, OutcomeProof, OutcomeSource
from app.outcomes.rules import YEARS
from app.students.models import Student


class GraduateOutcome(Model):
    """Where a graduate is on a date; `rank` is the category's place, those at risk first."""

    __tablename__ = "graduate_outcomes"
    __table_args__ = (
        UniqueConstraint("student_id", "year", "cut_off", name="uq_graduate_outcomes_cut_off"),
        CheckConstraint(f"year BETWEEN {YEARS[0]} AND {YEARS[1]}", name="year_range"),
        CheckConstraint("rank BETWEEN 0 AND 100", name="rank_range"),
        CheckConstraint("organization_id IS NULL OR employer = ''", name="one_employer"),
        Index("ix_graduate_outcomes_rank_id", "rank", "id"),
        Index("ix_graduate_outcomes_year_cut_off", "year", "cut_off"),
    )

    id: Mapped[intpk]
    student_id: Mapped[int] = mapped_column(ForeignKey("students.id", ondelete="CASCADE"))
    cut_off: Mapped[CutOff]
    year: Mapped[int]
    category: Mapped[str]
    rank: Mapped[int] = mapped_column(info={"audit": "skip"})
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    employer: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    post: Mapped[str] = mapped_column(default="")
    in_speciality: Mapped[bool | None]
    since: Mapped[date | None]
    contract_number: Mapped[str] = mapped_column(default="")
    contract_on: Mapped[date | None]
    proof: Mapped[OutcomeProof] = mapped_column(default=OutcomeProof.NONE)
    source: Mapped[OutcomeSource] = mapped_column(default=OutcomeSource.STAFF)
    # Staff alone read it.
    note: Mapped[long_text] = mapped_column(default="", info={"audit": "mask"})
    entered_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    student: Mapped[Student] = relationship()
    organization: Mapped[Organization | None] = relationship()
    entered_by: Mapped[User | None] = relationship()

    __mapper_args__: dict[str, Any] = {"version_id_col": version}

    @property
    def line(self) -> OutcomeCategory:
        """Return the line of the form the record stands in."""
        return BY_CODE[self.category]
