"""Reading what a person keeps of lists."""

from sqlalchemy import select

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.web.listing.models import SavedFilter, UndoStep


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


def get_undo_step(step_id: int, *, visible_to: Viewer) -> UndoStep:
    """Return the way back of an act of one's own; raises NotFoundError, also when it was used."""
    own = UndoStep.user_id == visible_to.id
    found = db.session.scalar(select(UndoStep).where(UndoStep.id == step_id, own))
    if found is None:
        raise NotFoundError
    return found
