"""A sheet as rows of a kind: which column is what, and what the cells say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.imports.kinds import ImportColumn, ImportKind, ReadRow
from app.imports.mapping import Layout, guess_columns, shape_of
from app.imports.readers import CellError
from app.imports.sheets.files import find_table
from app.imports.sheets.model import SheetWarning, Table, TableRow
from app.imports.sheets.reasons import FAULTS

_REMEMBERED = 5_000  # cells of a column: towns, groups and years come again and again
Remembered = Callable[[str], Layout | None]


@dataclass(frozen=True)
class Wanted:
    """How a person wants a sheet read; what is not said is found out."""

    sheet: str | None = None
    heading_row: int | None = None
    columns: Mapping[str, str | None] | None = None

    @classmethod
    def of(cls, run: Any) -> "Wanted":
        """Return how an import was read when it was looked at, or is to be read."""
        return cls(run.sheet or None, run.heading_row or None, run.columns or None)


@dataclass(frozen=True)
class Reading:
    """A table that was read as a kind: what its columns are, and its rows by their meaning."""

    table: Table
    columns: Layout
    rows: Sequence[ReadRow]

    @property
    def headings(self) -> dict[str, str]:
        """Return the headings by the letters of their columns."""
        return {column.letter: column.heading for column in self.table.columns}

    @property
    def samples(self) -> dict[str, Sequence[str]]:
        """Return some of the cells of each column by its letter."""
        return {column.letter: column.samples for column in self.table.columns}

    @property
    def left_out(self) -> dict[int, str]:
        """Return why rows are no data, by their numbers."""
        return {one.row: one.message for one in self.table.left_out}

    @property
    def warnings(self) -> Sequence[SheetWarning]:
        """Return what a person should know of the file; it stops nothing."""
        return self.table.warnings

    def cells(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the cells of each row under the headings, with its number."""
        places = [column.index for column in self.table.columns]
        for row in self.table.rows:
            cells = row.cells
            yield row.number, [cells[at] if at < len(cells) else "" for at in places]


def read_sheet(
    kind: ImportKind, data: bytes, wanted: Wanted, *, remembered: Remembered = lambda _shape: None
) -> Reading:
    """Read a file as rows of a kind; raises UnreadableFile.

    `remembered` tells how a sheet of such headings was read before, if it was.
    """
    words = [str(word) for column in kind.columns for word in (column.title, *column.words)]
    table = find_table(
        data, known_headings=words, sheet=wanted.sheet, heading_row=wanted.heading_row
    )
    columns = dict(wanted.columns) if wanted.columns else _layout(kind, table, remembered)
    return Reading(table, columns, _read(kind, table, columns))


def _layout(kind: ImportKind, table: Table, remembered: Remembered) -> Layout:
    headings = {column.letter: column.heading for column in table.columns}
    if known := remembered(shape_of(headings)):
        return known
    samples = {column.letter: column.samples for column in table.columns}
    return guess_columns(kind, headings, samples, _reads)


def _reads(column: ImportColumn, cell: str) -> bool:
    try:
        return column.read(cell) is not None
    except CellError:
        return False


class _ColumnReader:
    """Reads the cells of one column; what was read once is known."""

    def __init__(self, column: ImportColumn, index: int) -> None:
        self.field, self.index, self._read = column.field, index, column.read
        self._known: dict[str, tuple[Any, CellError | None]] = {}

    def read(self, cell: str) -> tuple[Any, CellError | None]:
        """Return the value, or why there is none."""
        found = self._known.get(cell)
        if found is None:
            found = self._meaning(cell)
            if len(self._known) < _REMEMBERED:
                self._known[cell] = found
        return found

    def _meaning(self, cell: str) -> tuple[Any, CellError | None]:
        try:
            return self._read(cell), None
        except CellError as error:
            return None, error


def _read(kind: ImportKind, table: Table, columns: Layout) -> list[ReadRow]:
    letters = {name: letter for letter, name in columns.items() if name and kind.has(name)}
    places = {column.letter: column.index for column in table.columns}
    readers = [
        _ColumnReader(kind.column(name), places[letter])
        for name, letter in letters.items()
        if letter in places
    ]
    return [_row(row, readers, letters) for row in table.rows]


def _row(row: TableRow, readers: Sequence[_ColumnReader], letters: Mapping[str, str]) -> ReadRow:
    read = ReadRow(row.number, {}, letters)
    cells, faults = row.cells, row.faults
    for reader in readers:
        at = reader.index
        if at in faults:
            read.refuse(reader.field, faults[at], str(FAULTS[faults[at]]))
        elif at < len(cells) and cells[at]:
            value, error = reader.read(cells[at])
            if error is not None:
                read.refuse(reader.field, error.code, str(error))
            elif value is not None:
                read.values[reader.field] = value
    return read
