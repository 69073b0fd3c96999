"""What a file is, told by its first bytes and never by its name."""

from enum import Enum, auto

from app.imports.errors import Problem, UnreadableFile


class Content(Enum):
    """The kinds of file a table can come in."""

    DOCX = auto()
    XLSX = auto()
    TEXT = auto()


ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_REFUSED = {
    b"\x89PNG": Problem.PICTURE,
    b"\xff\xd8\xff": Problem.PICTURE,
    b"GIF8": Problem.PICTURE,
    b"BM": Problem.PICTURE,
    b"II*\x00": Problem.PICTURE,
    b"MM\x00*": Problem.PICTURE,
    b"RIFF": Problem.PICTURE,
    b"%PDF": Problem.PDF,
    OLE: Problem.OLD_OFFICE,
    b"Rar!": Problem.OTHER_ARCHIVE,
    b"7z\xbc\xaf": Problem.OTHER_ARCHIVE,
    b"\x1f\x8b": Problem.OTHER_ARCHIVE,
    b"PK\x05\x06": Problem.OTHER_ARCHIVE,
    b"{\\rtf": Problem.OTHER_FORMAT,
    b"\x7fELF": Problem.OTHER_FORMAT,
    b"MZ\x90": Problem.OTHER_FORMAT,
    b"<!DOCTYPE": Problem.OTHER_FORMAT,
    b"<html": Problem.OTHER_FORMAT,
    b"<?xml": Problem.OTHER_FORMAT,
}


def refuse_other_formats(data: bytes) -> None:
    """Raise UnreadableFile when the first bytes are those of a picture, a PDF and the like."""
    problem = next((why for magic, why in _REFUSED.items() if data.startswith(magic)), None)
    if problem is not None:
        raise UnreadableFile(problem)


def content_of(parts: set[str]) -> Content:
    """Tell a document from a workbook by the names inside its archive."""
    if "word/document.xml" in parts:
        return Content.DOCX
    if "xl/workbook.xml" in parts:
        return Content.XLSX
    raise UnreadableFile(Problem.OTHER_ARCHIVE)
