"""Rows from a Word document: paragraphs and tables in the order they stand in."""

from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from flask_babel import gettext as _

from app.imports.archives import repack
from app.imports.docx_numbers import Numbers
from app.imports.errors import Problem, UnreadableFile
from app.imports.rows import Row, limited, trimmed

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")})
_LEFT_OUT = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\u00ad",
}
_TEXT = qn("w:t")
_WIDEST_SPAN = 63
"""Columns of a table at most, by Word's own limit: a larger number in a file is a trick."""


def read_docx(parts: dict[str, bytes], max_rows: int) -> list[Row]:
    """Return paragraphs as rows of one cell and table rows with merged cells written once."""
    try:
        body = Document(repack(parts)).element.body
        numbers = Numbers(parts.get("word/numbering.xml"))
        return list(limited(_rows(body, numbers), max_rows))
    except UnreadableFile:
        raise
    except Exception as error:  # the library meets broken XML with any kind of exception
        raise UnreadableFile(Problem.DAMAGED) from error


def _rows(body: Any, numbers: Numbers) -> Iterator[Row]:
    paragraphs = tables = 0
    for block in _children(body, {_PARAGRAPH, _TABLE}):
        if block.tag == _PARAGRAPH:
            paragraphs += 1
            yield Row(trimmed([_text(block)]), paragraphs, _("абзацы"), in_table=False)
        else:
            tables += 1
            yield from _table_rows(block, _("таблица %(number)s", number=tables), numbers)


def _table_rows(table: Any, part: str, numbers: Numbers) -> Iterator[Row]:
    merged: dict[int, str] = {}
    for number, row in enumerate(_children(table, {_ROW}), 1):
        cells, continued = _cells(row, numbers)
        texts = trimmed(cells)
        above = tuple((column, merged[column]) for column in continued if merged.get(column))
        merged |= {at: text for at, text in enumerate(texts) if at not in continued}
        yield Row(texts, number, part, above)


def _children(parent: Any, tags: set[str]) -> Iterator[Any]:
    """Yield direct children of these tags, also those inside content controls and insertions."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tags)


def _cells(row: Any, numbers: Numbers) -> tuple[list[str], frozenset[int]]:
    """Return the texts by column, and the columns whose cell began in a row above."""
    cells = [""] * _number(row, "w:trPr/w:gridBefore", 0)
    continued = set()
    for cell in _children(row, {_CELL}):
        mark = cell.find("w:tcPr/w:vMerge", _NAMES)
        if mark is not None and mark.get(qn("w:val"), "continue") == "continue":
            continued.add(len(cells))
            text = ""
        else:
            text = "\n".join(_listed(part, numbers) for part in cell.iter(_PARAGRAPH))
        cells += [text, *[""] * (_number(cell, "w:tcPr/w:gridSpan", 1) - 1)]
    return cells, frozenset(continued)


_NAMES = {"w": qn("w:p")[1:].partition("}")[0]}


def _number(element: Any, path: str, default: int) -> int:
    found = element.find(path, _NAMES)
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), _WIDEST_SPAN) if value.isdecimal() else default


def _listed(paragraph: Any, numbers: Numbers) -> str:
    """Return a paragraph of a cell: its number where nothing else stands, «а)» before its words.

    Other numbers before words are left to the eye: «1. Иванова» is a person and not a number.
    """
    text, label = _text(paragraph), numbers.label(paragraph)
    if not text.strip():
        return label
    return f"{label} {text}" if label[:1].isalpha() and label.islower() else text


def _text(paragraph: Any) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text as it reads now: insertions kept, deletions and duplicates left out."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != _PARAGRAPH:
            yield from _pieces(child)
