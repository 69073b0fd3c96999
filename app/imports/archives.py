"""Opening the archive inside .docx and .xlsx without trusting anything it says of itself."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from app.imports.errors import Problem, UnreadableFile

MAX_PARTS = 2_000
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts together; the largest honest table of 50,000 rows takes about 30 MB."""

_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive by name, read within fixed limits.

    Raises UnreadableFile for a damaged archive, one that unpacks to too much, names that climb
    out of it, and XML that declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise UnreadableFile(Problem.DAMAGED) from error
    except (NotImplementedError, RuntimeError) as error:  # encrypted or an exotic compression
        raise UnreadableFile(Problem.UNSAFE) from error


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    declared = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_PARTS or declared > MAX_UNPACKED:
        raise UnreadableFile(Problem.BOMB)
    for entry in entries:
        _check_name(entry.filename)
    return {entry.filename: _content(archive, entry) for entry in entries}


def _check_name(name: str) -> None:
    climbs = ".." in name.split("/") or name.startswith("/") or "\\" in name or ":" in name
    if climbs:
        raise UnreadableFile(Problem.UNSAFE)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read one part: never more than the size it declares, its checksum verified."""
    content = archive.read(entry)
    if _is_xml(entry.filename):
        _check_xml(content)
    return content


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels", ".vml"))


def _check_xml(content: bytes) -> None:
    """Office writes UTF-8 without declarations; other encodings would hide them from this look."""
    if b"\x00" in content or any(word in content for word in _DECLARATIONS):
        raise UnreadableFile(Problem.UNSAFE)


def repack(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return an archive of parts already unpacked, so that no reader meets the original's lies."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed
