"""The rows of a test's database: emptied after each test; those dear to make are kept and put back.

The worlds of the walks come out of some hundred factories, the same each time: the first test of a
process that asks for one makes it and keeps what the tables hold; those after it get the rows.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Table,
    TextClause,
    exists,
    literal_column,
    select,
    text,
    union_all,
)

from app.extensions import db

Made = TypeVar("Made")
Rows = list[tuple[Table, list[dict[str, Any]]]]

_kept: dict[tuple[str, str], tuple[Rows, Any]] = {}


def empty_written_tables() -> None:
    """Empty the tables that have rows; asked of the database, which knows every writer."""
    with db.engine.begin() as connection:
        written = _written_tables(connection)
        for table in reversed(_tables()) if written else ():
            if table.name in written:
                connection.execute(table.delete())


def made_once(name: str, make: Callable[[], Made]) -> Made:
    """Return what `make` returns, with the rows that it leaves in an empty database.

    What it returns is handed to many tests: ids and plain values, no records. Beside rows that are
    there already it is made anew.
    """
    db.session.commit()
    with db.engine.connect() as connection:
        if _written_tables(connection):
            return make()
    key = (str(db.engine.url), name)
    if key not in _kept:
        made = make()
        db.session.commit()
        _kept[key] = _rows(), made
    else:
        _put_back(_kept[key][0])
    return _kept[key][1]


def _rows() -> Rows:
    with db.engine.connect() as connection:
        written = _written_tables(connection)
        return [
            (table, [dict(row) for row in connection.execute(select(table)).mappings()])
            for table in _tables()
            if table.name in written
        ]


def _put_back(rows: Rows) -> None:
    """Insert rows in whatever order: what they point at is there in the end."""
    with db.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        for table, records in rows:
            connection.execute(table.insert(), records)


def _written_tables(connection: Connection) -> set[str]:
    return set(connection.scalars(_written()))


@cache
def _tables() -> tuple[Table, ...]:
    """Return the tables, what is pointed at first; sorting them anew each time is slow."""
    return tuple(db.metadata.sorted_tables)


@cache
def _written() -> TextClause:
    """Ask each table whether it has a row: as text, for looking up its compiled form is slow."""
    asked = (
        select(literal_column(f"'{table.name}'")).where(
            exists(select(literal_column("1")).select_from(table))
        )
        for table in _tables()
    )
    return text(str(union_all(*asked)))
