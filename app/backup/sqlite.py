"""Copying an SQLite database while it is in use, and putting a copy back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from app.backup.errors import DamagedError
from app.backup.tables import count_rows

KIND = "sqlite"


def dump(engine: Engine, target: Path) -> dict[str, int]:
    """Copy the database, as of one moment, to a file; return the rows of the copy's tables."""
    with closing(_open(engine)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
    return _counts(target)


def load(engine: Engine, source: Path) -> None:
    """Replace the database's contents with the file's in one transaction.

    Processes that have it open see the new contents. Raises DamagedError when the file is not
    a sound database.
    """
    engine.dispose()
    with closing(sqlite3.connect(source)) as copy, closing(_open(engine)) as live:
        _check(copy)
        copy.backup(live)


def _open(engine: Engine) -> sqlite3.Connection:
    return sqlite3.connect(str(engine.url.database))


def _counts(path: Path) -> dict[str, int]:
    with create_engine(f"sqlite:///{path}", poolclass=NullPool).connect() as connection:
        return count_rows(connection)


def _check(copy: sqlite3.Connection) -> None:
    try:
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        orphans = copy.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        raise DamagedError from error
    if not sound or orphans:
        raise DamagedError
