"""Spreadsheets of every make, written here as people's programs write them."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
import xlwt
from odf.namespaces import TABLENS
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

Rows = Sequence[Sequence[Any]]


def xlsx(
    *sheets: tuple[str, Rows],
    hidden: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    merged: Sequence[tuple[int, int, int, int, str]] = (),
    date_format: str = "dd.mm.yyyy",
) -> bytes:
    """Return a workbook; rows of `hidden_rows` count from 1, of `merged` from 0, as its program."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        day = book.add_format({"num_format": date_format})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            _fill(sheet, rows, day)
            for number in hidden_rows:
                sheet.set_row(number - 1, None, None, {"hidden": True})
            for column in hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            for top, left, bottom, right, text in merged:
                sheet.merge_range(top, left, bottom, right, text)
    return written.getvalue()


def _fill(sheet: Any, rows: Rows, day: Any) -> None:
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(at, column, value, day)
            elif value is not None:
                sheet.write(at, column, value)


def xls(name: str, rows: Rows) -> bytes:
    """Return a workbook of the old format."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(name)
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                style = (day,) if isinstance(value, date) else ()
                sheet.write(at, column, value, *style)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def ods(
    name: str,
    rows: Rows,
    *,
    hidden_rows: Sequence[int] = (),
    repeated: int = 0,
    empty_formula: bool = False,
) -> bytes:
    """Return an OpenDocument spreadsheet; `repeated` rows of the last one are told in one."""
    document = OpenDocumentSpreadsheet()
    table = Table(name=name)
    for number, row in enumerate(rows, 1):
        line = TableRow()
        if number in hidden_rows:
            line.setAttrNS(TABLENS, "visibility", "collapse")
        if repeated and number == len(rows):
            line.setAttrNS(TABLENS, "number-rows-repeated", str(repeated))
        for value in row:
            line.addElement(_ods_cell(value))
        if empty_formula and number == len(rows):
            line.addElement(TableCell(formula="of:=[.A1]"))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    written = io.BytesIO()
    document.write(written)
    return written.getvalue()


def _ods_cell(value: Any) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
    elif isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=str(value))
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def csv_text(rows: Rows, separator: str = ";") -> str:
    """Return rows as a text table."""
    return "\r\n".join(separator.join("" if v is None else str(v) for v in row) for row in rows)
