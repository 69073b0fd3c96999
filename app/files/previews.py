"""A page of a file as a picture: nothing of the file itself runs in the reader's browser."""

import io
from typing import Any, NamedTuple

from app.base.errors import NotFoundError
from app.files.enums import FileKind
from app.files.pictures import as_jpeg

WIDEST = 1200  # pixels


class FilePreview(NamedTuple):
    """A page as a picture, its type, and how many pages there are."""

    data: bytes
    kind: FileKind
    pages: int


def render_preview(data: bytes, kind: FileKind, *, page: int = 1) -> FilePreview:
    """Return a page of a document as PNG, a photograph as JPEG.

    What a photograph says about its place and camera is left out. Raises NotFoundError for a kind
    without previews, for a page that is not there and for a file that does not open.
    """
    if not kind.has_preview:
        raise NotFoundError
    try:
        if kind.is_picture:
            return FilePreview(as_jpeg(data, WIDEST), FileKind.JPEG, 1)
        picture, pages = _page(data, page)
    except NotFoundError:
        raise
    except Exception as error:  # the libraries have no common one
        raise NotFoundError from error
    picture.thumbnail((WIDEST, WIDEST * 2))
    written = io.BytesIO()
    picture.convert("RGB").save(written, "PNG")
    return FilePreview(written.getvalue(), FileKind.PNG, pages)


def _page(data: bytes, page: int) -> tuple[Any, int]:
    import pypdfium2  # slow to import

    with pypdfium2.PdfDocument(data) as document:
        pages = len(document)
        if not 1 <= page <= pages:
            raise NotFoundError
        sheet = document[page - 1]
        scale = min(2.0, WIDEST / max(sheet.get_width(), 1))
        return sheet.render(scale=scale).to_pil(), pages
