"""What would become of every row: computed for the preview, and again when it is applied."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from app.imports.enums import RowFate, TwinChoice
from app.imports.kinds import (
    ImportColumn,
    Importer,
    ImportKind,
    KnownRecord,
    ReadRow,
    RowProblem,
    Values,
)
from app.imports.matching import Index, Match


@dataclass(frozen=True)
class TwinChoices:
    """What a person decided about twins: of single rows, and of all the others."""

    rows: Mapping[int, TwinChoice] = field(default_factory=dict)
    others: TwinChoice = TwinChoice.SKIP

    def of(self, number: int) -> TwinChoice:
        """Return the decision about a row."""
        return self.rows.get(number, self.others)


@dataclass(frozen=True, slots=True)
class Twin:
    """Whom a row looks like: an earlier row or a record, and why."""

    row: int | None
    id: int | None
    why: str
    is_certain: bool

    def as_json(self) -> dict[str, Any]:
        """Return the twin as commands print it."""
        return {"row": self.row, "id": self.id, "why": self.why}


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its fate. `deed` is what applying does with it: NEW, CHANGED or nothing (SAME)."""

    number: int
    key: str
    fate: RowFate
    deed: RowFate
    values: Values
    record: KnownRecord | None = None
    twin: Twin | None = None
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    problems: Sequence[RowProblem] = ()

    @property
    def record_id(self) -> int | None:
        """Return the record that a row is or may be."""
        return self.record.id if self.record else None


def judge_rows(
    kind: ImportKind, importer: Importer, rows: Sequence[ReadRow], choices: TwinChoices
) -> list[Judged]:
    """Return every row with its fate; a flat number of queries, whatever the number of rows."""
    importer.prepare(rows)
    index = Index(importer)
    judge = _Judge(kind, importer, index, choices)
    return [judge.judged(row) for row in rows]


def count_fates(rows: Sequence[Judged], left_out: int) -> dict[str, int]:
    """Return the number of rows by fate, every fate among them."""
    counts = Counter(row.fate for row in rows)
    return {fate.value: counts[fate] for fate in RowFate} | {RowFate.LEFT_OUT.value: left_out}


class _Judge:
    def __init__(
        self, kind: ImportKind, importer: Importer, index: Index, choices: TwinChoices
    ) -> None:
        self.importer, self.index, self.choices = importer, index, choices
        self.required = [column for column in kind.columns if column.required]

    def judged(self, row: ReadRow) -> Judged:
        """Return a row with its fate."""
        if row.problems:
            return self._refused(row)
        match = self.index.match(row.values, row.number)
        record = match.record
        changes = self.importer.changes(row.values, record.values) if record else {}
        key = self.importer.key(row.values)
        if match.why:
            twin = Twin(match.row, record.id if record else None, match.why, match.is_certain)
            deed = self._deed_of_twin(row, match, changes)
            return Judged(row.number, key, RowFate.TWIN, deed, row.values, record, twin, changes)
        if record is None:
            if self._is_hindered(row):
                return self._refused(row)
            return Judged(row.number, key, RowFate.NEW, RowFate.NEW, row.values)
        fate = RowFate.CHANGED if changes else RowFate.SAME
        return Judged(row.number, key, fate, fate, row.values, record, changes=changes)

    def _deed_of_twin(self, row: ReadRow, match: Match, changes: Mapping[str, Any]) -> RowFate:
        match self.choices.of(row.number):
            case TwinChoice.NEW if not match.is_certain and not self._is_hindered(row):
                return RowFate.NEW
            case TwinChoice.UPDATE if match.record and changes:
                return RowFate.CHANGED
        return RowFate.TWIN

    def _is_hindered(self, row: ReadRow) -> bool:
        for column in self.required:
            if row.values.get(column.field) in (None, ""):
                row.refuse(column.field, "missing", _missing(column))
        self.importer.hinder_new(row)
        return bool(row.problems)

    def _refused(self, row: ReadRow) -> Judged:
        key = self.importer.key(row.values)
        fate = RowFate.REFUSED
        return Judged(row.number, key, fate, fate, row.values, problems=row.problems)


def _missing(column: ImportColumn) -> str:
    return _("Не заполнено: %(column)s.", column=str(column.title).lower())
