"""A table whose headings we do not know: what it may be, and what to propose for its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.imports.tables import Row
from app.plan.reading.columns import ChosenColumns, PlanColumn, best_header, places_named
from app.plan.reading.numbering import item_number
from app.plan.reading.prose import one_line
from app.plan.reading.time_words import reads_as_deadline

# A list of people or organizations is refused at once: its rows are not even kept for a choice.
_OF_OTHERS = re.compile(
    r"^(фио|ф\.\s?и\.\s?о|фамилия|имя|отчество|дата рождения|телефон|инн|снилс|паспорт|e-?mail)\b",
    re.IGNORECASE,
)
_SAMPLE = 40
_SAMPLES = 3
_FIRST_ROWS = 60


@dataclass(frozen=True, slots=True)
class ColumnSample:
    """A column of a table: its place from 0, its heading, some of its cells."""

    place: int
    heading: str
    cells: tuple[str, ...]


def may_be_plan(rows: Sequence[Row]) -> bool:
    """Tell whether a person may be asked which column is which."""
    heading = _likely_heading(rows)
    if heading is None:
        return False
    cells = [one_line(cell) for cell in rows[heading].cells if cell]
    return not any(_OF_OTHERS.match(cell) for cell in cells)


def propose_columns(rows: Sequence[Row]) -> ChosenColumns:
    """Return the likeliest heading and columns: by their words, else by what their cells hold."""
    found = best_header(rows)
    if found is not None:
        return ChosenColumns(found[0], found[1].places)
    heading = _likely_heading(rows) or 0
    places = dict(places_named(rows[heading])) if rows else {}
    for column, place in _by_cells(rows, heading, set(places.values())):
        places.setdefault(column, place)
    return ChosenColumns(heading, places)


def sample_columns(rows: Sequence[Row], heading: int) -> list[ColumnSample]:
    """Return the columns under a heading with what a person recognises them by."""
    if not 0 <= heading < len(rows):
        return []
    below = _below(rows, heading)
    width = max((len(row.cells) for row in (rows[heading], *below)), default=0)
    return [
        ColumnSample(place, _cell(rows[heading], place), tuple(_cells(below, place)[:_SAMPLES]))
        for place in range(width)
        if _cell(rows[heading], place) or _cells(below, place)
    ]


def _likely_heading(rows: Sequence[Row]) -> int | None:
    """The first of the fullest rows of a table, numbers and dates aside, with rows below it."""
    first = [(at, row) for at, row in enumerate(rows[:_FIRST_ROWS]) if row.in_table]
    counts = {at: _worded(row) for at, row in first if _worded(row) > 1 and at + 1 < len(rows)}
    if not counts:
        return None
    named = [at for at in counts if places_named(rows[at])]
    fullest = max(counts.values())
    return next((at for at in (*named, *counts) if counts[at] * 2 > fullest), None)


def _worded(row: Row) -> int:
    return sum(any(char.isalpha() for char in cell) or cell == "№" for cell in row.cells)


def _by_cells(rows: Sequence[Row], heading: int, taken: set[int]) -> list[tuple[PlanColumn, int]]:
    below = _below(rows, heading)
    columns = {
        sample.place: _cells(below, sample.place)
        for sample in sample_columns(rows, heading)
        if sample.place not in taken
    }
    dated = {at: sum(map(reads_as_deadline, cells)) for at, cells in columns.items()}
    found: list[tuple[PlanColumn, int]] = []
    best = max(dated, key=lambda at: dated[at], default=None)
    if best is not None and dated[best]:
        found.append((PlanColumn.DEADLINE, best))
        del columns[best]
    numbers = (at for at, cells in columns.items() if cells and all(map(item_number, cells)))
    number = next(numbers, None)
    if number is not None:
        found.append((PlanColumn.NUMBER, number))
        del columns[number]
    if columns:
        lengths = {at: sum(map(len, cells)) for at, cells in columns.items()}
        found.append((PlanColumn.TITLE, max(lengths, key=lambda at: lengths[at])))
    return found


def _below(rows: Sequence[Row], heading: int) -> list[Row]:
    part = rows[heading].part
    return [row for row in rows[heading + 1 :] if row.part == part][:_SAMPLE]


def _cells(rows: Sequence[Row], place: int) -> list[str]:
    cells = (_cell(row, place) for row in rows if sum(map(bool, row.cells)) > 1)
    return [cell for cell in cells if cell]


def _cell(row: Row, place: int) -> str:
    return one_line(row.cells[place]) if place < len(row.cells) else ""
