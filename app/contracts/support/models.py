"""What a customer supports a student by, measure by measure, and what was paid."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.base.money import MAX_KOPECKS
from app.contracts.enums import ContractParty
from app.contracts.models import TargetContract
from app.contracts.support.enums import PaymentState, SupportKind, SupportPeriod
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


class SupportPayment(Model):
    """A payment of a measure for a month (its first day); a sum in kopecks.

    A measure is paid once for a month. `due_on` is the day it had to be paid by; `told_by` is the
    party whose word the row stands on, None while it only waits.
    """

    __tablename__ = "contract_payments"
    __table_args__ = (
        UniqueConstraint("measure_id", "month", name="uq_contract_payments_measure_month"),
        CheckConstraint(f"amount BETWEEN 1 AND {MAX_KOPECKS}", name="amount_range"),
        CheckConstraint(
            "state NOT IN ('paid', 'returned') OR (document_on IS NOT NULL AND document <> '')",
            name="paid_by_document",
        ),
        CheckConstraint("state <> 'unpaid' OR reason <> ''", name="unpaid_has_reason"),
        Index("ix_contract_payments_month_id", "month", "id"),
        Index("ix_contract_payments_state_due_on", "state", "due_on"),
    )

    id: Mapped[intpk]
    measure_id: Mapped[int] = mapped_column(ForeignKey("contract_support.id", ondelete="CASCADE"))
    month: Mapped[date]
    amount: Mapped[int]
    due_on: Mapped[date]
    state: Mapped[PaymentState]
    document: Mapped[str] = mapped_column(default="")
    document_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    told_by: Mapped[ContractParty | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    measure: Mapped[SupportMeasure] = relationship()

    __mapper_args__ = {"version_id_col": version}
