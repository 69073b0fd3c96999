"""Rendered files on their way to a browser."""

from flask import Response

from app.base.filenames import content_disposition

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def as_attachment(data: bytes, filename: str) -> Response:
    """Return the file as an attachment under a safe name; its ending tells the type."""
    ending = filename.rpartition(".")[2]
    return Response(
        data,
        content_type=TYPES.get(ending, "application/octet-stream"),
        headers={"Content-Disposition": content_disposition(filename)},
    )
