"""Pictures made anew from what people sent: their pixels alone, at the size a page needs."""

import io
from typing import Any

from app.base.errors import NotFoundError
from app.files.errors import BrokenFileError

KEPT, THUMBNAIL = 2400, 640  # pixels of the longer side
_FINE, _SMALL = 88, 80  # quality of JPEG


def photograph(data: bytes) -> bytes:
    """Return a photograph as it is kept: upright, of a sensible size, saying nothing of itself.

    Place, time, camera, owner and whatever else hid in the file are not in the new one. Slow, so
    before the transaction. Raises BrokenFileError.
    """
    try:
        return as_jpeg(data, KEPT, quality=_FINE)
    except Exception as error:  # the library has no common one
        raise BrokenFileError from error


def thumbnail(data: bytes) -> bytes:
    """Return a small picture; raises NotFoundError for what does not open."""
    try:
        return as_jpeg(data, THUMBNAIL, quality=_SMALL)
    except Exception as error:
        raise NotFoundError from error


def as_jpeg(data: bytes, longest: int, *, quality: int = _FINE) -> bytes:
    """Return the pixels of a picture as JPEG, see-through parts white."""
    from PIL import Image, ImageOps  # slow to import

    with Image.open(io.BytesIO(data)) as picture:
        picture.draft("RGB", (longest, longest))  # a large JPEG is read small at once
        small = ImageOps.exif_transpose(picture)
        small.thumbnail((longest, longest))
        written = io.BytesIO()
        opaque = _opaque(small)
        opaque.info.clear()  # the library would write a comment again
        opaque.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()


def _opaque(picture: Any) -> Any:
    from PIL import Image

    if not picture.has_transparency_data:
        return picture.convert("RGB")
    above = picture.convert("RGBA")
    paper = Image.new("RGBA", above.size, "white")
    return Image.alpha_composite(paper, above).convert("RGB")
