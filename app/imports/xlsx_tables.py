"""Rows from a workbook, with the sizes it would unfold to checked before it is opened."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from app.imports.archives import repack
from app.imports.errors import Problem, UnreadableFile
from app.imports.rows import Row, limited, trimmed

_REFERENCE = re.compile(rb"""\sr=["']([A-Za-z]{0,9})([0-9]{1,19})["']""")
_SHARED_ITEM = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)
_SHARED_USE = re.compile(rb"""t=["']s["'][^>]*>\s*<(?:\w+:)?v>\s*([0-9]{1,9})""")
_MAX_CELLS = 4_000_000
_MAX_TEXT = 256 * 1024 * 1024


def read_xlsx(parts: dict[str, bytes]) -> list[Row]:
    """Return the rows of all visible sheets; dates as «31.12.2023», whole numbers without «.0»."""
    _check_sizes(parts)
    try:
        with CalamineWorkbook.from_filelike(repack(parts)) as workbook:
            return list(limited(_rows(workbook)))
    except UnreadableFile:
        raise
    except Exception as error:  # the library meets broken XML with any kind of exception
        raise UnreadableFile(Problem.DAMAGED) from error


def _check_sizes(parts: dict[str, bytes]) -> None:
    """A cell in the last corner, or one long text used a million times, fills the memory."""
    sheets = [content for name, content in parts.items() if name.startswith("xl/worksheets/")]
    if any(_area(sheet) > _MAX_CELLS for sheet in sheets):
        raise UnreadableFile(Problem.TOO_MANY_ROWS)
    shared = [len(item) for item in _SHARED_ITEM.findall(parts.get("xl/sharedStrings.xml", b""))]
    if any(_text_size(sheet, shared) > _MAX_TEXT for sheet in sheets):
        raise UnreadableFile(Problem.BOMB)


def _area(sheet: bytes) -> int:
    rows = columns = 1
    for letters, digits in _REFERENCE.findall(sheet):
        rows = max(rows, int(digits))
        columns = max(columns, _column(letters))
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _text_size(sheet: bytes, shared: list[int]) -> int:
    used = (int(index) for index in _SHARED_USE.findall(sheet))
    return sum(shared[index] for index in used if index < len(shared))


def _rows(workbook: CalamineWorkbook) -> Iterator[Row]:
    visible = [s.name for s in workbook.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
    for name in visible:
        values = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        part = f"лист «{name}»" if len(visible) > 1 else ""
        for number, row in enumerate(values, 1):
            yield Row(trimmed([_shown(value) for value in row]), number, part)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
