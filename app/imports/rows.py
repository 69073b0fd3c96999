"""A row of a person's table and where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from app.imports.errors import Problem, UnreadableFile

MAX_ROWS = 100_000
MAX_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row as text; `part` is the sheet or table, `number` counts from 1 in it.

    A merged cell's text stands in its first place only; `above` holds, by column, the texts of
    cells merged over several rows that began above and reach into this one. A paragraph of a
    document is a row outside of any table. `formulas` are the cells, «D7», whose formula has no
    stored value: their text is not known.
    """

    cells: tuple[str, ...]
    number: int
    part: str = ""
    above: tuple[tuple[int, str], ...] = ()
    in_table: bool = True
    formulas: tuple[str, ...] = ()

    def place(self, column: int | None = None) -> str:
        """Return where the row is, in Russian; `column` counts from 0."""
        words = [self.part] if self.part else []
        words.append(_("строка %(number)s", number=self.number))
        if column is not None:
            words.append(_("столбец %(number)s", number=column + 1))
        return ", ".join(words)

    def shown(self, column: int) -> str:
        """Return what a reader sees in a column: its own text or that of a cell merged over it."""
        own = self.cells[column] if column < len(self.cells) else ""
        return own or dict(self.above).get(column, "")

    def formula_places(self) -> list[str]:
        """Return where formulas without a value stand, in Russian."""
        part = f"{self.part}, " if self.part else ""
        return [_("%(part)sячейка %(cell)s", part=part, cell=cell) for cell in self.formulas]

    def is_empty(self) -> bool:
        """Tell whether no cell holds anything."""
        return not any(self.cells)


def told_row(row: Row) -> list[Any]:
    """Return a row as plain values."""
    return [row.cells, row.number, row.part, row.above, row.in_table, row.formulas]


def row_from(told: Sequence[Any]) -> Row:
    """Rebuild what `told_row` wrote."""
    cells, number, part, above, in_table, formulas = told
    over = tuple((at, text) for at, text in above)
    return Row(tuple(cells), number, part, over, in_table, tuple(formulas))


def trimmed(cells: list[str]) -> tuple[str, ...]:
    """Return the cells with ends of lines alike and no space around the text."""
    if any("\r" in cell for cell in cells):
        cells = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
    return tuple([cell.strip() for cell in cells])


def limited(rows: Iterator[Row], max_rows: int) -> Iterator[Row]:
    """Pass rows on; raises UnreadableFile when there are too many of them or they are too wide."""
    for count, row in enumerate(rows, 1):
        if count > max_rows or len(row.cells) > MAX_COLUMNS:
            raise UnreadableFile(Problem.TOO_MANY_ROWS, limit=max_rows)
        yield row
