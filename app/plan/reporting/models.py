"""Reports that were issued: which plan, which day; what they say is kept with their paper."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.plan.models import Plan


class PlanReport(Model):
    """An issued report of how a plan stood at the end of `as_of`."""

    __tablename__ = "plan_reports"
    __table_args__ = (Index("ix_plan_reports_plan_id_id", "plan_id", "id"),)

    id: Mapped[intpk]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    as_of: Mapped[date]

    plan: Mapped[Plan] = relationship()
