"""From a file to its table, whatever the file is; what may be large is read by another process."""

from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from app.imports.apart import find_table_apart
from app.imports.content import OLE, ZIP, refuse_other_formats
from app.imports.counting import refuse_larger
from app.imports.errors import Problem, UnreadableFile
from app.imports.reading import unpacked_size
from app.imports.rows import MAX_ROWS
from app.imports.sheets.model import Table
from app.imports.sheets.opening import sheets_of
from app.imports.sheets.table import table_of
from app.imports.tables import LARGE, MAX_SIZE, content_of_file


def is_large(data: bytes) -> bool:
    """Tell whether a file is better read by others: a process of its own, the worker.

    How large the sheets of an old workbook are is not known before it is opened.
    """
    return unpacked_size(data) > LARGE or data.startswith(OLE)


def find_table(
    source: Path | BinaryIO | bytes,
    *,
    known_headings: Collection[str],
    sheet: str | None = None,
    heading_row: int | None = None,
    max_size: int = MAX_SIZE,
    max_rows: int = MAX_ROWS,
) -> Table:
    """Return the table that .xlsx, .xls, .ods, .csv or .txt holds, told apart by content.

    The sheet and the heading row are found by the headings that are known; a person may name
    either. `max_size` is in bytes and holds before the content is read, `max_rows` before it is
    built. Raises UnreadableFile with a message for the person.
    """
    data = source if isinstance(source, bytes) else content_of_file(source, max_size)
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise UnreadableFile(Problem.EMPTY)
    if not data.startswith((ZIP, OLE)):
        refuse_other_formats(data)
    refuse_larger(data, max_rows)
    wanted = (sorted(known_headings), sheet, heading_row)
    if is_large(data):
        return find_table_apart(data, max_rows, wanted)
    return table_of(sheets_of(data, max_rows), *wanted)
