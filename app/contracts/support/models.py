"""What a customer supports a student by, measure by measure."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.base.money import MAX_KOPECKS
from app.contracts.models import TargetContract
from app.contracts.support.enums import SupportKind, SupportPeriod
from app.extensions import Model


class SupportMeasure(Model):
    """A measure of support; money in kopecks for each period, None for what is given in kind.

    Without its own days a measure lasts as long as the training; `pay_day` is the day of the month.
    """

    __tablename__ = "contract_support"
    __table_args__ = (
        CheckConstraint(f"amount BETWEEN 1 AND {MAX_KOPECKS}", name="amount_range"),
        CheckConstraint("amount IS NULL OR period IS NOT NULL", name="sum_has_period"),
        CheckConstraint("kind <> 'monthly_payment' OR amount IS NOT NULL", name="payment_has_sum"),
        CheckConstraint("kind <> 'other' OR text <> ''", name="other_is_told"),
        CheckConstraint("ends_on >= starts_on", name="days_in_order"),
        CheckConstraint("pay_day BETWEEN 1 AND 31", name="pay_day_range"),
    )

    id: Mapped[intpk]
    contract_id: Mapped[int] = mapped_column(
        ForeignKey("target_contracts.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[SupportKind]
    text: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[int | None]
    period: Mapped[SupportPeriod | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    condition: Mapped[str] = mapped_column(Text, default="")
    pay_day: Mapped[int | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    contract: Mapped[TargetContract] = relationship(back_populates="support")

    __mapper_args__ = {"version_id_col": version}
