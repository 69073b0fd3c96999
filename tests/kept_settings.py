"""The cluster's settings, kept until a statement of this process changes them.

A site reads them again every few seconds, a test before each use: every request and every record
a factory makes would ask for them. What counts its statements still reads them each time.
"""

import re
from time import monotonic
from typing import Any

from sqlalchemy import Engine, event

from app.base import query_count
from app.settings import queries

CHANGING = re.compile(
    r"\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b.*\b(?:cluster_settings|letter_texts)\b"
)
INSTANT = 0.001  # what was read so shortly before a change is read again
_changing: set[int] = set()  # connections with a change that is not committed yet
_changed_at = [0.0]


def keep_settings() -> None:
    """Keep what was read until a connection of this process changes it."""
    queries._seconds = _seconds  # type: ignore[assignment]
    event.listen(Engine, "before_cursor_execute", _note)
    event.listen(Engine, "commit", _forget)
    event.listen(Engine, "rollback", _forget)


def _seconds() -> float:
    """Return how old what is kept may be."""
    keeps = not (_changing or query_count.under_way)
    return monotonic() - _changed_at[0] - INSTANT if keeps else 0.0


def _note(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
    if CHANGING.match(statement):
        _changing.add(id(connection.connection.driver_connection))
        _changed_at[0] = monotonic()


def _forget(connection: Any) -> None:
    known = id(connection.connection.driver_connection)
    if known in _changing:
        _changing.discard(known)
        _changed_at[0] = monotonic()
