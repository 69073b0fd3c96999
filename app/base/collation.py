"""Ordering Russian text: ё beside е, case last, Cyrillic before Latin, numbers by their value.

Lists are sorted by a stored key, `sort_key_column`, whose bytes both databases compare in the same
way; sorting by a function of a column would compute it over the whole table for every page.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Text, event
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, Mapper, mapped_column

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_SIGNS = "[\\]^_`{|}~"
# A byte for each letter, Cyrillic in the place of capitals: after digits, before Latin.
_RANKS: dict[str, str] = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_CYRILLIC)}
_RANKS |= {"ё": _RANKS["е"], "№": "no"} | dict.fromkeys(_SIGNS, "!")
_RANKS |= dict.fromkeys("«»„“”", '"') | dict.fromkeys("–—", "-") | {"\u00a0": " "}
_TABLE = str.maketrans(_RANKS)
_NUMBER = re.compile(r"[0-9]+")
_NUMBER_SIGN = re.compile(r"№\s*")
_KEY_BYTES = 2_000  # PostgreSQL indexes at most 2,704 bytes

SORTED_BY = "sorted_by"
# PostgreSQL compares by the database's locale unless told to compare bytes, as SQLite does.
KEY_TYPE = Text().with_variant(Text(collation="C"), "postgresql")


def sort_key(text: str) -> str:
    """Return a text whose bytes stand in the order in which `text` stands in Russian.

    A key that changes for a text that is stored already needs a migration (0010 is one).
    """
    folded = _NUMBER_SIGN.sub("№ ", text.lower())
    letters = _NUMBER.sub(_by_length, folded).translate(_TABLE)
    accents = "".join("1" if letter == "ё" else "0" for letter in folded).rstrip("0")
    key = f"{letters}\x01{accents}\x01{text.swapcase()}"
    return key.encode()[:_KEY_BYTES].decode(errors="ignore")


def _by_length(number: re.Match[str]) -> str:
    """Put the count of digits before a number: «13» and «227» stand as 3 and 27 do."""
    digits = number[0].lstrip("0") or "0"
    count = len(digits)
    return f"{count}{digits}" if count < 9 else f"9{count:03}{digits}"


def sort_key_column(*names: str) -> Mapped[str]:
    """Return a column that holds the sort key of other columns, in step with them at each flush.

    Lists order by it and then by id: index the two together.
    """

    def for_insert(context: DefaultExecutionContext) -> str:
        values = context.get_current_parameters()  # type: ignore[no-untyped-call]
        return _key_of(values.get(name) for name in names)

    # The default serves inserts in bulk, which no flush sees.
    info = {SORTED_BY: names, "audit": "skip"}
    return mapped_column(KEY_TYPE, default=for_insert, info=info)


def _key_of(parts: Iterable[str | None]) -> str:
    return sort_key(" ".join(filter(None, parts)))


@event.listens_for(Mapper, "before_insert")
@event.listens_for(Mapper, "before_update")
def _refresh(mapper: Mapper[Any], _connection: Connection, record: object) -> None:
    for key, names in _keys_of(mapper):
        setattr(record, key, _key_of(getattr(record, name) for name in names))


@lru_cache(maxsize=500)
def _keys_of(mapper: Mapper[Any]) -> list[tuple[str, tuple[str, ...]]]:
    return list(_find_keys(mapper))


def _find_keys(mapper: Mapper[Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for attribute in mapper.column_attrs:
        names = attribute.columns[0].info.get(SORTED_BY)
        if names:
            yield attribute.key, names
