"""Which records may be written twice: each package declares its own, and finds the pairs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from flask import Flask, current_app
from flask_babel import LazyString

from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import Model


class FoundPair(NamedTuple):
    """Two records that look like one, how much (of a hundred) and why, in words."""

    left_id: int
    right_id: int
    left_title: str
    right_title: str
    likeness: int
    why: str


@dataclass(frozen=True)
class TwinKind:
    """Records of a table that a person may merge.

    `permission` is asked beside this package's own; `find_pairs` looks through the whole table;
    `title` names a record, `card` gives its address, `choices` finds another one by hand; `settle`
    is called with (kept, gone) before everything moves, for what only the package knows.
    """

    model: type[Model]
    label: LazyString
    permission: StrEnum
    find_pairs: Callable[[], Iterable[FoundPair]]
    title: Callable[[Any], str]
    card: Callable[[Any], str]
    choices: Callable[[], Choices]
    settle: Callable[[Any, Any], None] | None = None

    @property
    def table(self) -> str:
        """The name of the table."""
        return str(self.model.__tablename__)

    def register(self, app: Flask) -> None:
        """Make the kind known; raises ValueError for a table declared before."""
        known: dict[str, TwinKind] = app.extensions.setdefault("twin_kinds", {})
        if self.table in known:
            raise ValueError(f"twins of {self.table!r} are declared twice")
        known[self.table] = self


@dataclass(frozen=True)
class Yielding:
    """Rows of a table that a record may have once: of two one stays, mostly the kept record's.

    `clashing(table, kept_id, gone_id)` returns those that yield, of the record that goes or, where
    they say nothing, of the kept one; they are deleted, and come back when the merge is undone.
    """

    model: type[Model]
    clashing: Callable[[str, int, int], Iterable[Any]]

    def register(self, app: Flask) -> None:
        """Make the declaration known."""
        app.extensions.setdefault("twin_yielding", []).append(self)


@dataclass(frozen=True)
class SteppingAside:
    """Rows of a table whose names are one record's own: those of the record that goes get others.

    `renames(table, kept_id, gone_id)` returns rows of the record that goes, each with the values
    under which it can stand beside the kept record's; undoing the merge gives the old ones back.
    """

    model: type[Model]
    renames: Callable[[str, int, int], Iterable[tuple[Any, Mapping[str, str]]]]

    def register(self, app: Flask) -> None:
        """Make the declaration known."""
        app.extensions.setdefault("twin_stepping_aside", []).append(self)


def stepping_aside() -> list[SteppingAside]:
    """Return which rows are renamed when two records become one."""
    known: list[SteppingAside] = current_app.extensions.get("twin_stepping_aside", [])
    return known


def yielding() -> list[Yielding]:
    """Return which rows yield when two records become one."""
    known: list[Yielding] = current_app.extensions.get("twin_yielding", [])
    return known


def twin_kinds(viewer: Viewer | None = None) -> list[TwinKind]:
    """Return the kinds whose records this person may merge; all without a person."""
    known: dict[str, TwinKind] = current_app.extensions.get("twin_kinds", {})
    return [kind for kind in known.values() if viewer is None or viewer.can(kind.permission)]


def twin_kind(table: str) -> TwinKind:
    """Return the kind of a table; raises NotFoundError when its records cannot be merged."""
    known: dict[str, TwinKind] = current_app.extensions.get("twin_kinds", {})
    if table not in known:
        raise NotFoundError
    return known[table]
