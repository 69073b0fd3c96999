"""Make the spreadsheets of a made-up college that moves in: python -m scripts.make_move_in_sheets.

They are as people leave them: titles, signatures, hidden rows, lost zeros. Beside each sheet
lies what is true of it, noted while it is written and not asked of the reader it tests.
"""

import itertools
import json
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from app.documents.docx import with_fixed_times
from scripts.move_in_records import (
    account_rows,
    base_rows,
    mentor_rows,
    organization_rows,
    student_rows,
    vacancy_rows,
)

OUTPUT = Path("tests/files/move_in")
MADE = datetime(2024, 8, 26)  # noqa: DTZ001 - the properties of a workbook know no zone
NOTE = "вымышленные данные"
Rows = list[list[Any]]


def main() -> None:
    """Write every sheet and the truth about it."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    _students()
    _organizations()
    for kind, title, (rows, problems) in (
        ("mentors", "Наставники", mentor_rows()),
        ("vacancies", "Вакансии", vacancy_rows()),
        ("bases", "Базы практики", base_rows()),
        ("accounts", "Учётные записи сотрудников", account_rows()),
    ):
        sheet = [[f"{title} ({NOTE})"], [], *rows]
        _write(kind, "xlsx", _xlsx(title[:31], sheet))
        _tell(kind, "xlsx", kind, heading_row=3, rows=len(rows) - 1, problems=_below(problems, 3))


def _students() -> None:
    headings, rows, problems = student_rows()
    flat = [headings, *rows]
    shifted = _below(problems, 1)
    _write("students", "csv", _csv(flat))
    _tell("students", "csv", "students", heading_row=1, rows=len(rows), problems=shifted)
    _write("students", "ods", _ods([[f"Контингент ({NOTE})"], [], *flat]))
    _tell(
        "students", "ods", "students", heading_row=3, rows=len(rows), problems=_below(problems, 3)
    )
    half = len(rows) // 2
    broken = [headings, *rows[:half], headings, *rows[half:]]
    moved = {_moved(cell, 1 if _row(cell) <= half else 2): code for cell, code in problems.items()}
    _write("students", "xls", _xls(broken))
    _tell(
        "students", "xls", "students", heading_row=1, rows=len(rows), problems=moved,
        left_out={half + 2: "repeated_heading"},
    )  # fmt: skip
    top = [*headings[:8], "Контакты", None]
    below = [*[None] * 8, *headings[8:]]
    sheet = [[f"Контингент студентов на 01.09.2024 ({NOTE})"], [], top, below, *rows]
    merged = [(2, 8, 2, 9), *((2, at, 3, at) for at in range(8)), *_same_groups(rows, 4)]
    _write("students", "xlsx", _xlsx("Контингент", sheet, merged=merged))
    _tell(
        "students", "xlsx", "students", heading_row=4, rows=len(rows), problems=_below(problems, 4)
    )


def _organizations() -> None:
    rows, problems = organization_rows()
    sheet = [[f"Организации кластера ({NOTE})"], ["по состоянию на 26.08.2024"], [], *rows]
    total, signature = len(sheet) + 1, len(sheet) + 3
    sheet += [[None, "Итого:", len(rows) - 1], [], ["Директор", None, None, "О. О. Вымышленная"]]
    _write("organizations", "xlsx", _xlsx("Организации", sheet, hidden=(17,), notes=("Старое",)))
    _tell(
        "organizations", "xlsx", "organizations", heading_row=4, rows=len(rows) - 1,
        problems=_below(problems, 4),
        left_out={total: "totals", total + 1: "empty", signature: "signature"},
        warnings=[
            ["hidden_sheet", "лист «Старое»"], ["hidden_row", "строка 17"],
            ["totals_row", f"строка {total}"], ["signature", f"строка {signature}"],
        ],
    )  # fmt: skip


def _row(cell: str) -> int:
    return int(cell[1:])


def _moved(cell: str, by: int) -> str:
    return f"{cell[0]}{_row(cell) + by}"


def _below(problems: dict[str, str], heading_row: int) -> dict[str, str]:
    """Return cells counted in the sheet, from cells counted below the headings."""
    return {_moved(cell, heading_row): code for cell, code in problems.items()}


def _same_groups(rows: Rows, first: int) -> list[tuple[int, int, int, int]]:
    """Return the merged cells over rows of one group: group, course, speciality."""
    starts = [at for at, row in enumerate(rows) if row[1]] + [len(rows)]
    return [
        (first + start, column, first + end - 1, column)
        for start, end in itertools.pairwise(starts)
        for column in (1, 2, 3)
    ]


def _xlsx(
    name: str,
    rows: Sequence[Sequence[Any]],
    *,
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden: Sequence[int] = (),
    notes: Sequence[str] = (),
) -> bytes:
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": MADE, "comments": NOTE})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet = book.add_worksheet(name)
        for top, left, bottom, right in merged:
            sheet.merge_range(top, left, bottom, right, "")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                elif value is not None:
                    sheet.write(at, column, value)
        for number in hidden:
            sheet.set_row(number - 1, None, None, {"hidden": True})
        for note in notes:
            old = book.add_worksheet(note)
            old.write_row(0, 0, ["Наименование", "ИНН", "Населённый пункт"])
            old.hide()
    return written.getvalue()


def _xls(rows: Sequence[Sequence[Any]]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Контингент")
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for at, row in enumerate(_repeated(rows)):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value, *((day,) if isinstance(value, date) else ()))
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _ods(rows: Sequence[Sequence[Any]]) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Контингент")
    for row in _repeated(rows):
        line = TableRow()
        for value in row:
            line.addElement(_ods_cell(value))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    written = BytesIO()
    document.write(written)
    return with_fixed_times(written.getvalue())


def _ods_cell(value: Any) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
    elif isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=repr(value))
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def _csv(rows: Sequence[Sequence[Any]]) -> bytes:
    lines = (";".join(map(_text, row)) for row in _repeated(rows))
    return ("\r\n".join(lines) + "\r\n").encode("cp1251")


def _text(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else str(value).replace("и\u0306", "й")  # cp1251 has no breve


def _repeated(rows: Sequence[Sequence[Any]]) -> Rows:
    """Return rows with group, course and speciality in each: no merged cells here."""
    told: Rows = []
    for row in rows:
        line = list(row)
        if len(line) > 4 and line[1] is None and line[4]:
            line[1:4] = told[-1][1:4]
        told.append(line)
    return told


def _write(name: str, ending: str, data: bytes) -> None:
    (OUTPUT / f"{name}.{ending}").write_bytes(data)


def _tell(name: str, ending: str, kind: str, **truth: Any) -> None:
    truth = {"kind": kind, "left_out": {}, "warnings": [], **truth}
    text = json.dumps(truth, ensure_ascii=False, indent=1, sort_keys=True)
    (OUTPUT / f"{name}.{ending}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
