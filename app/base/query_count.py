"""Counting queries: list pages must cost the same for 10 rows and for 10,000."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

# The counts under way: nobody may save a statement by what it read before one of them.
under_way: list[list[str]] = []


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """Collect the statements that run inside the block."""
    statements: list[str] = []

    def remember(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", remember)
    under_way.append(statements)
    try:
        yield statements
    finally:
        under_way.pop()
        event.remove(Engine, "before_cursor_execute", remember)
