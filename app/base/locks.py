"""Row locks: what was read stays true until the transaction ends."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm.exc import StaleDataError


def lock(record: Any, *, shared: bool = False) -> None:
    """Read a record's own columns anew and keep others from changing it.

    `shared` lets several people rely on it at once. SQLite has no row locks and needs none: a
    writing transaction is alone there from its begin.
    """
    state = inspect(record)
    columns = [column.key for column in state.mapper.column_attrs]
    state.session.refresh(record, columns, with_for_update={"read": shared})


def lock_unchanged(record: Any) -> None:
    """Lock a record for editing; raises StaleDataError (a 409) when it was changed since read."""
    version = record.version
    lock(record)
    if record.version != version:
        raise StaleDataError(f"{record.__tablename__} {record.id} was changed meanwhile")
