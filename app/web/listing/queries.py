"""Reading what a person keeps of lists."""

from datetime import timedelta

from sqlalchemy import ColumnElement, select

from app.base.clock import true_now
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.web.listing.models import SavedFilter, UndoStep

UNDO_HOURS = 1


def list_saved_filters(owner: Viewer, *, path: str) -> list[SavedFilter]:
    """Return a person's saved filters of one list, by name."""
    found = select(SavedFilter).where(SavedFilter.user_id == owner.id, SavedFilter.path == path)
    return list(db.session.scalars(found.order_by(SavedFilter.title)))


def get_saved_filter(filter_id: int, *, visible_to: Viewer) -> SavedFilter:
    """Return one's own saved filter; raises NotFoundError."""
    own = SavedFilter.user_id == visible_to.id
    found = db.session.scalar(select(SavedFilter).where(SavedFilter.id == filter_id, own))
    if found is None:
        raise NotFoundError
    return found


def is_expired() -> ColumnElement[bool]:
    """Return the condition that the way back of an act is closed."""
    return UndoStep.created_at < true_now() - timedelta(hours=UNDO_HOURS)


def get_undo_step(step_id: int, *, visible_to: Viewer) -> UndoStep:
    """Return the way back of an act of one's own; raises NotFoundError, also when it was used.

    What is older than an hour is gone: others have worked on since.
    """
    own = (UndoStep.user_id == visible_to.id) & ~is_expired()
    found = db.session.scalar(select(UndoStep).where(UndoStep.id == step_id, own))
    if found is None:
        raise NotFoundError
    return found
