"""Matchings of a fair and where each of them puts everybody."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.jobfair.enums import MAX_RANK
from app.jobfair.models import Fair, Vacancy
from app.jobfair.placement.enums import MatchingState, MatchingWay
from app.jobfair.placement.rules import MatchingTerms

if TYPE_CHECKING:
    from app.students.models import Student


class FairMatching(Model):
    """A way to match a fair's two sides: what was asked, what came out, whether it became offers.

    Without `computed_at` the worker has it. `answer_until` is the last day to answer its offers.
    """

    __tablename__ = "fair_matchings"
    __table_args__ = (
        CheckConstraint(
            "state <> 'published' OR (published_at IS NOT NULL AND answer_until IS NOT NULL)",
            name="published_when",
        ),
        UniqueConstraint("fair_id", "title"),
    )

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="CASCADE"))
    title: Mapped[str]
    way: Mapped[MatchingWay] = mapped_column(default=MatchingWay.STUDENTS)
    with_untalked: Mapped[bool] = mapped_column(default=True)
    state: Mapped[MatchingState] = mapped_column(default=MatchingState.DRAFT)
    seed: Mapped[int] = mapped_column(BigInteger, default=0)
    digest: Mapped[str] = mapped_column(default="")
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    instance: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), deferred=True, info={"audit": "skip"}
    )
    result: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), deferred=True, info={"audit": "skip"}
    )
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    computed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    answer_until: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    fair: Mapped[Fair] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def terms(self) -> MatchingTerms:
        """Return how it is computed."""
        return MatchingTerms(self.title, self.way, self.with_untalked)


class FairMatchingSeat(Model):
    """Where a matching puts a graduate; `refusals` say why not what was wished more.

    `paper` is what a seat rests on that was kept for the graduate: no wish led there.
    """

    __tablename__ = "fair_matching_seats"
    __audited__ = False  # the matching is audited, and what reaches people are offers
    __table_args__ = (
        CheckConstraint(f"rank BETWEEN 1 AND {MAX_RANK}", name="rank_range"),
        UniqueConstraint("matching_id", "student_id"),
    )

    id: Mapped[intpk]
    matching_id: Mapped[int] = mapped_column(ForeignKey("fair_matchings.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    vacancy_id: Mapped[int | None] = mapped_column(
        ForeignKey("vacancies.id", ondelete="CASCADE"), index=True
    )
    rank: Mapped[int | None]
    paper: Mapped[str] = mapped_column(default="")
    refusals: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    matching: Mapped[FairMatching] = relationship()
    student: Mapped["Student"] = relationship()
    vacancy: Mapped[Vacancy | None] = relationship()
