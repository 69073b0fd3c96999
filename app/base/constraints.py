"""Refusals of the database, told apart by the name of the constraint that refused."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from flask import current_app
from sqlalchemy import Index, MetaData, Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError

from app.base.errors import DomainError
from app.base.session import current_session

_SQLITE = re.compile(r"(?P<kind>UNIQUE|CHECK) constraint failed: (?P<what>.+)")


@contextmanager
def refusing(errors: Mapping[str, DomainError]) -> Iterator[None]:
    """Flush the block's changes; raise the error that belongs to the constraint they broke.

    The keys are names of constraints and unique indexes. The block is undone alone (a
    savepoint), the transaction goes on. A broken constraint without an error of its own is
    raised as it came: a defect, or two people in the same moment.
    """
    session = current_session()
    try:
        with session.begin_nested():
            yield
            session.flush()
    except IntegrityError as error:
        refusal = errors.get(broken_constraint(error) or "")
        if refusal is None:
            raise
        raise refusal from error


@contextmanager
def refusing_all(error: DomainError) -> Iterator[None]:
    """Flush the block's changes; raise the error whichever constraint they broke.

    For what is done over tables of others, whose constraints nobody here knows by name. The block
    is undone alone, as by `refusing`.
    """
    session = current_session()
    try:
        with session.begin_nested():
            yield
            session.flush()
    except IntegrityError as refusal:
        raise error from refusal


def broken_constraint(error: IntegrityError) -> str | None:
    """Return the name of the constraint an error speaks of, None when it names none.

    SQLite names the columns of a UNIQUE constraint, not the constraint, and nothing at all of
    a foreign key.
    """
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        name: str | None = diagnosis.constraint_name
        return name
    found = _SQLITE.search(str(error.orig))
    if found is None:
        return None
    what = found["what"]
    if found["kind"] == "CHECK":
        return what
    if what.startswith("index "):
        return what.removeprefix("index ").strip("'")
    return _named_by_columns(what)


def _metadata() -> MetaData:
    metadata: MetaData = current_app.extensions["sqlalchemy"].metadata
    return metadata


def _named_by_columns(what: str) -> str | None:
    columns = [column.rpartition(".") for column in what.split(", ")]
    table = _metadata().tables.get(columns[0][0])
    return _unique_name(table, {name for _, _, name in columns}) if table is not None else None


def _unique_name(table: Table, columns: set[str]) -> str | None:
    kinds = (*table.constraints, *table.indexes)
    names = (
        str(one.name)
        for one in kinds
        if (isinstance(one, UniqueConstraint) or (isinstance(one, Index) and one.unique))
        and {column.name for column in one.columns} == columns
    )
    return next(names, None)
