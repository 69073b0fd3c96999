"""Changes of seats after, or besides, a distribution: who did what to whom, and why."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.practice import rules
from app.practice.enums import MAX_SEATS, Basis, ChangeState, SeatsChangeKind
from app.practice.models import PracticePeriod, PracticePlace

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.students.models import Student


def _basis(name: str) -> Enum:
    """Return the type of one of two bases in a row: each CHECK needs a name of its own."""
    return Enum(
        Basis,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda kind: [member.value for member in kind],
    )


class PlacementChange(Model):
    """Seats that were changed at once, or are proposed to be: who did it, why, and its way back.

    `place_id` with the seats before and after is the place a repair was made for.
    """

    __tablename__ = "practice_changes"
    __table_args__ = (
        CheckConstraint(f"seats_before BETWEEN 0 AND {MAX_SEATS}", name="seats_before_range"),
        CheckConstraint(f"seats_after BETWEEN 0 AND {MAX_SEATS}", name="seats_after_range"),
    )

    id: Mapped[intpk]
    period_id: Mapped[int] = mapped_column(
        ForeignKey("practice_periods.id", ondelete="CASCADE"), index=True
    )
    distribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_distributions.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[SeatsChangeKind]
    state: Mapped[ChangeState] = mapped_column(default=ChangeState.APPLIED)
    reason: Mapped[str]
    place_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_places.id", ondelete="SET NULL"), index=True
    )
    seats_before: Mapped[int | None]
    seats_after: Mapped[int | None]
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info={"audit": "skip"})
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    period: Mapped[PracticePeriod] = relationship()
    place: Mapped[PracticePlace | None] = relationship()
    made_by: Mapped["User | None"] = relationship(foreign_keys=[made_by_id])
    undone_by: Mapped["User | None"] = relationship(foreign_keys=[undone_by_id])

    __mapper_args__ = {"version_id_col": version}


class SeatChange(Model):
    """One student in a change of seats: the outcome before and after.

    No basis before: the student had no outcome at all. `explanation` belongs to the outcome on the
    other side of the change: of the new one while it is proposed, of the former one once applied.
    """

    __tablename__ = "practice_seat_changes"
    __audited__ = False  # the placements it changes are audited
    __table_args__ = (UniqueConstraint("change_id", "student_id"),)

    id: Mapped[intpk]
    change_id: Mapped[int] = mapped_column(ForeignKey("practice_changes.id", ondelete="CASCADE"))
    student_id: Mapped[int] = mapped_column(
        ForeignKey("students.id", ondelete="RESTRICT"), index=True
    )
    before_place_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_places.id", ondelete="SET NULL"), index=True
    )
    before_basis: Mapped[Basis | None] = mapped_column(_basis("before_basis"))
    before_rank: Mapped[int | None]
    before_note: Mapped[str] = mapped_column(default="")
    after_place_id: Mapped[int | None] = mapped_column(
        ForeignKey("practice_places.id", ondelete="SET NULL"), index=True
    )
    after_basis: Mapped[Basis | None] = mapped_column(_basis("after_basis"))
    after_rank: Mapped[int | None]
    after_note: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
    is_forced: Mapped[bool] = mapped_column(default=False)
    explanation: Mapped[list[dict[str, Any]] | None] = mapped_column(
        JSON(none_as_null=True), deferred=True
    )

    change: Mapped[PlacementChange] = relationship()
    student: Mapped["Student"] = relationship()
    before_place: Mapped[PracticePlace | None] = relationship(foreign_keys=[before_place_id])
    after_place: Mapped[PracticePlace | None] = relationship(foreign_keys=[after_place_id])

    @property
    def before(self) -> rules.SeatOutcome | None:
        """Return what the student had."""
        if self.before_basis is None:
            return None
        return rules.SeatOutcome(
            self.before_place_id, self.before_basis, self.before_rank, self.before_note
        )

    @property
    def after(self) -> rules.SeatOutcome | None:
        """Return what the student has by the change."""
        if self.after_basis is None:
            return None
        return rules.SeatOutcome(
            self.after_place_id, self.after_basis, self.after_rank, self.after_note
        )
