"""Is this the same one? Names as they are compared, however they were typed."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Text, event
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import MappedColumn, Mapper, mapped_column

from app.base.typography import clean_text

MADE_BY = "identity_made_by"
# Latin letters that look like Cyrillic ones, by lower case: «Аннa» may end in a Latin one.
_LOOK_ALIKES = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")
_SIGNS = re.compile(r"[^\w№°]+")
_NUMERO = re.compile(r"№|\b(?:n[o°º]?[\s№]+)*n[o°º]?(?=[\s№]*\d)")
_TOWN = re.compile(r"^(?:г|гор|город)(?:\.\s*|\s+)(?=\w)", re.IGNORECASE)


@lru_cache(maxsize=4_096)  # a name is compared several times on its way
def fold(text: str) -> str:
    """Return a name for comparison: its words alone, in small letters that are told apart by eye.

    Case, ё and е, Latin look-alikes, quotes, dashes, №, spaces and what nobody sees make no
    difference.
    """
    plain = unicodedata.normalize("NFC", str(clean_text(text))).lower()
    spaced = _SIGNS.sub(" ", plain)  # first: «N: 5» and «N 5» are one
    return " ".join(re.findall(r"\w+", _NUMERO.sub(" ", spaced).translate(_LOOK_ALIKES)))


def tidy_town(text: str | None) -> str | None:
    """Return a town as it is kept: «г. орёл» as «Орёл»; villages keep their kind."""
    if not text:
        return text
    town = _TOWN.sub("", " ".join(text.split()))
    is_kind = re.match(r"[а-яё]+\.?\s", town) is not None  # «пгт Зугрэс», «с. Степано-Крынка»
    return town if is_kind else town[:1].upper() + town[1:]


def town_identity(town: str | None) -> str:
    """Return a town for comparison: «г. Орёл», «Орел» and «орёл» are one."""
    return fold(tidy_town(town) or "")


def identity_column(make: Callable[..., str], *names: str) -> MappedColumn[str]:
    """Return an indexed column that holds `make(…)` of other columns, kept in step with them.

    Records with one identity look like one to a person: who enters the second is asked.
    """

    def for_insert(context: DefaultExecutionContext) -> str:
        values = context.get_current_parameters()  # type: ignore[no-untyped-call]
        return make(*(values.get(name) for name in names))

    # The default serves inserts in bulk, which no flush sees.
    info = {MADE_BY: (make, names), "audit": "skip"}
    return mapped_column(Text, default=for_insert, index=True, info=info)


@event.listens_for(Mapper, "before_insert")
@event.listens_for(Mapper, "before_update")
def _refresh(mapper: Mapper[Any], _connection: Connection, record: object) -> None:
    for key, make, names in _identities_of(mapper):
        setattr(record, key, make(*(getattr(record, name) for name in names)))


@lru_cache(maxsize=500)
def _identities_of(
    mapper: Mapper[Any],
) -> list[tuple[str, Callable[..., str], tuple[str, ...]]]:
    marked = ((one.key, one.columns[0].info.get(MADE_BY)) for one in mapper.column_attrs)
    return [(key, *made) for key, made in marked if made]
