"""What was stored: rows of every table, and the tables one request added to or took from."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Engine, Select, event, func, select

from app.extensions import db

CHANGING = re.compile(r"\s*(?:INSERT INTO|REPLACE INTO|DELETE FROM) \"?(\w+)")


class Stored:
    """Tables with rows added or removed for good; of a transaction taken back nothing is left."""

    def __init__(self) -> None:
        self.tables: set[str] = set()
        self._open: dict[Any, list[str]] = {}
        self._points: dict[Any, dict[str, int]] = {}

    def clear(self) -> None:
        """Forget what was stored until now."""
        self.tables.clear()

    def note(self, connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        """Remember a statement that adds or removes rows."""
        if found := CHANGING.match(statement):
            self._open.setdefault(_of(connection), []).append(found[1])

    def begin_part(self, connection: Any, name: str) -> None:
        """Remember where a savepoint is."""
        of = _of(connection)
        self._points.setdefault(of, {})[name] = len(self._open.get(of, ()))

    def drop_part(self, connection: Any, name: str, _context: Any) -> None:
        """Forget what came after a savepoint."""
        of = _of(connection)
        del self._open.get(of, [])[self._points.get(of, {}).get(name, 0) :]

    def keep(self, connection: Any) -> None:
        """What a transaction did stands."""
        self.tables.update(self._open.pop(_of(connection), ()))

    def drop(self, connection: Any) -> None:
        """What a transaction did is undone."""
        self._open.pop(_of(connection), None)


def _of(connection: Any) -> Any:
    return connection.connection.driver_connection


@contextmanager
def noting_what_is_stored() -> Iterator[Stored]:
    """Watch every connection within the block."""
    stored = Stored()
    listeners = {
        "after_cursor_execute": stored.note,
        "savepoint": stored.begin_part,
        "rollback_savepoint": stored.drop_part,
        "commit": stored.keep,
        "rollback": stored.drop,
    }
    for name, listener in listeners.items():
        event.listen(Engine, name, listener)
    try:
        yield stored
    finally:
        for name, listener in listeners.items():
            event.remove(Engine, name, listener)


def rows_by_table() -> dict[str, int]:
    """Return how many rows each table has, in one query."""
    found = dict(db.session.execute(_counting()).mappings().one())
    db.session.rollback()
    return found


@cache
def _counting() -> Select[Any]:
    rows = (
        select(func.count()).select_from(table).scalar_subquery().label(table.name)
        for table in db.metadata.sorted_tables
    )
    return select(*rows)
