"""From the bytes of a file to its rows, whatever it is."""

import io
import zipfile
from collections.abc import Callable

from app.imports.archives import unpack
from app.imports.content import ZIP, Content, content_of, refuse_other_formats
from app.imports.rows import Row
from app.imports.text_tables import read_text


def _reader(content: Content) -> Callable[[dict[str, bytes], int], list[Row]]:
    # Both libraries are slow to import, and few people bring a document.
    if content is Content.DOCX:
        from app.imports.docx_tables import read_docx

        return read_docx
    from app.imports.xlsx_tables import read_xlsx

    return read_xlsx


def unpacked_size(data: bytes) -> int:
    """Return the bytes that a file says it unfolds to; nothing is unpacked for it."""
    if not data.startswith(ZIP):
        return len(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return len(data)  # whoever reads it tells what is wrong


def rows_of(data: bytes, max_rows: int) -> list[Row]:
    """Read the rows here and now; raises UnreadableFile."""
    if data.startswith(ZIP):
        parts = unpack(data)
        return _reader(content_of(set(parts)))(parts, max_rows)
    refuse_other_formats(data)
    return read_text(data, max_rows)
