"""Rows from .txt and .csv in any encoding and with any separator in common use."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from app.imports.errors import Problem, UnreadableFile
from app.imports.rows import Row, limited, trimmed

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CYRILLIC_ENCODINGS = ("cp1251", "koi8-r", "cp866", "mac_cyrillic")
_FREQUENT = frozenset("оеаинтсрвлкмдпу")
_SEPARATORS = ("\t", ";", ",", "|")
_FORM_FEED = "\x0c"
_ALLOWED_CONTROLS = frozenset("\t\n\r\x0b")
_END_OF_DOS_FILE = "\x1a"
_SAMPLE = 200


def read_text(data: bytes, max_rows: int) -> list[Row]:
    """Return the rows of a separated text file; raises UnreadableFile when it is no text."""
    text = decode(data)
    records = _records(text, separator_of(text))
    rows = (Row(trimmed(cells), number) for number, cells in records)
    return list(limited(rows, max_rows))


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16, Windows-1251, KOI8-R, CP866 or Mac Cyrillic."""
    text = _decoded(data).replace(_FORM_FEED, "\n").removesuffix(_END_OF_DOS_FILE)
    if any(char < " " and char not in _ALLOWED_CONTROLS for char in text):
        raise UnreadableFile(Problem.OTHER_FORMAT)
    return text


def _decoded(data: bytes) -> str:
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), None)
    if encoding is not None:
        return _in(encoding, data, Problem.DAMAGED)
    if b"\x00" in data:
        return _in(_utf16_without_mark(data), data, Problem.OTHER_FORMAT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _in(encoding: str, data: bytes, otherwise: Problem) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(otherwise) from error


def _utf16_without_mark(data: bytes) -> str:
    """Zeros stand beside the spaces and digits: after them in little-endian, before in big."""
    if data[1::2].count(0) >= data[0::2].count(0):
        return "utf-16-le"
    return "utf-16-be"


def _guessed(data: bytes) -> str:
    """Decode as the one-byte encoding that makes the most ordinary Russian letters."""
    tried = (data.decode(name, errors="replace") for name in _CYRILLIC_ENCODINGS)
    return max(tried, key=_russian_letters)


def _russian_letters(text: str) -> int:
    counts = Counter(text)
    return sum(counts[char] for char in _FREQUENT) - sum(
        count for char, count in counts.items() if char > "\x7f" and not char.isalpha()
    )


def separator_of(text: str) -> str:
    """Return the separator that cuts most lines into one and the same number of columns."""
    return max(_SEPARATORS, key=lambda separator: _regularity(text, separator))


def _regularity(text: str, separator: str) -> tuple[int, int]:
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE])
    widths = Counter(len(cells) for _, cells in _records(sample, separator) if len(cells) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the number of their first line."""
    paired = text.count('"') % 2 == 0
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if paired else csv.QUOTE_NONE
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)
    number = 1
    try:
        for cells in reader:
            yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(Problem.OTHER_FORMAT) from error
