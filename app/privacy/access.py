"""Who opened what is held on a minor: the one row that is written after a GET.

A GET never writes in this house, and this one changes nothing a person works with: it appends to
a log of its own, over a connection of its own, when the answer is ready
(docs/decisions/0011-the-log-of-access.md).
"""

from flask import Flask, Response
from flask_login import current_user

from app.privacy.services.access import append_access
from app.web.seen import shown_in_request


class AccessLog:
    """Listens to answers; declared in the package as its tables are."""

    def register(self, app: Flask) -> None:
        """Have each answer looked at (called by the factory)."""
        app.after_request(record_access)


def record_access(response: Response) -> Response:
    """Keep what this answer has shown; an answer that shows nothing costs nothing."""
    shown = shown_in_request()
    if shown and response.status_code == 200 and current_user.is_authenticated:
        append_access(shown, actor=current_user)
    return response
