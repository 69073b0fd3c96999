"""Changing what a person keeps of lists: everybody the own, nobody another's."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from app.base.constraints import refusing
from app.base.errors import DomainError
from app.base.viewer import Viewer
from app.extensions import db
from app.web.listing import queries
from app.web.listing.models import SavedFilter, UndoStep


class FilterNameTakenError(DomainError):
    """The person has a saved filter of that name for this list."""

    message = _l("Отбор с таким названием у вас уже есть.")


def save_filter(*, title: str, path: str, query: str, actor: Viewer) -> SavedFilter:
    """Keep a list's present conditions under a name; raises FilterNameTakenError."""
    saved = SavedFilter(user_id=actor.id, title=title, path=path, query=query)
    taken = {"uq_saved_filters_user_id_path_title": FilterNameTakenError(field="title")}
    with refusing(taken):
        db.session.add(saved)
    return saved


def forget_filter(saved: SavedFilter, *, actor: Viewer) -> None:
    """Drop a saved filter of one's own."""
    if saved.user_id == actor.id:
        db.session.delete(saved)
        db.session.flush()


def keep_undo(act: str, payload: Mapping[str, Any], *, actor: Viewer) -> UndoStep:
    """Keep what taking an act back needs; what is older than an hour goes."""
    own = UndoStep.user_id == actor.id
    db.session.execute(delete(UndoStep).where(own, queries.is_expired()))
    step = UndoStep(user_id=actor.id, act=act, payload=dict(payload))
    db.session.add(step)
    db.session.flush()
    return step


def use_undo(step: UndoStep, *, actor: Viewer) -> Mapping[str, Any]:
    """Give an act's way back out for its only use."""
    payload: Mapping[str, Any] = step.payload
    if step.user_id == actor.id:
        db.session.delete(step)
        db.session.flush()
    return payload
