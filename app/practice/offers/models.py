"""What a base is asked about one period by links: its places, and who has come."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model

if TYPE_CHECKING:
    from app.practice.models import PracticePeriod
    from app.practice.registry.models import PracticeBase


class PeriodBase(Model):
    """A base in a period: the record that links to it are about, with the days it was asked."""

    __tablename__ = "practice_period_bases"
    __table_args__ = (UniqueConstraint("period_id", "base_id"),)

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(ForeignKey("practice_periods.id", ondelete="CASCADE"))
    base_id: Mapped[int] = mapped_column(
        ForeignKey("practice_bases.id", ondelete="CASCADE"), index=True
    )
    places_asked_on: Mapped[date | None]
    arrival_asked_on: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)

    period: Mapped["PracticePeriod"] = relationship()
    base: Mapped["PracticeBase"] = relationship()
