"""Two students who agreed to swap their places."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.practice.change_models import PlacementChange
from app.practice.changes.enums import SwapState
from app.practice.models import PracticePeriod, PracticePlace

if TYPE_CHECKING:
    from app.students.models import Student


class SwapProposal(Model):
    """One student proposes to another to swap; both places are those of that day."""

    __tablename__ = "practice_swaps"
    __table_args__ = (
        CheckConstraint("author_id <> other_id", name="two_students"),
        CheckConstraint("author_place_id <> other_place_id", name="two_places"),
    )

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="CASCADE"), index=True
    )
    author_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    other_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    author_place_id: Mapped[int] = mapped_column(
        ForeignKey("practice_places.id", ondelete="CASCADE"), index=True
    )
    other_place_id: Mapped[int] = mapped_column(
        ForeignKey("practice_places.id", ondelete="CASCADE"), index=True
    )
    state: Mapped[SwapState] = mapped_column(default=SwapState.PROPOSED)
    made_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    change_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_changes.id", ondelete="SET NULL"), index=True
    )
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()
    author: Mapped["Student"] = relationship(foreign_keys=[author_id])
    other: Mapped["Student"] = relationship(foreign_keys=[other_id])
    author_place: Mapped[PracticePlace] = relationship(foreign_keys=[author_place_id])
    other_place: Mapped[PracticePlace] = relationship(foreign_keys=[other_place_id])
    change: Mapped[PlacementChange | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
