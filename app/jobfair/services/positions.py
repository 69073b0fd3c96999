"""Use cases of the cluster's list of positions."""

from datetime import date

from app.base.archiving import note_archived
from app.base.constraints import refusing
from app.base.identity import fold
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.errors import PositionTakenError
from app.jobfair.models import Position
from app.jobfair.permissions import Permission
from app.jobfair.queries.positions import positions_by_name
from app.jobfair.rules import PositionTerms
from app.jobfair.usual_positions import USUAL

_TAKEN = {"uq_fair_positions_name": PositionTakenError(field="name")}


def add_position(*, terms: PositionTerms, actor: Viewer) -> Position:
    """Add a position to the list; raises PositionTakenError."""
    require(actor, Permission.POSITION_MANAGE)
    _check_name(terms.name)
    position = Position()
    assign(position, terms)
    with refusing(_TAKEN):
        db.session.add(position)
    return position


def edit_position(position: Position, *, terms: PositionTerms, actor: Viewer) -> None:
    """Change a position; vacancies keep what they say. Raises PositionTakenError."""
    require(actor, Permission.POSITION_MANAGE)
    lock(position)
    if fold(terms.name) != fold(position.name):
        _check_name(terms.name)
    with refusing(_TAKEN):
        assign(position, terms)


def _check_name(name: str) -> None:
    if fold(name) in positions_by_name():
        raise PositionTakenError(field="name")


def archive_position(position: Position, *, actor: Viewer, today: date | None) -> None:
    """Take a position out of the list on a day, or bring it back with None."""
    require(actor, Permission.POSITION_MANAGE)
    lock(position)
    note_archived([position], today)


def add_usual_positions(*, actor: Viewer) -> int:
    """Add those of the usual positions that the list does not have; return how many."""
    require(actor, Permission.POSITION_MANAGE)
    known = positions_by_name()
    missing = [terms for terms in USUAL if fold(terms.name) not in known]
    for terms in missing:
        position = Position()
        assign(position, terms)
        db.session.add(position)
    db.session.flush()
    return len(missing)
