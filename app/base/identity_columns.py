"""Columns that hold the identity of a record, kept in step with what it is made of."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Text, event
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import MappedColumn, Mapper, mapped_column

MADE_BY = "identity_made_by"


def identity_column(make: Callable[..., str], *names: str) -> MappedColumn[str]:
    """Return an indexed column that holds `make(…)` of other columns, kept in step with them.

    Records with one identity look like one to a person: who enters the second is asked.
    """

    def for_insert(context: DefaultExecutionContext) -> str:
        values = context.get_current_parameters()  # type: ignore[no-untyped-call]
        return make(*(values.get(name) for name in names))

    # The default serves inserts in bulk, which no flush sees.
    info = {MADE_BY: (make, names), "audit": "skip"}
    return mapped_column(Text, default=for_insert, index=True, info=info)


@event.listens_for(Mapper, "before_insert")
@event.listens_for(Mapper, "before_update")
def _refresh(mapper: Mapper[Any], _connection: Connection, record: object) -> None:
    for key, make, names in _identities_of(mapper):
        setattr(record, key, make(*(getattr(record, name) for name in names)))


@lru_cache(maxsize=500)
def _identities_of(
    mapper: Mapper[Any],
) -> list[tuple[str, Callable[..., str], tuple[str, ...]]]:
    marked = ((one.key, one.columns[0].info.get(MADE_BY)) for one in mapper.column_attrs)
    return [(key, *made) for key, made in marked if made]
