"""Make plans of made-up colleges as people lay them out: python -m scripts.make_foreign_plans.

Beside each file lies what is true of it, noted by hand in `scripts/foreign_plans/` and not asked
of the reader it tests.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from app.documents.docx import with_fixed_times
from scripts.foreign_plans.documents import DOCUMENTS
from scripts.foreign_plans.further import FURTHER
from scripts.foreign_plans.model import LEFT, UP, Auto, Block, Cell, Day, ForeignPlan, Formula
from scripts.foreign_plans.sheets import SHEET_PLANS

OUTPUT = Path("tests/plan/foreign")
PLANS = (*DOCUMENTS, *SHEET_PLANS, *FURTHER)
_SAVED = rb"\g<1>2023-08-28T00:00:00Z"
MADE = datetime(2023, 8, 28)  # noqa: DTZ001 - the properties of a file know no zone


def main() -> None:
    """Write every plan and the truth about it."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for plan in PLANS:
        (OUTPUT / plan.name).write_bytes(_WRITERS[plan.name.rpartition(".")[2]](plan))
        told = json.dumps(truth_of(plan), ensure_ascii=False, indent=1)
        (OUTPUT / f"{plan.name}.json").write_text(f"{told}\n", encoding="utf-8")


def truth_of(plan: ForeignPlan) -> dict[str, Any]:
    """Return what is true of a plan, as it lies beside its file."""
    return {
        "title": plan.title,
        "organization": plan.organization,
        "academic_year": plan.year,
        "is_year_written": plan.is_year_written,
        "chosen": plan.chosen,
        "sections": [
            {"number": number, "title": title, "items": [asdict(item) for item in items]}
            for number, title, items in plan.sections
        ],
        "warnings": sorted(plan.warnings),
    }


def _docx(plan: ForeignPlan) -> bytes:
    document = Document()
    document.core_properties.created = document.core_properties.modified = MADE
    for block in plan.blocks:
        for line in block.lines:
            document.add_paragraph(line)
        if block.grid:
            _table(document, block)
    return with_fixed_times(_saved(document))


def _table(document: Any, block: Block) -> None:
    table = document.add_table(rows=len(block.grid), cols=len(block.grid[0]))
    for row, column, cell in _cells(block):
        if isinstance(cell, Auto):
            _number(document, table.cell(row, column), cell)
        elif cell not in (UP, LEFT):
            table.cell(row, column).text = str(cell)
    for (top, left), (bottom, right) in _merged(block):
        text = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = text


def _number(document: Any, place: Any, cell: Auto) -> None:
    """Put a paragraph into a list of the document, which is declared when it is first used."""
    place.text = cell.text
    lists = document.part.numbering_part.element
    name = str(900 + cell.number_list)
    if lists.find(f"{qn('w:num')}[@{qn('w:numId')}='{name}']") is None:
        text = "%1)" if cell.form == "russianLower" else "%1."
        lists.insert(0, parse_xml(_ABSTRACT.format(nsdecls("w"), name, cell.form, text)))
        lists.append(parse_xml(_LIST.format(nsdecls("w"), name, name)))
    properties = place.paragraphs[0]._p.get_or_add_pPr()
    properties.append(parse_xml(_MEMBER.format(nsdecls("w"), name)))


_ABSTRACT = (
    '<w:abstractNum {} w:abstractNumId="{}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl></w:abstractNum>'
)
_LIST = '<w:num {} w:numId="{}"><w:abstractNumId w:val="{}"/></w:num>'
_MEMBER = '<w:numPr {}><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'


def _xlsx(plan: ForeignPlan) -> bytes:
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = MADE
    book.remove(book.worksheets[0])
    for block in plan.blocks:
        sheet = book.create_sheet(block.sheet)
        for row, column, cell in _cells(block):
            if cell not in (UP, LEFT, ""):
                _fill(sheet.cell(row + 1, column + 1), cell)
        for (top, left), (bottom, right) in _merged(block):
            sheet.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
    return _without_clock(_saved(book))


def _without_clock(workbook: bytes) -> bytes:
    """Equal contents are equal bytes: the library writes the moment of saving by itself."""
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            part = re.sub(rb"(?<=modified )([^>]*>)[^<]*", _SAVED, source.read(name))
            target.writestr(name, part)
    return with_fixed_times(copy.getvalue())


def _fill(place: Any, cell: Cell) -> None:
    if isinstance(cell, Formula):
        place.value = f"={cell.text}"
    elif isinstance(cell, Day):
        place.value, place.number_format = cell.day, cell.shown
    else:
        place.value = cell


def _text(plan: ForeignPlan, separator: str, encoding: str) -> bytes:
    text = io.StringIO(newline="")
    for block in plan.blocks:
        csv.writer(text, delimiter=separator).writerows(block.grid)
    return text.getvalue().encode(encoding)


def _cells(block: Block) -> Iterator[tuple[int, int, Cell]]:
    return (
        (row, column, cell)
        for row, cells in enumerate(block.grid)
        for column, cell in enumerate(cells)
    )


def _merged(block: Block) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the first and the last place of each cell that goes on to the right or down."""
    grid = block.grid
    for row, column, cell in _cells(block):
        if cell in (UP, LEFT):
            continue
        right = column
        while right + 1 < len(grid[row]) and grid[row][right + 1] == LEFT:
            right += 1
        bottom = row
        while bottom + 1 < len(grid) and grid[bottom + 1][column] == UP:
            bottom += 1
        if (bottom, right) != (row, column):
            yield (row, column), (bottom, right)


def _saved(file: Any) -> bytes:
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


_WRITERS = {
    "docx": _docx,
    "xlsx": _xlsx,
    "csv": lambda plan: _text(plan, ";", "cp1251"),
    "txt": lambda plan: _text(plan, "\t", "utf-8"),
}

if __name__ == "__main__":
    main()
