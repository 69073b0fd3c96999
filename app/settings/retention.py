"""Kinds of records that are kept for a time, as their packages declare them."""

from dataclasses import dataclass

from flask import Flask, current_app
from flask_babel import LazyString


@dataclass(frozen=True)
class RetentionKind:
    """A kind of record and the term its package proposes; `reason` is what the term rests on.

    Declared in `Package.retention`; the college may set a term of its own in the settings.
    """

    name: str
    label: LazyString
    months: int
    reason: LazyString | str = ""

    def register(self, app: Flask) -> None:
        """Make the kind known (called by the factory); raises ValueError for a name's second."""
        known: dict[str, RetentionKind] = app.extensions.setdefault("retention_kinds", {})
        if self.name in known:
            raise ValueError(f"the kind {self.name!r} of kept records is declared twice")
        known[self.name] = self


def retention_kinds() -> dict[str, RetentionKind]:
    """Return the kinds by name."""
    known: dict[str, RetentionKind] = current_app.extensions.get("retention_kinds", {})
    return known
