"""What would become of every row: computed for the preview, and again when it is applied."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from app.imports.enums import Fate, TwinChoice
from app.imports.kinds import ImportColumn, Importer, ImportKind, Known, RowProblem, ReadRow, Values
from app.imports.matching import Index, Match


@dataclass(frozen=True)
class Choices:
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
    fate: Fate
    deed: Fate
    values: Values
    record: Known | None = None
    twin: Twin | None = None
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    problems: Sequence[RowProblem] = ()

    @property
    def record_id(self) -> int | None:
        """Return the record that a row is or may be."""
        return self.record.id if self.record else None


def judge_rows(
    kind: ImportKind, importer: Importer, rows: Sequence[ReadRow], choices: Choices
) -> list[Judged]:
    """Return every row with its fate; a flat number of queries, whatever the number of rows."""
    _check_required(kind, rows)
    importer.prepare(rows)
    index = Index(importer)
    return [_judged(importer, index, row, choices) for row in rows]


def count_fates(rows: Sequence[Judged], left_out: int) -> dict[str, int]:
    """Return the number of rows by fate, every fate among them."""
    counts = Counter(row.fate for row in rows)
    return {fate.value: counts[fate] for fate in Fate} | {Fate.LEFT_OUT.value: left_out}


def _check_required(kind: ImportKind, rows: Sequence[ReadRow]) -> None:
    required = [column for column in kind.columns if column.required]
    for row in rows:
        refused = {one.column for one in row.problems}
        for column in required:
            is_told = row.letters.get(column.field) in refused and column.field in row.letters
            if column.field not in row.values and not is_told:
                row.refuse(column.field, "missing", _missing(column))


def _missing(column: ImportColumn) -> str:
    return _("Не заполнено: %(column)s.", column=str(column.title).lower())


def _judged(importer: Importer, index: Index, row: ReadRow, choices: Choices) -> Judged:
    key = importer.key(row.values)
    if row.problems:
        return Judged(
            row.number, key, Fate.REFUSED, Fate.REFUSED, row.values, problems=row.problems
        )
    match = index.match(row.values, row.number)
    changes = _changes(importer, row.values, match.record)
    if match.why:
        return _twin(row, key, match, changes, choices)
    if match.record is None:
        return Judged(row.number, key, Fate.NEW, Fate.NEW, row.values)
    fate = Fate.CHANGED if changes else Fate.SAME
    return Judged(row.number, key, fate, fate, row.values, match.record, changes=changes)


def _twin(
    row: ReadRow,
    key: str,
    match: Match,
    changes: Mapping[str, tuple[Any, Any]],
    choices: Choices,
) -> Judged:
    twin = Twin(match.row, match.record.id if match.record else None, match.why, match.is_certain)
    deed = Fate.TWIN
    match choices.of(row.number):
        case TwinChoice.NEW if not match.is_certain:
            deed = Fate.NEW
        case TwinChoice.UPDATE if match.record:
            deed = Fate.CHANGED if changes else Fate.SAME
    return Judged(row.number, key, Fate.TWIN, deed, row.values, match.record, twin, changes)


def _changes(
    importer: Importer, values: Values, record: Known | None
) -> dict[str, tuple[Any, Any]]:
    """Return what differs, old and new; an empty cell changes nothing."""
    if record is None:
        return {}
    return {
        name: (record.values.get(name), value)
        for name, value in importer.compared(values).items()
        if name in record.values and value not in (None, "") and record.values[name] != value
    }
