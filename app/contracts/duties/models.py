"""What employers confirm of the graduates who work by contracts."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.base.columns import intpk
from app.contracts.duties.enums import StillWorks
from app.contracts.models import TargetContract
from app.extensions import Model


class WorkConfirmation(Model):
    """What was said of a graduate's work in a calendar year; the last word of the year stays."""

    __tablename__ = "contract_confirmations"
    __table_args__ = (
        UniqueConstraint("contract_id", "year", name="uq_contract_confirmations_contract_year"),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year_range"),
        CheckConstraint(
            "still_works <> 'no' OR (left_on IS NOT NULL AND left_why <> '')", name="leaving_told"
        ),
        CheckConstraint("left_on >= since", name="days_in_order"),
    )

    id: Mapped[intpk]
    contract_id: Mapped[int] = mapped_column(ForeignKey(TargetContract.id, ondelete="CASCADE"))
    year: Mapped[int]
    still_works: Mapped[StillWorks]
    position: Mapped[str] = mapped_column(default="")
    since: Mapped[date | None]
    left_on: Mapped[date | None]
    left_why: Mapped[str] = mapped_column(default="")
    confirmed_at: Mapped[datetime]
