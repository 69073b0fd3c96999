"""Search with Russian word forms: stems in a table of words, found by index on both databases."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    delete,
    event,
    insert,
    or_,
    select,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.base.collation import KEY_TYPE
from app.base.columns import metadata

_WORD = re.compile(r"[0-9a-zа-я]+")
_MAX_WORDS = 12
AFTER_EVERYTHING = "\uffff"  # a stem with this behind it stands after all that begin with it

# Which stems a record is found by; `kind` is the name of its table.
search_words = Table(
    "search_words",
    metadata,
    Column("kind", String(64), primary_key=True),
    Column("stem", KEY_TYPE, primary_key=True),
    Column("record_id", Integer, primary_key=True, autoincrement=False),
    Index("ix_search_words_kind_record_id", "kind", "record_id"),
    sqlite_with_rowid=False,
)

# Before an insert too: SQLite gives the id of a deleted record to a new one.
_FORGET = delete(search_words).where(
    search_words.c.kind == bindparam("of_kind"), search_words.c.record_id == bindparam("of_id")
)


class Searchable:
    """Mixin: a record found by the words of `search_text()`, kept in step at each flush."""

    id: Any
    __tablename__: str

    def search_text(self) -> str:
        """Return the text people may find this record by."""
        raise NotImplementedError


Place = tuple[type[Searchable], InstrumentedAttribute[Any]]


def stems(text: str) -> list[str]:
    """Return the stems of a text's words in order; ё counts as е, case does not count."""
    words = _WORD.findall(text.lower().replace("ё", "е"))
    return [_stem(word) for word in words]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from snowballstemmer.russian_stemmer import RussianStemmer  # one of thirty languages

    return RussianStemmer()


def matches(query: str, *places: Place) -> ColumnElement[bool]:
    """Return the condition that every word of the query begins a stem of one of some records.

    Each place is a kind of record and the column with its id:
    `matches(q, (Vacancy, Vacancy.id), (Organization, Vacancy.organization_id))`.
    """
    words = list(dict.fromkeys(stems(query)))[:_MAX_WORDS]
    return and_(true(), *(or_(*_found(stem, places)) for stem in words))


def _found(stem: str, places: Iterable[Place]) -> Iterator[ColumnElement[bool]]:
    for kind, column in places:
        yield column.in_(_beginning(kind, stem))


def _beginning(kind: type[Searchable], stem: str) -> Any:
    words = search_words.c
    found = select(words.record_id).where(
        words.kind == kind.__tablename__, words.stem >= stem, words.stem < stem + AFTER_EVERYTHING
    )
    # OFFSET 0 keeps PostgreSQL from looking up the words of every record in the list's order.
    return found.offset(0)


def index_records(session: Session, records: Iterable[Searchable]) -> None:
    """Write the words of records; what was inserted in bulk, past the flush, needs it."""
    texts = {(one.__tablename__, one.id): one.search_text() for one in records}
    if not texts:
        return
    connection = session.connection()
    connection.execute(_FORGET, [{"of_kind": kind, "of_id": id_} for kind, id_ in texts])
    words = [
        {"kind": kind, "stem": stem, "record_id": id_}
        for (kind, id_), text in texts.items()
        for stem in dict.fromkeys(stems(text))
    ]
    if words:
        connection.execute(insert(search_words), words)


@event.listens_for(Session, "after_flush")
def _refresh(session: Session, *_: Any) -> None:
    touched = (*session.new, *session.dirty)
    index_records(session, [one for one in touched if isinstance(one, Searchable)])
