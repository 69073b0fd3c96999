"""Which records files hang on: each package declares its own, and answers who may."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.files.enums import PAPERS, PICTURES, FileKind
from app.files.errors import MEGABYTE


@dataclass(frozen=True)
class AttachedTo:
    """Records of a table that have files.

    `find(id, viewer)` returns the record where this person may see its files and raises
    NotFoundError otherwise; `may_change(record, viewer)` tells who adds and replaces them; `card`
    gives the address of the record. `purposes` names what a file may be: {"scan": «Скан договора»};
    what is of `photos` is a photograph: kept without its metadata, drawn on the card, with words.
    """

    table: str
    find: Callable[[int, Viewer], Any]
    may_change: Callable[[Any, Viewer], bool]
    card: Callable[[Any], str]
    purposes: Mapping[str, LazyString | str]
    kinds: Collection[FileKind] = PAPERS
    limit: int = 10 * MEGABYTE
    photos: Collection[str] = ()

    def kinds_of(self, purpose: str) -> Collection[FileKind]:
        """Return what a file of a purpose may be."""
        return PICTURES if purpose in self.photos else self.kinds

    def register(self, app: Flask) -> None:
        """Make the declaration known; raises ValueError for a table declared before."""
        known: dict[str, AttachedTo] = app.extensions.setdefault("attached_to", {})
        if self.table in known:
            raise ValueError(f"files of {self.table!r} are declared twice")
        known[self.table] = self


def attached_to(table: str) -> AttachedTo:
    """Return the declaration for a table; raises NotFoundError when files hang on none of it."""
    known: dict[str, AttachedTo] = current_app.extensions.get("attached_to", {})
    if table not in known:
        raise NotFoundError
    return known[table]


def is_attached_to(table: str) -> bool:
    """Tell whether files may hang on records of a table."""
    return table in current_app.extensions.get("attached_to", {})
