"""Entries of the log as people read them: names for tables, fields, values and records."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.audit import queries
from app.audit.models import AuditEntry
from app.audit.naming import RecordNames, names_of
from app.audit.reading import hidden_fields
from app.audit.recorder import MASK
from app.base.viewer import Viewer

Titles = dict[tuple[str, int], str]


@dataclass(frozen=True)
class ToldChange:
    """A field with what it was and became; None where there was or is no record."""

    name: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        sides = [side for side in (self.before, self.after or "—") if side is not None]
        return f"{self.name}: {' → '.join(side or '—' for side in sides)}"


@dataclass(frozen=True)
class ToldEntry:
    """An entry with the names of its record; `title` is empty when the record is no more."""

    entry: AuditEntry
    kind: str
    title: str
    differences: Sequence[ToldChange]

    @property
    def is_there(self) -> bool:
        """Whether the record is still there, as far as its name tells."""
        return bool(self.title)

    @property
    def id(self) -> int:
        """The entry's own."""
        return self.entry.id

    @property
    def card_url(self) -> str:
        """The record's own page; empty where it has none or is no more."""
        names = names_of(self.entry.entity)
        if names is None or not names.card or not self.is_there:
            return ""
        where: dict[str, Any] = {names.argument: self.entry.entity_id}
        return url_for(names.card, **where)

    @property
    def record(self) -> str:
        """The record in words: «организация № 5, Школа № 3»."""
        number = f"{self.kind} №\u00a0{self.entry.entity_id}"
        return f"{number}, {self.title}" if self.title else number


def tell(entries: Sequence[AuditEntry], viewer: Viewer | None = None) -> list[ToldEntry]:
    """Return entries in words; the records they mention are read once for each table.

    What is personal is masked for a viewer who may not see it on the record's card.
    """
    titles = _titles_of(entries)
    return [
        _told(entry, titles, hidden_fields(names_of(entry.entity), viewer)) for entry in entries
    ]


def fields_of(entry: AuditEntry) -> str:
    """Return the names of the fields an entry is about."""
    names = names_of(entry.entity)
    return ", ".join(str(names.name_of(key)) if names else key for key in entry.changes)


def _titles_of(entries: Sequence[AuditEntry]) -> Titles:
    wanted: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        wanted[entry.entity].add(entry.entity_id)
        for table, id_ in _references(entry):
            wanted[table].add(id_)
    titles: Titles = {}
    for table, ids in wanted.items():
        names = names_of(table)
        if names and names.shown_by:
            found = queries.titles_by_id(names, ids)
            titles |= {(table, id_): title for id_, title in found.items()}
    return titles


def _references(entry: AuditEntry) -> Iterator[tuple[str, int]]:
    names = names_of(entry.entity)
    for key, sides in entry.changes.items() if names else ():
        if names and (table := names.referred_table(key)):
            for side in sides:
                ids = side if isinstance(side, list) else [side]
                yield from ((table, id_) for id_ in ids if isinstance(id_, int))


def _told(entry: AuditEntry, titles: Titles, hidden: frozenset[str]) -> ToldEntry:
    names = names_of(entry.entity)
    return ToldEntry(
        entry,
        kind=str(names.label) if names else entry.entity,
        title=titles.get((entry.entity, entry.entity_id), ""),
        differences=[
            ToldChange(
                names.name_of(key) if names else key,
                *(
                    _masked(side) if key in hidden else _value(names, key, side, titles)
                    for side in sides
                ),
            )
            for key, sides in entry.changes.items()
            if key != "id"  # the record is named by it already
        ],
    )


def _masked(value: Any) -> str | None:
    return None if value is None else MASK


def _value(names: RecordNames | None, key: str, value: Any, titles: Titles) -> str | None:
    if value is None:
        return None
    if names is None:
        return str(value)
    table = names.referred_table(key)
    if table and isinstance(value, list):
        return ", ".join(titles.get((table, id_)) or f"№\u00a0{id_}" for id_ in value)
    if table is None or not isinstance(value, int):
        return names.printed(key, value)
    return titles.get((table, value)) or f"№\u00a0{value}"
