"""Everything that points to a record, found by the schema itself: no package has to be asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Table

from app.base.columns import metadata

# The log tells what was, and search words are made from the record itself; pairs name both.
_LEFT_ALONE = frozenset({"audit_entries", "search_words", "twin_pairs", "merges"})


@dataclass(frozen=True)
class Reference:
    """A column that holds ids of a table's records.

    By foreign key, or beside a column `entity` that names the table.
    """

    table: Table
    column: Column[int]
    by_name: bool = False


def references_to(table: str) -> Iterator[Reference]:
    """Yield every column that may hold the id of a record of the table, children after parents."""
    for other in metadata.sorted_tables:
        if other.name in _LEFT_ALONE or other.name == table:
            continue
        for column in other.columns:
            if any(key.column is metadata.tables[table].c.id for key in column.foreign_keys):
                yield Reference(other, column)
        if {"entity", "entity_id"} <= set(other.columns.keys()):
            yield Reference(other, other.c.entity_id, by_name=True)
