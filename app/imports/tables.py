"""The one way to read a table that a person sends: bytes in, rows of text with their place out."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.imports.archives import unpack
from app.imports.content import ZIP, Content, content_of, refuse_other_formats
from app.imports.docx_tables import read_docx
from app.imports.errors import Problem, UnreadableFile
from app.imports.rows import Row
from app.imports.text_tables import read_text
from app.imports.xlsx_tables import read_xlsx

__all__ = ["MAX_SIZE", "Problem", "Row", "UnreadableFile", "read_rows"]

MEGABYTE = 1024 * 1024
MAX_SIZE = 10 * MEGABYTE

_READERS: dict[Content, Callable[[dict[str, bytes]], list[Row]]] = {
    Content.DOCX: read_docx,
    Content.XLSX: read_xlsx,
}


def read_rows(source: Path | BinaryIO, *, max_size: int = MAX_SIZE) -> list[Row]:
    """Read .txt, .csv, .xlsx or .docx, told apart by content, into rows; empty rows are kept.

    `source` is a path or an open binary file (an upload's stream); `max_size` is in bytes and
    holds before the content is read. Raises UnreadableFile with a message for the person.
    """
    data = _content(source, max_size)
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise UnreadableFile(Problem.EMPTY)
    rows = _rows(data)
    if all(row.is_empty() for row in rows):
        raise UnreadableFile(Problem.NO_TEXT)
    return rows


def _content(source: Path | BinaryIO, max_size: int) -> bytes:
    if isinstance(source, Path):
        with source.open("rb") as file:
            return _content(file, max_size)
    data = source.read(max_size + 1)
    if len(data) > max_size:
        raise UnreadableFile(Problem.TOO_LARGE, limit=max_size // MEGABYTE)
    return data


def _rows(data: bytes) -> list[Row]:
    if data.startswith(ZIP):
        parts = unpack(data)
        return _READERS[content_of(set(parts))](parts)
    refuse_other_formats(data)
    return read_text(data)
