"""What a spreadsheet holds, as plain values: sheets as they came, and the table found in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.imports.rows import Row

_NO_FAULTS: Mapping[int, str] = {}
Place = tuple[int, int]
"""Row as the program numbers it, from 1, and column, from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or the whole of a text file.

    `faults` are cells without a value of their own: a formula whose result was never stored, or an
    error such as «#Н/Д»; `merged` are (first row, first column, last row, last column).
    """

    name: str
    rows: Sequence[Row]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    faults: Mapping[Place, str] = field(default_factory=dict)
    merged: Sequence[tuple[int, int, int, int]] = ()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table: its letter, where it stands from 0, its heading, first contents."""

    letter: str
    index: int
    heading: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of data, its cells as people see them: what is merged over several rows is in each.

    `faults` are the columns whose cells have no value, by the code of the reason.
    """

    number: int
    cells: tuple[str, ...]
    is_hidden: bool = False
    faults: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row below the headings that is no data, and why."""

    row: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class SheetWarning:
    """Something about the file a person should know; it stops nothing."""

    code: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a sheet; `heading_row` is the last of its heading rows."""

    sheet: str
    sheets: tuple[str, ...]
    heading_row: int
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[SheetWarning, ...] = ()


def column_letter(index: int) -> str:
    """Return «A» for 0, «AB» for 27."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def told_table(table: Table) -> list[Any]:
    """Return a table as JSON holds it, for another process."""
    return [
        table.sheet,
        table.sheets,
        table.heading_row,
        [(one.letter, one.index, one.heading, one.samples) for one in table.columns],
        [(row.number, row.cells, row.is_hidden, [*row.faults.items()]) for row in table.rows],
        [(one.row, one.code, one.message) for one in table.left_out],
        [(one.code, one.where, one.message) for one in table.warnings],
    ]


def table_from(told: list[Any]) -> Table:
    """Return the table that another process told of."""
    sheet, sheets, heading_row, columns, rows, left_out, warnings = told
    return Table(
        sheet,
        tuple(sheets),
        heading_row,
        tuple(TableColumn(one[0], one[1], one[2], tuple(one[3])) for one in columns),
        tuple(
            TableRow(one[0], tuple(one[1]), one[2], dict(one[3]) if one[3] else _NO_FAULTS)
            for one in rows
        ),
        tuple(LeftOut(*one) for one in left_out),
        tuple(SheetWarning(*one) for one in warnings),
    )
