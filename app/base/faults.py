"""What an error of the database means: told apart by its own code, never by guessing."""

import sqlite3
from enum import StrEnum

from sqlalchemy.exc import DBAPIError, OperationalError


class Fault(StrEnum):
    """Why a statement failed, when it is neither the statement's nor the data's own fault."""

    CONFLICT = "conflict"  # a deadlock or a serialization failure: the same again may succeed
    LOCKED = "locked"  # somebody else held the rows for too long
    SCHEMA = "schema"  # a table or a column is missing: the migrations were not run
    AWAY = "away"  # the server, the connection or the disk is gone
    OTHER = "other"


# https://www.postgresql.org/docs/current/errcodes-appendix.html
_BY_STATE = {
    "40001": Fault.CONFLICT,
    "40P01": Fault.CONFLICT,
    "55P03": Fault.LOCKED,
    "57014": Fault.LOCKED,  # statement_timeout
    "42P01": Fault.SCHEMA,
    "42703": Fault.SCHEMA,
}
# Connections (08), resources such as memory and disk (53), an operator's intervention such as a
# shutdown (57), the system's own input and output (58).
_AWAY_CLASSES = {"08", "53", "57", "58"}
# https://www.sqlite.org/rescode.html, the primary codes
_BY_CODE = {
    sqlite3.SQLITE_BUSY: Fault.LOCKED,
    sqlite3.SQLITE_LOCKED: Fault.LOCKED,
    sqlite3.SQLITE_CANTOPEN: Fault.AWAY,
    sqlite3.SQLITE_FULL: Fault.AWAY,
    sqlite3.SQLITE_IOERR: Fault.AWAY,
    sqlite3.SQLITE_READONLY: Fault.AWAY,
    sqlite3.SQLITE_CORRUPT: Fault.AWAY,
    sqlite3.SQLITE_NOTADB: Fault.AWAY,
}
_MISSING = ("no such table", "no such column", "has no column named")


def fault_of(error: DBAPIError) -> Fault:
    """Tell what kind of fault an error is."""
    if isinstance(error.orig, sqlite3.Error):
        return _of_sqlite(error.orig)
    state: str | None = getattr(error.orig, "sqlstate", None)
    if state in _BY_STATE:
        return _BY_STATE[state]
    if error.connection_invalidated or (state or "")[:2] in _AWAY_CLASSES:
        return Fault.AWAY
    # The driver itself could not connect, or lost the connection before an answer came.
    lost = state is None and isinstance(error, OperationalError)
    return Fault.AWAY if lost else Fault.OTHER


def _of_sqlite(error: sqlite3.Error) -> Fault:
    if any(words in str(error) for words in _MISSING):
        return Fault.SCHEMA
    if "no such savepoint" in str(error):
        return Fault.AWAY  # a full or failing disk made SQLite give up the whole transaction
    code = getattr(error, "sqlite_errorcode", None)
    return _BY_CODE.get(code & 0xFF, Fault.OTHER) if code is not None else Fault.OTHER
