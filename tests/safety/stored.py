"""What a request stored: the tables whose rows it added or took away, and kept so."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

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
