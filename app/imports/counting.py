"""Counting what a document or a workbook holds in a stream, before anything is built of it.

A file of 100 kilobytes may hold a table of a hundred thousand rows, which takes gigabytes as
a tree. The count needs the memory of one chunk.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

from app.imports.archives import MAX_UNPACKED
from app.imports.content import ZIP
from app.imports.errors import Problem, UnreadableFile

MAX_CELLS = 500_000
MAX_ELEMENTS = 1_500_000
"""Every piece of formatted text is an element; one takes about 200 bytes as a tree."""

MAX_VALUES = 4_000_000
_CHUNK = 64 * 1024


def refuse_larger(data: bytes, max_rows: int) -> None:
    """Raise UnreadableFile for a document or a workbook with too many rows, cells or elements.

    Whatever else is wrong with a file is left to its reader.
    """
    if not data.startswith(ZIP):
        return
    counts = _Counts(max_rows)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                kind = _kind(name)
                if kind is not None:
                    with archive.open(name) as part:
                        _count(part, kind(counts))
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, ValueError, OSError):
        return
    except (NotImplementedError, RuntimeError):  # encrypted or an exotic compression
        return


class _Counts:
    """Rows of all parts together."""

    def __init__(self, max_rows: int) -> None:
        self.max_rows = max_rows
        self.rows = self.cells = self.elements = 0

    def check(self, most_cells: int, most_elements: int) -> None:
        """Raise UnreadableFile as soon as one of the counts is too high."""
        if self.rows > self.max_rows or self.cells > most_cells or self.elements > most_elements:
            raise UnreadableFile(Problem.TOO_MANY_ROWS, limit=self.max_rows)


Handler = Callable[[str, object], None]


def _of_document(counts: _Counts) -> Handler:
    def count(name: str, _attributes: object) -> None:
        local = name.rpartition("}")[2]
        counts.elements += 1
        counts.rows += local == "tr"
        counts.cells += local == "tc"
        counts.check(MAX_CELLS, MAX_ELEMENTS)

    return count


def _of_sheet(counts: _Counts) -> Handler:
    """Rows with a value: a sheet may have formats for a million rows without one."""
    empty = True

    def count(name: str, _attributes: object) -> None:
        nonlocal empty
        local = name.rpartition("}")[2]
        if local == "row":
            empty = True
        elif local in ("v", "is"):
            counts.cells += 1
            counts.rows += empty
            empty = False
        counts.check(MAX_VALUES, 10 * MAX_VALUES)

    return count


def _of_ods(counts: _Counts) -> Handler:
    """Cells with a value, each as often as it is repeated, and the area up to the last of them."""
    times = {"table-row": 1, "table-cell": 1}
    place = {"table-row": 0, "table-cell": 0}
    is_counted = True

    def count(name: str, attributes: object) -> None:
        nonlocal is_counted
        local = name.rpartition("}")[2]
        if local in times:
            told = dict(attributes)  # type: ignore[call-overload]
            repeated = next((v for k, v in told.items() if k.endswith("s-repeated")), "1")
            times[local] = int(repeated) if repeated.isdigit() and len(repeated) < 8 else 1
            place[local] += times[local]
            is_counted = False
            if local == "table-row":
                place["table-cell"] = 0
        elif local == "table":
            place.update(dict.fromkeys(place, 0))
        elif local == "p" and not is_counted:
            is_counted = True
            counts.cells += times["table-row"] * times["table-cell"]
            area = place["table-row"] * place["table-cell"]
            counts.rows = max(counts.rows, place["table-row"])
            if area > MAX_VALUES:
                raise UnreadableFile(Problem.TOO_MANY_ROWS, limit=counts.max_rows)
        counts.check(MAX_VALUES, 10 * MAX_VALUES)

    return count


def _kind(part: str) -> Callable[[_Counts], Handler] | None:
    if part == "word/document.xml":
        return _of_document
    if part == "content.xml":
        return _of_ods
    return _of_sheet if part.startswith("xl/worksheets/") and part.endswith(".xml") else None


def _count(part: IO[bytes], handler: Handler) -> None:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = handler
    parser.StartDoctypeDeclHandler = _refuse_declarations
    for chunk in _chunks(part):
        parser.Parse(chunk)


def _chunks(part: IO[bytes]) -> Iterator[bytes]:
    size = 0
    while chunk := part.read(_CHUNK):
        size += len(chunk)
        if size > MAX_UNPACKED:
            raise UnreadableFile(Problem.BOMB)
        yield chunk


def _refuse_declarations(*_: object) -> None:
    raise UnreadableFile(Problem.UNSAFE)
