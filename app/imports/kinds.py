"""What a package declares about a spreadsheet of its records; everything else is done here once."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask import Flask, current_app, url_for
from flask_babel import LazyString

from app.base.errors import NotFoundError
from app.base.identity import fold
from app.base.viewer import Viewer

Text = LazyString | str
Values = Mapping[str, Any]
"""What a row or a record says, by the fields of its kind; what is not said is not there."""


@dataclass(frozen=True)
class ImportColumn:
    """A column people may send: its field, how its heading is worded, what its cells mean.

    `words` are headings people write besides the title; `read` makes a value of a cell's text
    (see `readers.py`). A new record needs what is `required`. `telling`: the cells alone give the
    column away, whatever the heading says.
    """

    field: str
    title: Text
    read: Callable[[str], Any]
    words: tuple[str, ...] = ()
    required: bool = False
    example: str = ""
    telling: bool = False


@dataclass(frozen=True)
class ImportOption:
    """Something a person may tick before the rows go in."""

    name: str
    label: Text
    hint: Text = ""


@dataclass(frozen=True)
class RowProblem:
    """Why a row is refused: the letter of its column, a code, and words for the person."""

    column: str | None
    code: str
    message: str

    def as_json(self) -> dict[str, Any]:
        """Return the problem as it is kept and printed."""
        return {"column": self.column, "code": self.code, "message": self.message}


@dataclass(slots=True)
class ReadRow:
    """A row of the sheet, read into values."""

    number: int
    values: dict[str, Any]
    letters: Mapping[str, str]
    problems: list[RowProblem] = field(default_factory=list)

    def refuse(self, name: str, code: str, message: str) -> None:
        """Say what is wrong with the cell of a field."""
        self.problems.append(RowProblem(self.letters.get(name), code, message))


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record of the site as a row would say it."""

    id: int
    version: int
    values: Values


@dataclass(frozen=True)
class Context:
    """Who imports, when, and what was ticked."""

    actor: Viewer
    today: date
    now: datetime
    at: datetime  # the true time, for links that expire
    options: frozenset[str] = frozenset()


class Importer:
    """How rows of a kind are compared and put in; one object serves one import.

    `same` gives keys by which a row certainly is a record, the strongest first; `near` gives keys
    that records worth comparing share; `like` says why two look like one, None when they do not.
    Both a row and a record are asked by their values.
    """

    def __init__(self, context: Context) -> None:
        self.context = context

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Find what the rows name on the site, in a flat number of queries; note problems."""

    def known(self) -> Iterable[KnownRecord]:
        """Return the records the rows are compared with."""
        raise NotImplementedError

    def key(self, values: Values) -> str:
        """Return what people call a row."""
        raise NotImplementedError

    def same(self, values: Values) -> Sequence[Hashable]:
        """Return what certainly tells it from others, the strongest first."""
        raise NotImplementedError

    def near(self, values: Values) -> Iterable[Hashable]:
        """Return what those worth comparing with it share."""
        return ()

    def like(self, left: Values, right: Values) -> str | None:
        """Return why two look like one, None when they do not."""
        return None

    def conflict(self, values: Values, known: Values) -> str | None:
        """Return why a row that has another's key may yet not be that one, None when it is."""
        return None

    def changes(self, values: Values, known: Values) -> dict[str, tuple[Any, Any]]:
        """Return what a row says otherwise than a record, old and new.

        No cell erases anything; case, ё and е, quotes and dashes make no difference.
        """
        return {
            name: (known[name], value)
            for name, value in values.items()
            if name in known and not _is_same(known[name], value)
        }

    def hinder_new(self, row: ReadRow) -> None:
        """Note problems that keep a row from being a new record, though not from changing one."""

    def create(self, values: Values) -> Any:
        """Add the record of a row by its package's service; return it."""
        raise NotImplementedError

    def change(self, record_id: int, values: Values) -> Any:
        """Change a record by its package's service to what a row says; return it."""
        raise NotImplementedError


def _is_same(known: Any, said: Any) -> bool:
    if known == said:
        return True
    return isinstance(known, str) and isinstance(said, str) and fold(known) == fold(said)


@dataclass(frozen=True)
class ImportKind:
    """A package's declaration of its spreadsheet.

    `permission` is what one needs besides that of imports; `endpoint` and `argument` lead to the
    card of a record; `listing` is the endpoint of the list where the rows are seen afterwards,
    `also_on` those of other lists that lead here. A list leads to the first kind that names it.
    """

    name: str
    title: Text
    count: tuple[Text, Text, Text]
    columns: tuple[ImportColumn, ...]
    importer: Callable[[Context], Importer]
    permission: str
    listing: str
    endpoint: str = ""
    argument: str = ""
    also_on: tuple[str, ...] = ()
    options: tuple[ImportOption, ...] = ()

    def register(self, app: Flask) -> None:
        """Let people load such spreadsheets; raises ValueError for a name already taken."""
        kinds = _kinds_of(app)
        if self.name in kinds:
            raise ValueError(f"the kind of import {self.name!r} exists already")
        kinds[self.name] = self
        loading = {"kind": self.name, "permission": self.permission}
        links = app.extensions.setdefault("list_imports", {})
        for endpoint in (self.listing, *self.also_on):
            links.setdefault(endpoint, loading)

    def has(self, name: str) -> bool:
        """Tell whether a field is one of the columns."""
        return any(one.field == name for one in self.columns)

    def column(self, name: str) -> ImportColumn:
        """Return the column of a field."""
        return next(one for one in self.columns if one.field == name)


def _kinds_of(app: Flask) -> dict[str, ImportKind]:
    found: dict[str, ImportKind] = app.extensions.setdefault("import_kinds", {})
    return found


def kinds() -> list[ImportKind]:
    """Return every kind of the application, in the order of its packages."""
    return list(_kinds_of(current_app).values())


def find_kind(name: str) -> ImportKind | None:
    """Return a kind by its name, None when there is none."""
    return _kinds_of(current_app).get(name)


def get_kind(name: str) -> ImportKind:
    """Return a kind by its name; raises NotFoundError."""
    found = find_kind(name)
    if found is None:
        raise NotFoundError
    return found


def card_of(kind: ImportKind, row: Any) -> str:
    """Return the address of the card of a row's record."""
    return url_for(kind.endpoint, **{kind.argument: row.record_id})
