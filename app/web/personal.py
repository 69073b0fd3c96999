"""What the house holds on people: each package declares its own tables, one package acts on them.

A declaration says which rows are about a person, what is told of them, and what erasure leaves.
The export, the erasure, the terms of keeping (`app/privacy/`) know no table by name.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString
from sqlalchemy import ColumnElement, Select, delete
from sqlalchemy.orm import InstrumentedAttribute

from app.base.declared import declare_once
from app.base.session import current_session
from app.extensions import Model

ERASED = "Данные удалены"  # what stands where a name was; stored, so it is not translated
ERASED_BIRTH_DATE = date(1900, 1, 1)
Reader = Callable[[Any], Any]


class Fate(StrEnum):
    """What erasure does to the rows about a person."""

    DELETE = "delete"
    BLANK = "blank"
    STAY = "stay"


@dataclass(frozen=True)
class PersonSource:
    """A table whose rows are people's cards.

    `kind` is the name in addresses and in `find`; `emails` and `account` are its columns with the
    person's addresses and the account that is the same person; `card` leads to the page.
    """

    kind: str
    model: type[Model]
    label: LazyString
    name: Reader
    card: Reader
    emails: tuple[InstrumentedAttribute[Any], ...] = ()
    account: InstrumentedAttribute[Any] | None = None

    def register(self, app: Flask) -> None:
        """Make the source known (called by the factory); raises ValueError for a kind's second."""
        declare_once(app, "people", self.kind, self)


@dataclass(frozen=True, eq=False)
class PersonalTable:
    """Rows of a table that are about a person, or name one.

    `by` are columns with the ids of people's cards (the own id, a foreign key), `addressed` those
    with a person's address, `named` those with a name alone, `within` a column with the id of a row
    of another declared table, `entity` a column with the name of a table and those with its ids;
    `where` gives a condition of its own for the ids of a person's cards by table. `texts` is prose
    in which the person may be named: it is emptied where the name stands. `made_by` only says who
    did something: the number stays, the account behind it has no name; `signed` are pairs of such a
    number and the name kept beside it.

    `blank` gives what erasure leaves in a column: a value, or a function of the row. `stays` says
    what remains and why; `hinders(rows)` names what forbids the erasure of the person. `hidden`
    columns go into no export: secrets. `is_secret_within`: what hangs on a record of the person is
    not told to them, as the vote of a council is not. `fields` are the words of columns that the
    log of changes does not know.
    """

    model: type[Model]
    title: LazyString
    by: tuple[InstrumentedAttribute[Any], ...] = ()
    addressed: tuple[InstrumentedAttribute[Any], ...] = ()
    named: tuple[InstrumentedAttribute[Any], ...] = ()
    within: InstrumentedAttribute[Any] | None = None
    entity: tuple[InstrumentedAttribute[Any], ...] = ()
    where: Callable[[Mapping[str, frozenset[int]]], ColumnElement[bool]] | None = None
    texts: tuple[InstrumentedAttribute[Any], ...] = ()
    made_by: tuple[InstrumentedAttribute[Any], ...] = ()
    signed: tuple[tuple[InstrumentedAttribute[Any], InstrumentedAttribute[Any]], ...] = ()
    fate: Fate = Fate.BLANK
    blank: Mapping[str, Any] = field(default_factory=dict)
    stays: LazyString | str = ""
    hinders: Callable[[Sequence[Any]], Sequence[str]] | None = None
    hidden: frozenset[str] = frozenset()
    is_secret_within: bool = False
    fields: Mapping[str, LazyString] = field(default_factory=dict)

    @property
    def table(self) -> str:
        """The table's name."""
        return str(self.model.__tablename__)

    def register(self, app: Flask) -> None:
        """Make the table known (called by the factory); raises ValueError for its second."""
        declare_once(app, "personal_tables", self.table, self)

    def left_in(self, row: Any, column: str) -> Any:
        """Return what erasure leaves in a column of a row."""
        left = self.blank[column]
        return left(row) if callable(left) else left


@dataclass(frozen=True)
class RetentionKind:
    """A kind of record, how long it is kept, and what becomes of it then.

    The college may set a term of its own in the settings; `reason` is what ours rests on.
    `past(day)` selects the records whose term began before a day and that are not done with yet.
    Without `anonymise` a record is treated as its table's erasure treats it; a card of
    `Package.personal_data` as the erasure of the person.
    """

    name: str
    label: LazyString
    months: int
    reason: LazyString | str
    past: Callable[[date], Select[Any]]
    anonymise: Callable[[Any], None] | None = None

    def register(self, app: Flask) -> None:
        """Make the kind known (called by the factory); raises ValueError for a name's second."""
        declare_once(app, "retention_kinds", self.name, self)


def drop_row(record: Any) -> None:
    """Remove a record without a line in the log of changes: for logs, links, finished work."""
    table = record.__table__
    keys = [column == getattr(record, column.key) for column in table.primary_key]
    current_session().execute(delete(table).where(*keys))


def people() -> dict[str, PersonSource]:
    """Return the sources of people by kind."""
    known: dict[str, PersonSource] = current_app.extensions.get("people", {})
    return known


def personal_tables() -> dict[str, PersonalTable]:
    """Return what is declared by table, from the floors up."""
    known: dict[str, PersonalTable] = current_app.extensions.get("personal_tables", {})
    return known


def retention_kinds() -> dict[str, RetentionKind]:
    """Return the kinds of kept records by name."""
    known: dict[str, RetentionKind] = current_app.extensions.get("retention_kinds", {})
    return known
