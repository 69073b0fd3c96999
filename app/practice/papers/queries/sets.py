"""Reading packed sets of papers."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.models import PracticePeriod
from app.practice.papers.models import PracticePaperSet
from app.practice.permissions import Permission

MOST_SETS = 10  # the newest packed files that a page shows


def sets_of(period: PracticePeriod) -> Sequence[PracticePaperSet]:
    """Return the newest packed files of a period."""
    statement = (
        select(PracticePaperSet)
        .where(PracticePaperSet.period_id == period.id)
        .order_by(PracticePaperSet.id.desc())
    )
    return db.session.scalars(statement.limit(MOST_SETS)).all()


def sets_before(moment: datetime) -> Sequence[PracticePaperSet]:
    """Return the packed files made before a moment."""
    return db.session.scalars(
        select(PracticePaperSet).where(PracticePaperSet.created_at < moment)
    ).all()


def get_set(set_id: int, *, visible_to: Viewer) -> PracticePaperSet:
    """Return a packed file for staff; raises NotFoundError."""
    found = db.session.get(PracticePaperSet, set_id)
    if found is None or not visible_to.can(Permission.PAPER_MANAGE):
        raise NotFoundError
    return found
