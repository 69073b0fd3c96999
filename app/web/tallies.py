"""Numbers that many packages need for one page: asked together, by one statement."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import FromClause, Select, select, true

from app.base.viewer import Viewer
from app.extensions import db

Value = TypeVar("Value")
Numbers = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class PageTally:
    """Numbers a package shows on the dashboard, read with those of all others.

    `select` gives a statement of exactly one row, None for a person who is not told. What asks for
    the numbers elsewhere, or without having declared them, gets them by a statement of their own.
    """

    select: Callable[[Viewer], Select[Any] | None]

    def row(self, viewer: Viewer) -> Numbers | None:
        """Return the numbers; None for a person who is not told."""
        together = _together.get()
        if together and self in together.rows:
            return together.rows[self]
        statement = self.select(viewer)
        return None if statement is None else tuple(db.session.execute(statement).one())

    def number(self, viewer: Viewer) -> int:
        """Return the only number; 0 for a person who is not told."""
        row = self.row(viewer)
        return int(row[0] or 0) if row else 0


class _Together:
    def __init__(self, rows: dict[PageTally, Numbers | None]) -> None:
        self.rows = rows
        self.made: dict[str, Any] = {}


_together: ContextVar[_Together | None] = ContextVar("tallies_together", default=None)


@contextmanager
def read_together(tallies: Iterable[PageTally], viewer: Viewer) -> Iterator[None]:
    """Read all tallies at once, and let the block find them."""
    together = _Together({})
    token = _together.set(together)
    try:
        together.rows = _read(tallies, viewer)
        yield
    finally:
        _together.reset(token)


def shared(name: str, make: Callable[[], Value]) -> Value:
    """Return what `make` gives, made once for all parts of one dashboard that ask for it."""
    together = _together.get()
    if together is None:
        return make()
    if name not in together.made:
        together.made[name] = make()
    value: Value = together.made[name]
    return value


def _read(tallies: Iterable[PageTally], viewer: Viewer) -> dict[PageTally, Numbers | None]:
    rows: dict[PageTally, Numbers | None] = {}
    asked: dict[PageTally, int] = {}
    columns: list[Any] = []
    source: FromClause | None = None
    for tally in tallies:
        rows[tally] = None
        if (statement := tally.select(viewer)) is None:
            continue
        asked[tally] = len(statement.selected_columns)
        if asked[tally] == 1:
            columns.append(statement.scalar_subquery())
            continue
        row = statement.subquery()
        columns += row.c
        source = row if source is None else source.join(row, true())
    if columns:
        whole = select(*columns)
        found = iter(
            db.session.execute(whole.select_from(source) if source is not None else whole).one()
        )
        rows |= {tally: tuple(next(found) for _ in range(width)) for tally, width in asked.items()}
    return rows
