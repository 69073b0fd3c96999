"""Organizations that take part in a fair, with their stands."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.jobfair.models import Fair
from app.jobfair.venue.enums import MAX_TABLES, ParticipantState

if TYPE_CHECKING:
    from app.organizations.models import Organization


class FairParticipant(Model):
    """An organization at a fair; `tables` is how many talks its stand holds at one time.

    A stand is named as on the plan of the hall and is one participant's alone; it stays empty
    until staff gives one.
    """

    __tablename__ = "fair_participants"
    __table_args__ = (
        CheckConstraint(f"tables BETWEEN 1 AND {MAX_TABLES}", name="tables_range"),
        UniqueConstraint("fair_id", "organization_id"),
        Index(
            "uq_fair_participants_one_stand",
            "fair_id",
            "stand",
            unique=True,
            sqlite_where=text("stand <> ''"),
            postgresql_where=text("stand <> ''"),
        ),
    )

    id: Mapped[intpk]
    fair_id: Mapped[int] = mapped_column(ForeignKey("fairs.id", ondelete="RESTRICT"))
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    state: Mapped[ParticipantState] = mapped_column(default=ParticipantState.INVITED, index=True)
    stand: Mapped[str] = mapped_column(default="")
    tables: Mapped[int] = mapped_column(default=1)
    needs: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    fair: Mapped[Fair] = relationship()
    organization: Mapped["Organization"] = relationship()

    __mapper_args__ = {"version_id_col": version}
