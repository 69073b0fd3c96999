"""A sheet as rows of a kind: where its table begins, which column is what, what the cells say."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from app.imports.kinds import ImportKind, ReadRow
from app.imports.mapping import Layout, guess_columns, heading_score, shape_of
from app.imports.readers import CellError
from app.imports.rows import Row
from app.imports.tables import read_rows

_LOOKED_AT = 30  # rows in which headings are looked for
_HEADING = 60  # of a hundred: it names a column


@dataclass(frozen=True)
class Wanted:
    """How a person wants a sheet read; nothing said is found out."""

    sheet: str = ""
    heading_row: int = 0
    columns: Mapping[str, str | None] | None = None

    @classmethod
    def of(cls, run: Any) -> "Wanted":
        """Return how an import was read when it was looked at."""
        return cls(run.sheet, run.heading_row, run.columns)


@dataclass(frozen=True)
class SheetRemark:
    """Something about the sheet that a person should know; it stops nothing."""

    code: str
    where: str
    message: str

    def as_json(self) -> dict[str, str]:
        """Return the warning as it is kept and printed."""
        return {"code": self.code, "where": self.where, "message": self.message}


@dataclass(frozen=True)
class Reading:
    """A sheet that was read as a kind; `left_out` says why rows are no data, by number."""

    sheet: str
    sheets: Sequence[str]
    heading_row: int
    headings: Mapping[str, str]
    columns: Layout
    rows: Sequence[ReadRow]
    left_out: Mapping[int, str]
    warnings: Sequence[SheetRemark]
    cells: Mapping[int, Sequence[str]] = field(default_factory=dict)


def read_sheet(
    kind: ImportKind,
    data: bytes,
    wanted: Wanted,
    *,
    remembered: Callable[[str], Layout | None] = lambda _shape: None,
) -> Reading:
    """Read a file as rows of a kind; raises UnreadableFile.

    `remembered` tells how a sheet of such headings was read before, if it was.
    """
    rows = read_rows(io.BytesIO(data))
    sheets = list(dict.fromkeys(row.part for row in rows))
    heading = _heading(kind, rows, wanted)
    headings = {_letter(at): text for at, text in enumerate(heading.cells)}
    below = [row for row in rows if row.part == heading.part and row.number > heading.number]
    columns = _columns(kind, headings, below, wanted, remembered)
    left_out = {row.number: _("пустая строка") for row in below if row.is_empty()}
    told = [row for row in below if not row.is_empty()]
    return Reading(
        sheet=heading.part,
        sheets=sheets,
        heading_row=heading.number,
        headings=headings,
        columns=columns,
        rows=[_read(kind, row, columns) for row in told],
        left_out=left_out,
        warnings=[],
        cells={row.number: row.cells for row in told},
    )


def _heading(kind: ImportKind, rows: Sequence[Row], wanted: Wanted) -> Row:
    chosen = [row for row in rows if not wanted.sheet or row.part == wanted.sheet]
    if wanted.heading_row:
        return next(row for row in chosen if row.number == wanted.heading_row)
    return max(chosen[:_LOOKED_AT], key=lambda row: _named(kind, row))


def _named(kind: ImportKind, row: Row) -> int:
    scores = (heading_score(column, cell) for cell in row.cells for column in kind.columns)
    return sum(score >= _HEADING for score in scores)


def _columns(
    kind: ImportKind,
    headings: Mapping[str, str],
    rows: Sequence[Row],
    wanted: Wanted,
    remembered: Callable[[str], Layout | None],
) -> Layout:
    if wanted.columns:
        return dict(wanted.columns)
    if known := remembered(shape_of(headings)):
        return known
    samples = {
        letter: [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
        for at, letter in enumerate(headings)
    }
    return guess_columns(kind, headings, samples, _reads)


def _reads(column: Any, cell: str) -> bool:
    try:
        return column.read(cell) is not None
    except CellError:
        return False


def _read(kind: ImportKind, row: Row, columns: Layout) -> ReadRow:
    letters = {name: letter for letter, name in columns.items() if name}
    read = ReadRow(row.number, {}, letters)
    for at, cell in enumerate(row.cells):
        name = columns.get(_letter(at))
        if name:
            _take(read, kind, name, cell)
    return read


def _take(read: ReadRow, kind: ImportKind, name: str, cell: str) -> None:
    try:
        value = kind.column(name).read(cell)
    except CellError as error:
        read.refuse(name, error.code, str(error))
    else:
        if value is not None:
            read.values[name] = value


def _letter(at: int) -> str:
    letters = ""
    number = at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
