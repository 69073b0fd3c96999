"""Scenarios of a period's distribution, and where each of them puts everybody."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.practice.enums import MAX_WISHES
from app.practice.models import Distribution, PracticePeriod
from app.practice.scenarios.enums import ScenarioLottery, ScenarioWay
from app.practice.scenarios.rules import ScenarioTerms

if TYPE_CHECKING:
    from app.students.models import Student


class DistributionScenario(Model):
    """One way to distribute: what was asked, what came out; nothing reaches students.

    Without `computed_at` the worker has it. `distribution` is the preview that was made of it.
    """

    __tablename__ = "practice_scenarios"
    __table_args__ = (UniqueConstraint("period_id", "title"),)

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    title: Mapped[str]
    algorithm: Mapped[ScenarioWay] = mapped_column(default=ScenarioWay.STUDENTS)
    lottery: Mapped[ScenarioLottery] = mapped_column(default=ScenarioLottery.SINGLE)
    with_minima: Mapped[bool] = mapped_column(default=True)
    with_limits: Mapped[bool] = mapped_column(default=True)
    with_pairs: Mapped[bool] = mapped_column(default=True)
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
    distribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_distributions.id", ondelete="SET NULL"), index=True
    )

    period: Mapped[PracticePeriod] = relationship()
    distribution: Mapped[Distribution | None] = relationship()

    @property
    def terms(self) -> ScenarioTerms:
        """Return how it is computed."""
        return ScenarioTerms(
            title=self.title,
            algorithm=self.algorithm,
            lottery=self.lottery,
            with_minima=self.with_minima,
            with_limits=self.with_limits,
            with_pairs=self.with_pairs,
        )


class ScenarioSeat(Model):
    """Where a scenario puts a student; `reason` is why the most wanted place was refused."""

    __tablename__ = "practice_scenario_seats"
    __audited__ = False  # nothing of it reaches anybody; the scenario is audited
    __table_args__ = (
        CheckConstraint(f"rank BETWEEN 1 AND {MAX_WISHES}", name="rank_range"),
        UniqueConstraint("scenario_id", "student_id"),
    )

    id: Mapped[intpk]
    scenario_id: Mapped[int] = mapped_column(
        ForeignKey("practice_scenarios.id", ondelete="CASCADE")
    )
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    place_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_places.id", ondelete="CASCADE"), index=True
    )
    rank: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")

    scenario: Mapped[DistributionScenario] = relationship()
    student: Mapped["Student"] = relationship()
