"""How connections behave: SQLite is made as strict as it can be, PostgreSQL does not compile."""

import logging
import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event

log = logging.getLogger(__name__)

SAFE_SQLITE = (3, 51, 3)
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
)


def configure_engine(engine: Engine) -> None:
    """Install the connection settings on an engine (once per engine)."""
    if engine.dialect.name != "sqlite":
        event.listen(engine, "connect", _prepare_postgresql)
        return
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)


def warn_about_old_sqlite() -> None:
    """Say once at start that this SQLite has the WAL-reset fault (docs/operations.md)."""
    if sqlite3.sqlite_version_info < SAFE_SQLITE:
        log.warning(
            "SQLite %s is older than 3.51.3 and can lose the last commits when a write-ahead log "
            "is reset under load; see docs/operations.md",
            sqlite3.sqlite_version,
        )


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # pysqlite's own transactions begin too late; ours begin in `_begin_sqlite`.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)
    # SQLite's own lower() knows ASCII only: Cyrillic would not compare.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    # A page's statement runs for milliseconds; compiling a wide one takes tens of them.
    connection.execute("SET jit = off")
    connection.commit()


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _begin_sqlite(connection: Connection) -> None:
    mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
