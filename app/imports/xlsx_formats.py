"""Cells of a workbook that show a date as a month or a year: their value alone says a day."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from io import BytesIO

from lxml import etree

_MAIN = "{*}"  # Excel writes two namespaces, its usual and the «strict» one
_BUILT_IN_MONTH = 17  # «mmm-yy»; the other built-in formats show days or times
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Shown(Enum):
    """Which part of a date a number format shows."""

    MONTH_AND_YEAR = "my"
    MONTH = "m"
    YEAR = "y"


Place = tuple[int, int]
"""Row and column, counted from 0."""


def shown_by(number_format: str) -> Shown | None:
    """Return what a format such as `[$-419]mmmm yyyy;@` shows; None for days, times, numbers."""
    code = _QUOTED.sub("", number_format.lower()).partition(";")[0]
    if set(code) & set("dhs0#?"):
        return None
    month, year = "m" in code, "y" in code
    if month:
        return Shown.MONTH_AND_YEAR if year else Shown.MONTH
    return Shown.YEAR if year else None


def partly_shown(parts: Mapping[str, bytes]) -> dict[str, dict[Place, Shown]]:
    """Return, by the name of the sheet, its cells whose format shows no day."""
    styles = _styles(parts.get("xl/styles.xml", b""))
    if not styles:
        return {}
    return {
        name: dict(_cells(parts[path], styles))
        for name, path in sheet_parts(parts)
        if path in parts
    }


def _styles(content: bytes) -> dict[str, Shown]:
    """Return what the formats show by the number that a cell names as its style."""
    if not content:
        return {}
    root = etree.fromstring(content, _PARSER)
    shown = {
        one.get("numFmtId"): shown_by(one.get("formatCode", ""))
        for one in root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
    }
    shown.setdefault(str(_BUILT_IN_MONTH), Shown.MONTH_AND_YEAR)
    used = enumerate(root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"))
    found = ((str(at), shown.get(style.get("numFmtId"))) for at, style in used)
    return {at: part for at, part in found if part is not None}


def sheet_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each sheet."""
    relations = parts.get("xl/_rels/workbook.xml.rels")
    if relations is None:
        return
    targets = {one.get("Id"): one.get("Target", "") for one in etree.fromstring(relations, _PARSER)}
    workbook = etree.fromstring(parts["xl/workbook.xml"], _PARSER)
    for sheet in workbook.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        relation = next((value for key, value in sheet.items() if str(key).endswith("}id")), "")
        target = posixpath.join("/xl", targets.get(relation, ""))
        yield sheet.get("name", ""), posixpath.normpath(target).lstrip("/")


def _cells(sheet: bytes, styles: Mapping[str, Shown]) -> Iterator[tuple[Place, Shown]]:
    """Read the sheet in a stream: only the styles of its cells are wanted, not its tree."""
    for _, cell in etree.iterparse(
        BytesIO(sheet), tag=f"{_MAIN}c", resolve_entities=False, no_network=True
    ):
        part = styles.get(cell.get("s", ""))
        place = _REFERENCE.fullmatch(cell.get("r", "").upper())
        if part is not None and place is not None:
            yield (int(place[2]) - 1, column_number(place[1]) - 1), part
        cell.clear()
        while cell.getprevious() is not None:
            del cell.getparent()[0]


def column_number(letters: str) -> int:
    """Return 28 for «AB»."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(place: int) -> str:
    """Return «AB» for 27: places are counted from 0."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
