"""The order on awarding, the ceremony of a round, and who received what."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Optional

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.awards.ceremony.enums import HandoverWay, ProgrammeOrder
from app.awards.enums import Awarder
from app.awards.models import Award, AwardRound
from app.base.columns import intpk, long_text
from app.extensions import Model

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.organizations.models import Organization


class AwardOrder(Model):
    """The order a round's awards rest on; what it says is its paper. One number a year."""

    __tablename__ = "award_orders"
    __table_args__ = (
        UniqueConstraint("year", "number", name="uq_award_orders_number"),
        CheckConstraint("year BETWEEN 2000 AND 2100", name="year_range"),
        CheckConstraint(
            "(awarder = 'college') = (organization_id IS NULL)", name="awarder_organization"
        ),
    )

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(
        ForeignKey("award_rounds.id", ondelete="RESTRICT"), unique=True
    )
    year: Mapped[int] = mapped_column(info={"audit": "skip"})  # of signed_on
    number: Mapped[str]
    signed_on: Mapped[date]
    awarder: Mapped[Awarder] = mapped_column(default=Awarder.COLLEGE)
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    round: Mapped[AwardRound] = relationship()
    organization: Mapped[Optional["Organization"]] = relationship()

    __mapper_args__ = {"version_id_col": version}


class AwardCeremony(Model):
    """When and where a round's awards are handed over; its day is the round's own."""

    __tablename__ = "award_ceremonies"

    id: Mapped[intpk]
    round_id: Mapped[int] = mapped_column(
        ForeignKey("award_rounds.id", ondelete="CASCADE"), unique=True
    )
    starts_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[long_text] = mapped_column(default="")
    programme: Mapped[ProgrammeOrder] = mapped_column(default=ProgrammeOrder.RISING)
    invited_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    round: Mapped[AwardRound] = relationship()

    __mapper_args__ = {"version_id_col": version}


class AwardHandover(Model):
    """An award reached whom it was given to: when, how, into whose hands."""

    __tablename__ = "award_handovers"
    __table_args__ = (
        CheckConstraint("way <> 'by_proxy' OR received_by <> ''", name="proxy_has_name"),
    )

    id: Mapped[intpk]
    award_id: Mapped[int] = mapped_column(ForeignKey("awards.id", ondelete="CASCADE"), unique=True)
    handed_on: Mapped[date]
    way: Mapped[HandoverWay] = mapped_column(default=HandoverWay.IN_PERSON)
    received_by: Mapped[str] = mapped_column(default="")
    noted_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    award: Mapped[Award] = relationship()
    noted_by: Mapped[Optional["User"]] = relationship()

    __mapper_args__ = {"version_id_col": version}
