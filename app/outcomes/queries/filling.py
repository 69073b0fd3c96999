"""Records that can be filled at once: of open days, nobody knows anything of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from app.extensions import db
from app.outcomes.enums import CutoffState
from app.outcomes.models import GraduateOutcome, MonitoringCutoff


def fillable(ids: Sequence[int], *, category: str | None = None) -> Select[Any]:
    """Select the records of open days with nothing known, or with the given category alone."""
    return (
        select(GraduateOutcome)
        .join(GraduateOutcome.cutoff)
        .where(
            GraduateOutcome.id.in_(ids),
            MonitoringCutoff.state == CutoffState.OPEN,
            GraduateOutcome.is_main,
            GraduateOutcome.category.is_(None)
            if category is None
            else GraduateOutcome.category == category,
        )
        .order_by(GraduateOutcome.id)
    )


def count_fillable(ids: Sequence[int]) -> int:
    """Count them."""
    found = fillable(ids).order_by(None).subquery()
    return db.session.scalar(select(func.count()).select_from(found)) or 0
