"""A stored file on its way to a browser; who may have it, the caller has asked."""

from flask import Response

from app.base.filenames import content_disposition
from app.files.enums import FileKind
from app.files.models import StoredFile
from app.files.services.storage import read_file

PRIVATE = "private, no-store"
KEPT = "private, max-age=3600"


def send_file(file: StoredFile) -> Response:
    """Return a file as an attachment under the name its sender gave it, cleaned."""
    return Response(
        read_file(file),
        content_type=file.kind.content_type,
        headers={
            "Content-Disposition": content_disposition(file.name),
            "Cache-Control": PRIVATE,
        },
    )


def send_picture(data: bytes, kind: FileKind, *, kept: bool = False) -> Response:
    """Return a picture that was made here; `kept`: this reader's browser may keep it an hour."""
    headers = {"Cache-Control": KEPT if kept else PRIVATE}
    return Response(data, content_type=kind.content_type, headers=headers)
