"""Small real files, made here."""

import io
from functools import cache

import pypdfium2
from PIL import Image


@cache
def picture(kind: str = "PNG", *, size: tuple[int, int] = (40, 30), colour: str = "green") -> bytes:
    """Return a picture of one colour."""
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, kind)
    return written.getvalue()


@cache
def pdf(pages: int = 1) -> bytes:
    """Return a PDF of empty pages."""
    written = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(200, 300)
        document.save(written)
    return written.getvalue()
