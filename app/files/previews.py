"""A page of a file as a picture: nothing of the file itself runs in the reader's browser."""

import io
from typing import Any

from app.base.errors import NotFoundError
from app.files.enums import FileKind

WIDEST = 1200  # pixels


def render_preview(data: bytes, kind: FileKind, *, page: int = 1) -> tuple[bytes, int]:
    """Return a page as PNG and how many pages there are.

    What a photograph says about its place and camera is left out. Raises NotFoundError for a kind
    without previews, for a page that is not there and for a file that does not open.
    """
    if not kind.has_preview:
        raise NotFoundError
    try:
        picture, pages = _picture(data) if kind.is_picture else _page(data, page)
    except NotFoundError:
        raise
    except Exception as error:  # the libraries have no common one
        raise NotFoundError from error
    picture.thumbnail((WIDEST, WIDEST * 2))
    written = io.BytesIO()
    picture.convert("RGB").save(written, "PNG")
    return written.getvalue(), pages


def _picture(data: bytes) -> tuple[Any, int]:
    from PIL import Image, ImageOps  # slow to import

    return ImageOps.exif_transpose(Image.open(io.BytesIO(data))), 1


def _page(data: bytes, page: int) -> tuple[Any, int]:
    import pypdfium2  # slow to import

    with pypdfium2.PdfDocument(data) as document:
        pages = len(document)
        if not 1 <= page <= pages:
            raise NotFoundError
        sheet = document[page - 1]
        scale = min(2.0, WIDEST / max(sheet.get_width(), 1))
        return sheet.render(scale=scale).to_pil(), pages
