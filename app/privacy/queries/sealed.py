"""Reading sealed texts as they lie: tokens, not what they say."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table, Text, select, type_coerce

from app.base.sealed import SealedText
from app.extensions import db


def sealed_columns() -> Iterator[tuple[Table, Column[Any]]]:
    """Return every column of the site whose texts are sealed."""
    for table in db.metadata.sorted_tables:
        yield from ((table, one) for one in table.columns if isinstance(one.type, SealedText))


def list_tokens(
    table: Table, column: Column[Any], *, after: int, most: int
) -> list[tuple[int, str]]:
    """Return the next (id, token) pairs of a column, by id."""
    token = type_coerce(column, Text)
    statement = select(table.c.id, token.label("token")).where(table.c.id > after, token != "")
    found = db.session.execute(statement.order_by(table.c.id).limit(most))
    return [(row.id, row.token) for row in found]
