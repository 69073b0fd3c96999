"""Reading the cluster's list of positions."""

from typing import Any

from sqlalchemy import Select, func, select

from app.base.errors import NotFoundError
from app.base.identity import fold
from app.extensions import db
from app.jobfair.models import Position, Vacancy

POSITION_ORDERS: dict[str, Any] = {"name": Position.name_key, "level": Position.level}


def list_positions(*, archived: bool | None = None) -> Select[Any]:
    """Select (position, its vacancies) of the list, or of what left it; the caller orders them."""
    vacancies = select(func.count()).where(Vacancy.position_id == Position.id).scalar_subquery()
    is_out = Position.archived_on.is_not(None)
    return select(Position, vacancies).where(is_out if archived else ~is_out)


def position_choices(*, chosen: int | None = None) -> list[tuple[int, str]]:
    """Return (id, name) pairs of the list, by name; of those that left it what is `chosen`."""
    offered = Position.archived_on.is_(None) | (Position.id == (chosen or 0))
    statement = select(Position.id, Position.name).where(offered).order_by(Position.name_key)
    return [(id_, name) for id_, name in db.session.execute(statement)]


def find_position(position_id: int | None) -> Position | None:
    """Return a position, None when there is none."""
    return db.session.get(Position, position_id) if position_id else None


def get_position(position_id: int) -> Position:
    """Return a position; raises NotFoundError."""
    found = find_position(position_id)
    if found is None:
        raise NotFoundError
    return found


def positions_by_name() -> dict[str, int]:
    """Return the ids of all positions by their names as readers compare them."""
    rows = db.session.execute(select(Position.name, Position.id).order_by(Position.id))
    return {fold(name): id_ for name, id_ in rows}
