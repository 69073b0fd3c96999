"""Rows from a workbook, with the sizes it would unfold to checked before it is opened."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time

from babel.dates import format_date
from flask_babel import gettext as _
from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from app.imports.archives import repack
from app.imports.errors import Problem, UnreadableFile
from app.imports.rows import Row, limited, trimmed
from app.imports.sheets.marks import NO_VALUE, marks_of
from app.imports.xlsx_formats import (
    Place,
    Shown,
    column_letters,
    column_number,
    partly_shown,
    sheet_parts,
)

_REFERENCE = re.compile(rb"""\sr=["']([A-Za-z]{0,9})([0-9]{1,19})["']""")
_SHARED_ITEM = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)
_SHARED_USE = re.compile(rb"""t=["']s["'][^>]*>\s*<(?:\w+:)?v>\s*([0-9]{1,9})""")
_MAX_CELLS = 4_000_000
_MAX_TEXT = 256 * 1024 * 1024


def read_xlsx(parts: dict[str, bytes], max_rows: int) -> list[Row]:
    """Return the rows of all visible sheets, their cells as people see them.

    Dates are «31.12.2023», or «март 2024» where the cell's format shows no day; whole numbers
    have no «.0».
    """
    check_sizes(parts, max_rows)
    try:
        partly = partly_shown(parts)
        with CalamineWorkbook.from_filelike(repack(parts)) as workbook:
            return list(limited(_rows(workbook, partly, _unvalued(parts)), max_rows))
    except UnreadableFile:
        raise
    except Exception as error:  # the library meets broken XML with any kind of exception
        raise UnreadableFile(Problem.DAMAGED) from error


def check_sizes(parts: dict[str, bytes], max_rows: int) -> None:
    """Refuse what fills the memory: a cell in the last corner, one long text a million times."""
    sheets = [content for name, content in parts.items() if name.startswith("xl/worksheets/")]
    if any(_area(sheet) > _MAX_CELLS for sheet in sheets):
        raise UnreadableFile(Problem.TOO_MANY_ROWS, limit=max_rows)
    strings = _SHARED_ITEM.finditer(parts.get("xl/sharedStrings.xml", b""))
    shared = [item.end() - item.start() for item in strings]
    if any(_text_size(sheet, shared) > _MAX_TEXT for sheet in sheets):
        raise UnreadableFile(Problem.BOMB)


def _area(sheet: bytes) -> int:
    found = _REFERENCE.findall(sheet)
    rows = max((int(number) for number in {number for _letters, number in found}), default=1)
    letters = {letters for letters, _number in found}
    return rows * max((column_number(one.decode()) for one in letters), default=1)


def _text_size(sheet: bytes, shared: list[int]) -> int:
    used = Counter(_SHARED_USE.findall(sheet))
    sizes = ((int(index), times) for index, times in used.items())
    return sum(shared[index] * times for index, times in sizes if index < len(shared))


def _unvalued(parts: Mapping[str, bytes]) -> dict[str, dict[int, list[str]]]:
    """Return, by sheet and row, the cells whose formula nobody has computed yet."""
    found: dict[str, dict[int, list[str]]] = {}
    for name, path in sheet_parts(parts):
        faults = marks_of(parts.get(path, b"")).faults
        for row, column in sorted(place for place, code in faults.items() if code == NO_VALUE):
            cell = f"{column_letters(column)}{row}"
            found.setdefault(name, {}).setdefault(row, []).append(cell)
    return found


def _rows(
    workbook: CalamineWorkbook,
    partly: Mapping[str, Mapping[Place, Shown]],
    unvalued: Mapping[str, Mapping[int, list[str]]],
) -> Iterator[Row]:
    visible = [s.name for s in workbook.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
    for name in visible:
        sheet = workbook.get_sheet_by_name(name)
        part = _("лист «%(name)s»", name=name) if len(visible) > 1 else ""
        cells = unvalued.get(name, {})
        for row in sheet_rows(sheet, part, partly.get(name, {})):
            yield replace(row, formulas=tuple(cells[row.number])) if row.number in cells else row


def sheet_rows(sheet: CalamineSheet, part: str, partly: Mapping[Place, Shown]) -> Iterator[Row]:
    """Yield the rows of a sheet, cells as people see them; `part` is what places call it."""
    begun = _merged_downwards(sheet)
    reaching: dict[int, tuple[int, str]] = {}
    for at, values in enumerate(sheet.to_python(skip_empty_area=False)):
        cells = trimmed([_shown(value, partly.get((at, c))) for c, value in enumerate(values)])
        reaching = {column: over for column, over in reaching.items() if over[0] >= at}
        above = tuple((column, text) for column, (_last, text) in reaching.items())
        for column, last in begun.get(at, ()):
            if column < len(cells) and cells[column]:
                reaching[column] = (last, cells[column])
        yield Row(cells, at + 1, part, above)


def _merged_downwards(sheet: CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """Return, by the row where they begin, cells merged over rows: their column and last row."""
    begun: dict[int, list[tuple[int, int]]] = {}
    for (first, column), (last, _right) in sheet.merged_cell_ranges or ():
        if last > first:
            begun.setdefault(first, []).append((column, last))
    return begun


def _shown(value: object, partly: Shown | None) -> str:
    if type(value) is str:  # nearly all of them
        return value
    if isinstance(value, bool):
        return str(_("да") if value else _("нет"))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return _day(value, partly)
    return str(value)


def _day(day: date, partly: Shown | None) -> str:
    """Return the day as its cell shows it; the month always as a word, which no column hides."""
    if partly is None:
        return f"{day:%d.%m.%Y}"
    form = {Shown.MONTH_AND_YEAR: "LLLL y", Shown.MONTH: "LLLL", Shown.YEAR: "y"}[partly]
    return str(format_date(day, form, locale="ru"))
