"""Small PDF files for the demo: a page that says what it stands for, and that it is invented."""

import io
import time
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT = next((Path(__file__).parents[1] / "documents" / "fonts").glob("*Regular*.ttf"))
SIZE, MARGIN = (420, 594), 40  # A5 at 72 dots an inch
_WRITTEN_AT = time.gmtime(0)  # the same page is the same bytes


def page_of(*lines: str) -> bytes:
    """Return a PDF of one page with lines of text, wrapped."""
    page = Image.new("L", SIZE, 255)
    drawing, font = ImageDraw.Draw(page), _font(16)
    for number, line in enumerate(("Демонстрационная запись", *lines)):
        drawing.multiline_text(
            (MARGIN, MARGIN + number * 90), _wrapped(line, font), fill=40, font=font, spacing=6
        )
    written = io.BytesIO()
    page.save(written, "PDF", creationDate=_WRITTEN_AT, modDate=_WRITTEN_AT)
    return written.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)


def _wrapped(line: str, font: ImageFont.FreeTypeFont) -> str:
    rows, row = [], ""
    for word in line.split():
        longer = f"{row} {word}".strip()
        if row and font.getlength(longer) > SIZE[0] - 2 * MARGIN:
            rows.append(row)
            longer = word
        row = longer
    return "\n".join([*rows, row])
