"""Row locks: what was read stays true until the transaction ends."""

from typing import Any, TypeVar

from sqlalchemy import Select, inspect
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm.exc import StaleDataError

from app.base.errors import NotFoundError
from app.base.session import current_session

Record = TypeVar("Record")


def lock(record: Any, *, shared: bool = False) -> None:
    """Read a record's own columns anew and keep others from changing it.

    `shared` lets several people rely on it at once. SQLite has no row locks and needs none: a
    writing transaction is alone there from its begin. Raises NotFoundError when somebody
    removed the record while this transaction waited for it.
    """
    state = inspect(record)
    columns = [column.key for column in state.mapper.column_attrs]
    try:
        state.session.refresh(record, columns, with_for_update={"read": shared})
    except InvalidRequestError as error:
        raise NotFoundError from error


def lock_rows(statement: Select[tuple[Record]], *, shared: bool = False) -> list[Record]:
    """Run a SELECT of records and hold its rows; its order is the order they are locked in.

    What is held by several at once (`shared`) is only relied on, so it is read anew.
    """
    if not shared:
        return list(current_session().scalars(statement.with_for_update()))
    entity = statement.column_descriptions[0]["entity"]
    held = statement.with_for_update(read=True, of=entity)
    return list(current_session().scalars(held.execution_options(populate_existing=True)))


def lock_unchanged(record: Any) -> None:
    """Lock a record for editing; raises StaleDataError (a 409) when it was changed since read."""
    version = record.version
    lock(record)
    if record.version != version:
        raise StaleDataError(f"{record.__tablename__} {record.id} was changed meanwhile")
