"""Reading what a change of seats needs: outcomes that are held, rows of a change."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from app.base.errors import NotFoundError
from app.base.locks import lock_rows
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.change_models import PlacementChange, SeatChange
from app.practice.models import Placement, PracticePeriod, PracticePlace


def list_held(period: PracticePeriod, ids: Collection[int]) -> list[Placement]:
    """Return the outcomes of some students, held until the transaction ends."""
    held = db.select(Placement).where(
        Placement.period_id == period.id, Placement.student_id.in_(ids)
    )
    return lock_rows(held.order_by(Placement.id))


def get_change(change_id: int, *, visible_to: Viewer) -> PlacementChange:
    """Return a change of seats for staff; raises NotFoundError."""
    change = db.session.get(PlacementChange, change_id) if visible_to.sees_all else None
    if change is None:
        raise NotFoundError
    return change


def list_rows(change: PlacementChange, ids: Collection[int] | None = None) -> Sequence[SeatChange]:
    """Return the students of a change, some of them when named (by the rows' ids)."""
    statement = (
        select(SeatChange)
        .where(SeatChange.change_id == change.id)
        .options(
            undefer(SeatChange.explanation),
            joinedload(SeatChange.after_place).joinedload(PracticePlace.organization),
        )
        .order_by(SeatChange.id)
    )
    if ids is not None:
        statement = statement.where(SeatChange.id.in_(ids))
    return db.session.scalars(statement).all()
