"""What the parts of a workbook say that its values do not: hidden rows, cells without values.

Read by patterns and not as a tree: the parts were checked for declarations, and a tree of twenty
thousand rows costs more than all the rest of the reading.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.imports.sheets.model import Place
from app.imports.xlsx_formats import column_number

NO_VALUE, ERROR = "formula_without_value", "error_value"
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*\bhidden=["'](?:1|true)["'][^>]*>""")
_COLUMN = re.compile(rb"""<(?:\w+:)?col\b[^>]*\bhidden=["'](?:1|true)["'][^>]*>""")
_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
_RANGE = re.compile(rb"""\b(min|max)=["'](\d{1,5})["']""")
_CELL = rb"""<(?:\w+:)?c\b(?P<told>[^>]*)>\s*"""
_UNSTORED = re.compile(
    _CELL + rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>"
    rb"\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_FAULTY = re.compile(rb"""<(?:\w+:)?c\b(?P<told>[^>]*\bt=["']e["'][^>]*)>""")
_PLACE = re.compile(rb"""\br=["']([A-Za-z]{1,3})(\d{1,7})["']""")
MOST_COLUMNS = 500


@dataclass(frozen=True)
class Marks:
    """What one sheet's part tells beside values."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    faults: Mapping[Place, str] = field(default_factory=dict)


def marks_of(sheet: bytes) -> Marks:
    """Return the marks of a sheet of .xlsx."""
    hidden = b"hidden=" in sheet  # most sheets hold none of this: looking once costs nothing
    rows = (_NUMBER.search(found[0]) for found in _ROW.finditer(sheet)) if hidden else ()
    faults = _places(_UNSTORED, sheet, NO_VALUE) if b"f>" in sheet or b"<f " in sheet else {}
    faults |= _places(_FAULTY, sheet, ERROR) if b't="e"' in sheet or b"t='e'" in sheet else {}
    return Marks(
        frozenset(int(found[1]) for found in rows if found),
        frozenset(_hidden_columns(sheet)) if hidden else frozenset(),
        faults,
    )


def _hidden_columns(sheet: bytes) -> Iterator[int]:
    for found in _COLUMN.finditer(sheet):
        told = {name: int(number) for name, number in _RANGE.findall(found[0])}
        first, last = told.get(b"min", 0), told.get(b"max", 0)
        yield from range(first - 1, min(last, MOST_COLUMNS))


def _places(pattern: re.Pattern[bytes], sheet: bytes, code: str) -> dict[Place, str]:
    places = (_PLACE.search(found["told"]) for found in pattern.finditer(sheet))
    return {
        (int(place[2]), column_number(place[1].decode()) - 1): code for place in places if place
    }
