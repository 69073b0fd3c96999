"""Search with Russian word forms: stems in a table of words, found by index on both databases."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
from app.base.session import current_session

_WORD = re.compile(r"[0-9a-zа-я]+")
_MAX_WORDS = 12
_NUMBER_SIGNS = ("№", "#")  # the same key of the two alphabets
# Digits as people group them: «9303 012 345», «+7 (856) 255-01-02».
_GROUPED = re.compile(r"(?<![0-9a-zа-яё])\+?[0-9][0-9 \u00a0()–-]*[0-9](?![0-9a-zа-яё])")
_SHORTEST_NUMBER, _LONGEST_NUMBER = 6, 15  # digits that may be of one number
_LOCAL_DIGITS = 7  # of a phone, without the code
_GUARDED = "/guarded"
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

    def guarded_text(self) -> str:
        """Return what only those find it by who may read the whole card: its contacts."""
        return ""


Place = tuple[type[Searchable], InstrumentedAttribute[Any]]


@dataclass(frozen=True)
class AskedStem:
    """A stem of a query; a whole one is meant as it stands, «№ 14» and not 145."""

    stem: str
    whole: bool = False


def stems(text: str) -> list[str]:
    """Return the stems of a text's words in order; ё counts as е, case does not count."""
    return [_stem(word) for word in _WORD.findall(_plain(text))]


def phone_words(phone: str | None) -> str:
    """Return what a stored phone is found by: the number, without the country, without the code."""
    digits = "".join(filter(str.isdigit, phone or ""))
    return f"{digits} {digits[1:]} {digits[-_LOCAL_DIGITS:]}" if digits else ""


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е")


def _asked(query: str) -> list[AskedStem]:
    text = _plain(query)
    found = dict.fromkeys(
        AskedStem(_stem(word[0]), whole=word[0].isdigit() and _is_numbered(text[: word.start()]))
        for word in _WORD.finditer(text)
    )
    return list(found)[:_MAX_WORDS]


def _is_numbered(before: str) -> bool:
    return before.rstrip().endswith(_NUMBER_SIGNS)


def _readings(query: str) -> list[list[AskedStem]]:
    """Return a query's words as they stand, and with digits that belong together put together."""
    joined = _GROUPED.sub(lambda digits: _together(digits[0]), query)
    # A phone that begins with 8 is stored with 7.
    abroad = _GROUPED.sub(lambda digits: _with_country(_together(digits[0])), query)
    readings = [_asked(one) for one in dict.fromkeys((query, joined, abroad))]
    return [one for number, one in enumerate(readings) if one not in readings[:number]]


def _together(digits: str) -> str:
    found = "".join(filter(str.isdigit, digits))
    return found if _SHORTEST_NUMBER <= len(found) <= _LONGEST_NUMBER else digits


def _with_country(digits: str) -> str:
    is_long = digits.isdigit() and len(digits) >= _SHORTEST_NUMBER
    return f"7{digits[1:]}" if is_long and digits.startswith("8") else digits


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from snowballstemmer.russian_stemmer import RussianStemmer  # one of thirty languages

    return RussianStemmer()


def matches(query: str, *places: Place, guarded: bool = False) -> ColumnElement[bool]:
    """Return the condition that every word of the query begins a stem of one of some records.

    Each place is a kind of record and the column with its id:
    `matches(q, (Vacancy, Vacancy.id), (Organization, Vacancy.organization_id))`. `guarded` looks
    among contacts too: for those alone who may read them.
    """
    readings = [
        and_(true(), *(or_(*_found(asked, places, guarded=guarded)) for asked in reading))
        for reading in _readings(query)
    ]
    return readings[0] if len(readings) == 1 else or_(*readings)


def first_found(
    kind: type[Any],
    query: str,
    *shown: ColumnElement[bool],
    order: Sequence[Any],
    limit: int,
) -> list[Any]:
    """Return the first records of a kind that some words mean, of those `shown` to this person."""
    found = select(kind).where(matches(query, (kind, kind.id)), *shown)
    return list(current_session().scalars(found.order_by(*order, kind.id).limit(limit)))


def _found(
    asked: AskedStem, places: Iterable[Place], *, guarded: bool
) -> Iterator[ColumnElement[bool]]:
    for kind, column in places:
        table = kind.__tablename__
        kinds = [table, f"{table}{_GUARDED}"] if guarded and _is_guarded(kind) else [table]
        yield column.in_(_beginning(kinds, asked))


def _is_guarded(kind: type[Searchable]) -> bool:
    return kind.guarded_text is not Searchable.guarded_text


def _beginning(kinds: list[str], asked: AskedStem) -> Any:
    words = search_words.c
    last = words.stem == asked.stem if asked.whole else words.stem < asked.stem + AFTER_EVERYTHING
    found = select(words.record_id).where(
        words.kind == kinds[0] if len(kinds) == 1 else words.kind.in_(kinds),
        words.stem >= asked.stem,
        last,
    )
    # OFFSET 0 keeps PostgreSQL from looking up the words of every record in the list's order.
    return found.offset(0)


def index_records(session: Session, records: Iterable[Searchable]) -> None:
    """Write the words of records; what was inserted in bulk, past the flush, needs it."""
    texts = {place: text for one in records for place, text in _texts_of(one)}
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


def _texts_of(record: Searchable) -> Iterator[tuple[tuple[str, int], str]]:
    yield (record.__tablename__, record.id), record.search_text()
    if _is_guarded(type(record)):
        yield (f"{record.__tablename__}{_GUARDED}", record.id), record.guarded_text()


@event.listens_for(Session, "after_flush")
def _refresh(session: Session, *_: Any) -> None:
    touched = (*session.new, *session.dirty)
    index_records(session, [one for one in touched if isinstance(one, Searchable)])
