"""What a file is, told by its content alone, and whether it opens."""

import io
import struct
import zipfile
import zlib

import pytest
from docx import Document

from app.files.content import MOST_PAGES, kind_of, refuse_broken
from app.files.enums import EVERYTHING, SCANS, FileKind
from app.files.errors import BrokenFileError, EmptyFileError, FileRefusedError
from app.files.previews import render_preview
from app.files.uploads import read_upload
from tests.files.samples import pdf, picture


def _docx() -> bytes:
    written = io.BytesIO()
    Document().save(written)
    return written.getvalue()


def _zip() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.txt", "a")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf(), FileKind.PDF),
        (picture("PNG"), FileKind.PNG),
        (picture("JPEG"), FileKind.JPEG),
        (_docx(), FileKind.DOCX),
        (_zip(), FileKind.ZIP),
        ("Фамилия;Имя".encode("cp1251"), FileKind.TEXT),
        ("Фамилия\tИмя".encode("utf-16"), FileKind.TEXT),
        (b"\x7fELF\x00\x00", None),
        (b"<!DOCTYPE html><script>alert(1)</script>", None),
        (b"PK\x03\x04 and nothing more", None),
    ],
)
def test_a_file_is_told_by_its_content(data: bytes, kind: FileKind | None) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize("data", [pdf()[:60], picture()[:40], picture("JPEG")[:30]])
def test_half_of_a_file_is_refused(app: object, data: bytes) -> None:
    with pytest.raises(BrokenFileError):
        read_upload(io.BytesIO(data), kinds=SCANS)


def test_what_claims_to_be_a_picture_and_is_huge_is_refused() -> None:
    with pytest.raises(BrokenFileError):
        refuse_broken(_said_to_be(picture(), 30_000, 30_000), FileKind.PNG)


def _said_to_be(data: bytes, width: int, height: int) -> bytes:
    """Return a picture whose heading tells of another size: nothing of it has to be drawn."""
    heading = b"IHDR" + struct.pack(">II", width, height) + data[24:29]
    return data[:12] + heading + struct.pack(">I", zlib.crc32(heading)) + data[33:]


def test_a_book_is_no_scan() -> None:
    with pytest.raises(BrokenFileError):
        refuse_broken(pdf(MOST_PAGES + 1), FileKind.PDF)


def test_size_and_emptiness_are_told(app: object) -> None:
    with pytest.raises(FileRefusedError, match="больше"):
        read_upload(io.BytesIO(pdf()), kinds=EVERYTHING, limit=len(pdf()) - 1)
    with pytest.raises(EmptyFileError):
        read_upload(io.BytesIO(b""), kinds=EVERYTHING)


def test_a_preview_is_a_picture_without_what_the_camera_wrote() -> None:
    from PIL import Image

    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Тайная камера"
    Image.new("RGB", (3000, 20)).save(written, "JPEG", exif=exif)
    shown, _kind, pages = render_preview(written.getvalue(), FileKind.JPEG)
    assert pages == 1
    with Image.open(io.BytesIO(shown)) as image:
        assert image.width == 1200
        assert not image.getexif()
