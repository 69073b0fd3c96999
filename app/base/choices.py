"""Records somebody may choose among: all of them while they are few, else found by words."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import InstrumentedAttribute

from app.base.session import current_session

FEW = 50  # a list somebody can still look through
FOUND = 20

Pair = tuple[int, str]


@dataclass(frozen=True)
class Choices:
    """What one person may choose among, in the order offered.

    `statement` selects rows that begin with the id, whose column is `key`; `found_by` gives the
    condition that a record is meant by some words. `name` and `of` tell the page where to ask for
    more: the package's `ChoiceSource`, and what it must know.
    """

    name: str
    statement: Select[*tuple[Any, ...]]
    key: InstrumentedAttribute[int]
    label: Callable[[Any], str]
    found_by: Callable[[str], ColumnElement[bool]]
    of: Mapping[str, int] = field(default_factory=dict)

    def first(self, limit: int) -> list[Pair]:
        """Return the first (id, label) pairs."""
        return self._pairs(self.statement.limit(limit))

    def find(self, words: str) -> list[Pair]:
        """Return the first pairs that some words mean; without words simply the first."""
        if not words:
            return self.first(FOUND)
        return self._pairs(self.statement.where(self.found_by(words)).limit(FOUND))

    def named(self, ids: Collection[int]) -> list[Pair]:
        """Return the pairs of those ids that may be chosen."""
        return self._pairs(self.statement.where(self.key.in_(ids))) if ids else []

    def _pairs(self, statement: Select[*tuple[Any, ...]]) -> list[Pair]:
        return [(row[0], self.label(row)) for row in current_session().execute(statement)]
