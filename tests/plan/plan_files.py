"""The real plan written as every kind of file that people send."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from docx import Document

from app.imports.tables import Row, read_rows

PLAN = Path(__file__).parents[2] / "app/plan/data/cluster-plan-2023-2024.txt"
WIDTH = 5

Cells = Sequence[str]


def plan_rows() -> list[Row]:
    """Return the rows of the real document."""
    return read_rows(PLAN)


def as_csv(rows: Sequence[Row], *, separator: str, encoding: str) -> bytes:
    """Return the rows as a separated file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(row.cells for row in rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Row]) -> bytes:
    """Return the rows as a workbook with headings merged over the whole width."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row.cells, 1):
            sheet.cell(number, column, cell or None)
        if any(row.cells[:1]) and not any(row.cells[1:]):
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=WIDTH)
    return _saved(workbook)


def as_docx(rows: Sequence[Row]) -> bytes:
    """Return the rows as a document: lines above the table as paragraphs, headings merged."""
    document = Document()
    for row in (row for row in rows if len(row.cells) < WIDTH):
        document.add_paragraph(" ".join(row.cells))
    table = document.add_table(rows=0, cols=WIDTH)
    for row in (row for row in rows if len(row.cells) == WIDTH):
        cells = table.add_row().cells
        for cell, text in zip(cells, row.cells, strict=True):
            cell.text = text
        if row.cells[0] and not any(row.cells[1:]):
            cells[0].merge(cells[-1]).text = row.cells[0]
    return _saved(document)


def _saved(file: object) -> bytes:
    stream = io.BytesIO()
    file.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()
