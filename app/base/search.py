"""Search with Russian word forms: stems in a column, the same on both databases."""

import re
from functools import lru_cache
from typing import Any

from snowballstemmer import stemmer
from sqlalchemy import ColumnElement, Text, and_, event, true
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

_WORD = re.compile(r"[0-9a-zа-я]+")
_MAX_WORDS = 12


def stems(text: str) -> list[str]:
    """Return the stems of a text's words in order; ё counts as е, case does not count."""
    words = _WORD.findall(text.lower().replace("ё", "е"))
    return [_stem(word) for word in words]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(stemmer("russian").stemWord(word))


def search_column(text: str) -> str:
    """Return what the search column holds for a text: stems, each after a space."""
    return " " + " ".join(dict.fromkeys(stems(text)))


def matches(column: Any, query: str) -> ColumnElement[bool]:
    """Return the condition that every word of the query begins a stem of the column."""
    conditions = [column.contains(f" {stem}", autoescape=True) for stem in stems(query)]
    return and_(true(), *conditions[:_MAX_WORDS])


class Searchable:
    """Mixin: a `search_stems` column kept in step with `search_text()` at each flush."""

    @declared_attr
    def search_stems(cls) -> Mapped[str]:
        return mapped_column(Text, default="", info={"audit": "skip"})

    def search_text(self) -> str:
        """Return the text people may find this record by."""
        raise NotImplementedError


@event.listens_for(Searchable, "before_insert", propagate=True)
@event.listens_for(Searchable, "before_update", propagate=True)
def _refresh(_mapper: Any, _connection: Any, record: Searchable) -> None:
    record.search_stems = search_column(record.search_text())
