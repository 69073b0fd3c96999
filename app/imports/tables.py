"""The one way to read a table that a person sends: bytes in, rows of text with their place out."""

from pathlib import Path
from typing import BinaryIO

from app.imports import apart
from app.imports.counting import refuse_larger
from app.imports.errors import Problem, UnreadableFile
from app.imports.reading import rows_of, unpacked_size
from app.imports.rows import MAX_ROWS, Row

__all__ = ["MAX_SIZE", "Problem", "Row", "UnreadableFile", "read_rows"]

MEGABYTE = 1024 * 1024
MAX_SIZE = 10 * MEGABYTE
LARGE = MEGABYTE
"""Bytes, unpacked, from which a file is read by a process of its own."""


def read_rows(
    source: Path | BinaryIO, *, max_size: int = MAX_SIZE, max_rows: int = MAX_ROWS
) -> list[Row]:
    """Read .txt, .csv, .xlsx or .docx, told apart by content, into rows; empty rows are kept.

    `source` is a path or an open binary file (an upload's stream); `max_size` is in bytes and
    holds before the content is read, `max_rows` before it is built. Raises UnreadableFile with
    a message for the person.
    """
    data = content_of_file(source, max_size)
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise UnreadableFile(Problem.EMPTY)
    refuse_larger(data, max_rows)
    read = apart.read_apart if unpacked_size(data) > LARGE else rows_of
    rows = read(data, max_rows)
    if all(row.is_empty() for row in rows):
        raise UnreadableFile(Problem.NO_TEXT)
    return rows


def content_of_file(source: Path | BinaryIO, max_size: int) -> bytes:
    """Return the bytes of a file of at most `max_size`; raises UnreadableFile."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            return content_of_file(file, max_size)
    data = source.read(max_size + 1)
    if len(data) > max_size:
        raise UnreadableFile(Problem.TOO_LARGE, limit=max_size // MEGABYTE)
    return data
