"""Hidden rows, cells without values and the sizes of an OpenDocument spreadsheet."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from app.imports.sheets.marks import ERROR, NO_VALUE, Marks

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_HIDDEN = {"collapse", "filter"}


def marks_of_ods(content: bytes) -> dict[str, Marks]:
    """Return the marks of each sheet by its name; `content` is the part content.xml."""
    found: dict[str, Marks] = {}
    for _event, table in etree.iterparse(
        BytesIO(content), tag=f"{_TABLE}table", resolve_entities=False, no_network=True
    ):
        found[table.get(f"{_TABLE}name", "")] = _marks(table)
        table.clear()
    return found


def _marks(table: Any) -> Marks:
    hidden: set[int] = set()
    faults = {}
    for first, times, row in _repeated(table, f"{_TABLE}table-row", start=1):
        if row.get(f"{_TABLE}visibility") in _HIDDEN:
            hidden.update(range(first, first + min(times, 10_000)))
        for column, _times, cell in _repeated(row, f"{_TABLE}table-cell", start=0):
            if code := _fault(cell):
                faults[first, column] = code
    return Marks(frozenset(hidden), frozenset(), faults)


def _fault(cell: Any) -> str | None:
    if cell.get(f"{_CALC}value-type") == "error":
        return ERROR
    has_formula = cell.get(f"{_TABLE}formula") is not None
    has_value = cell.get(f"{_OFFICE}value-type") is not None or len(cell)
    return NO_VALUE if has_formula and not has_value else None


def _repeated(parent: Any, tag: str, *, start: int) -> Iterator[tuple[int, int, Any]]:
    """Yield where each element stands, how often it is repeated, and itself."""
    at = start
    for element in parent.iter(tag):
        times = _times(element)
        yield at, times, element
        at += times


def _times(element: Any) -> int:
    for name in ("number-rows-repeated", "number-columns-repeated"):
        text = element.get(f"{_TABLE}{name}", "")
        if text.isdigit() and len(text) < 8:
            return int(text)
    return 1
