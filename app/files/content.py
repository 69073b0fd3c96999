"""What a file is, by its content, and whether it is whole."""

import io
import zipfile

from app.files.enums import FileKind
from app.files.errors import BrokenFileError

MOST_PIXELS = 80_000_000
MOST_PAGES = 500
_SIGNATURES = {
    b"%PDF-": FileKind.PDF,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"\xff\xd8\xff": FileKind.JPEG,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": FileKind.XLS,
}
_PARTS = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def kind_of(data: bytes) -> FileKind | None:
    """Return what the bytes are, None when it is nothing the site knows."""
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    return FileKind.TEXT if _is_text(data) else None


def refuse_broken(data: bytes, kind: FileKind) -> None:
    """Open the file as its kind; raises BrokenFileError when that fails or it asks a password."""
    try:
        if kind.is_picture:
            _open_picture(data)
        elif kind is FileKind.PDF:
            _open_pdf(data)
    except BrokenFileError:
        raise
    except Exception as error:  # the libraries have no common one; whatever they say, it is broken
        raise BrokenFileError from error


def _open_picture(data: bytes) -> None:
    from PIL import Image  # slow to import

    with Image.open(io.BytesIO(data)) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise BrokenFileError
        picture.verify()


def _open_pdf(data: bytes) -> None:
    import pypdfium2  # slow to import

    with pypdfium2.PdfDocument(data) as document:
        if not 1 <= len(document) <= MOST_PAGES:
            raise BrokenFileError


def _kind_of_archive(data: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                return FileKind.ODS if archive.read("mimetype").startswith(_ODS) else None
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return None
    office = (kind for part, kind in _PARTS.items() if part in names)
    return next(office, FileKind.ZIP)


def _is_text(data: bytes) -> bool:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in head and not head.lstrip().lower().startswith((b"<!doctype", b"<html"))
