"""Sealing what is sealed by the first key: after a key was put before the others."""

from typing import Any

from sqlalchemy import Column, Table, Text, bindparam, type_coerce, update

from app.base.sealed import reseal
from app.base.transactions import transaction
from app.extensions import db
from app.privacy.queries.sealed import list_tokens, sealed_columns

BATCH = 500


def rotate_keys() -> int:
    """Seal every text by the first key, batch after batch; return how many.

    What somebody changes meanwhile is sealed by the first key already and is left alone. Raises
    KeyLostError for a text that none of the keys opens: the batches before it stay.
    """
    return sum(_rotate_column(table, column) for table, column in sealed_columns())


def _rotate_column(table: Table, column: Column[Any]) -> int:
    last, done = 0, 0
    token = type_coerce(column, Text)
    change = (
        update(table)
        .where(table.c.id == bindparam("row"), token == bindparam("former", type_=Text))
        .values({column.name: type_coerce(bindparam("new", type_=Text), Text)})
    )
    while True:
        with transaction():
            rows = list_tokens(table, column, after=last, most=BATCH)
            if not rows:
                return done
            new = [{"row": one[0], "former": one[1], "new": reseal(one[1])} for one in rows]
            db.session.connection().execute(change, new)
        last, done = rows[-1][0], done + len(rows)
