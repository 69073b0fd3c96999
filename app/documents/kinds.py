"""Which papers there are: each package declares its own, and answers who may read one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app

from app.base.declared import declare_once
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.catalog import DocumentForm
from app.documents.snapshot import Snapshot


@dataclass(frozen=True)
class PaperKind:
    """Papers of one form that belong to records of one table.

    `find(id, viewer)` returns the record where this person may have its paper and raises
    NotFoundError otherwise; `card` gives the address of the record. `filled(record, snapshot,
    viewer)` puts into the file what the stored paper leaves a line for and this person may read.
    """

    form: DocumentForm
    table: str
    find: Callable[[int, Viewer], Any]
    card: Callable[[Any], str]
    filled: Callable[[Any, Snapshot, Viewer], Snapshot] | None = None

    @property
    def name(self) -> str:
        """Return what papers of this kind are kept under."""
        return self.form.name

    def register(self, app: Flask) -> None:
        """Make the kind known (called by the factory); raises ValueError for a name's second."""
        declare_once(app, "paper_kinds", self.name, self)


def paper_kinds() -> dict[str, PaperKind]:
    """Return the kinds by name, from the floors up."""
    known: dict[str, PaperKind] = current_app.extensions.get("paper_kinds", {})
    return known


def paper_kind(name: str) -> PaperKind:
    """Return a kind; raises NotFoundError when no package declares it."""
    try:
        return paper_kinds()[name]
    except KeyError:
        raise NotFoundError from None
