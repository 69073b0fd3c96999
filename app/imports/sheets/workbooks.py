"""Sheets of a workbook of any make: .xlsx, .xls, .ods."""

from collections.abc import Iterator, Mapping
from io import BytesIO

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from app.imports.archives import repack, unpack
from app.imports.content import ZIP
from app.imports.errors import Problem, UnreadableFile
from app.imports.rows import Row, limited
from app.imports.sheets.marks import Marks, marks_of
from app.imports.sheets.model import Sheet
from app.imports.sheets.ods_marks import marks_of_ods
from app.imports.xlsx_formats import Place, Shown, partly_shown, sheet_parts
from app.imports.xlsx_tables import check_sizes, sheet_rows

ODS_CONTENT = "content.xml"


def read_workbook(data: bytes, max_rows: int) -> list[Sheet]:
    """Return all sheets, hidden ones too; raises UnreadableFile."""
    try:
        return _opened(data, max_rows)
    except UnreadableFile:
        raise
    except Exception as error:  # the library meets broken files with any kind of exception
        is_old = not data.startswith(ZIP)
        raise UnreadableFile(Problem.OLD_OFFICE if is_old else Problem.DAMAGED) from error


def _opened(data: bytes, max_rows: int) -> list[Sheet]:
    if not data.startswith(ZIP):
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            return list(_sheets(workbook, max_rows, {}, {}))
    parts = unpack(data)
    if ODS_CONTENT in parts:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            return list(_sheets(workbook, max_rows, marks_of_ods(parts[ODS_CONTENT]), {}))
    check_sizes(parts, max_rows)
    marks = {name: marks_of(parts[path]) for name, path in sheet_parts(parts) if path in parts}
    with CalamineWorkbook.from_filelike(repack(parts)) as workbook:
        return list(_sheets(workbook, max_rows, marks, partly_shown(parts)))


def _sheets(
    workbook: CalamineWorkbook,
    max_rows: int,
    marks: Mapping[str, Marks],
    partly: Mapping[str, Mapping[Place, Shown]],
) -> Iterator[Sheet]:
    for told in workbook.sheets_metadata:
        sheet = workbook.get_sheet_by_name(told.name)
        mark = marks.get(told.name, Marks())
        yield Sheet(
            told.name,
            list(limited(_rows(sheet, partly.get(told.name, {})), max_rows)),
            is_hidden=told.visible is not SheetVisibleEnum.Visible,
            hidden_rows=mark.hidden_rows,
            hidden_columns=mark.hidden_columns,
            faults=mark.faults,
            merged=_merged(sheet),
        )


def _rows(sheet: CalamineSheet, partly: Mapping[Place, Shown]) -> Iterator[Row]:
    return sheet_rows(sheet, "", partly)


def _merged(sheet: CalamineSheet) -> list[tuple[int, int, int, int]]:
    ranges = sheet.merged_cell_ranges or ()
    return [(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges]
