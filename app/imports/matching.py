"""Is a row somebody known? Records and earlier rows are found by keys, never by walking all."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from app.imports.kinds import Importer, KnownRecord, Values

MOST_COMPARED = 500
"""Candidates of one key at most: a surname half the file has tells nobody apart."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a row is or looks like: a record or an earlier row; `why` is empty when it is certain.

    `is_certain`: it has a key of theirs, so that it can be nobody else.
    """

    record: KnownRecord | None = None
    row: int | None = None
    why: str = ""
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    values: Values
    record: KnownRecord | None = None
    row: int | None = None


class Index:
    """Records of the site and the rows read so far, found by the keys of their importer."""

    def __init__(self, importer: Importer) -> None:
        self._importer = importer
        self._same: dict[Hashable, _Entry] = {}
        self._rows: dict[Hashable, _Entry] = {}
        self._near: defaultdict[Hashable, list[_Entry]] = defaultdict(list)
        for known in importer.known():
            self._add(_Entry(known.values, record=known), self._same)

    def match(self, values: Values, row: int) -> Match:
        """Return whom a row is or looks like, and remember the row for those below it."""
        found = self._find(values)
        self._add(_Entry(values, row=row), self._rows)
        return found

    def _find(self, values: Values) -> Match:
        keys = self._importer.same(values)
        earlier = next((self._rows[key] for key in keys if key in self._rows), None)
        known = next((self._same[key] for key in keys if key in self._same), None)
        record = known.record if known else None
        if earlier:
            why = self._importer.conflict(values, earlier.values) or _("то же самое")
            return Match(record, earlier.row, why, is_certain=True)
        if known and record:
            differs = self._conflict(values, known)
            return Match(record, None, differs or "", is_certain=True)
        return self._like(values)

    def _conflict(self, values: Values, known: _Entry) -> str | None:
        others = (self._same[key] for key in self._importer.same(values) if key in self._same)
        if any(one.record is not known.record for one in others):
            return _("по разным столбцам это две разные записи")
        return self._importer.conflict(values, known.values)

    def _like(self, values: Values) -> Match:
        for entry in self._candidates(values):
            why = self._importer.like(values, entry.values)
            if why:
                return Match(entry.record, entry.row, why)
        return Match()

    def _candidates(self, values: Values) -> Iterator[_Entry]:
        seen: set[int] = set()
        for key in self._importer.near(values):
            for entry in self._near.get(key, ())[:MOST_COMPARED]:
                if id(entry) not in seen:
                    seen.add(id(entry))
                    yield entry

    def _add(self, entry: _Entry, same: dict[Hashable, _Entry]) -> None:
        for key in self._importer.same(entry.values):
            same.setdefault(key, entry)
        for key in self._importer.near(entry.values):
            self._near[key].append(entry)
