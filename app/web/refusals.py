"""Refused forms answer 422, and every answer says how long a browser may keep it."""

from flask import Flask, Response, g, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from app.web.urls import SAFE_METHODS

UNPROCESSABLE = 422


class SiteSessions(SecureCookieSessionInterface):
    """Sessions in a cookie, as Flask keeps them."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Answers to sent forms and static files do not vary by cookie.

        The next page's message changes the cookie, and the browser would not find the refused form
        again on the way back; files are the same for everybody and would be asked for anew.
        """
        super().save_session(app, session, response)
        if request.method not in SAFE_METHODS or request.endpoint == "web.static":
            response.vary = [one for one in response.vary if one.lower() != "cookie"]


def note_refusal() -> None:
    """Remember that a form of this request was refused: its page comes back with the mistakes."""
    g.is_refused = True


def note_secret() -> None:
    """Remember that nobody may keep this answer, whoever reads it: its address is a secret."""
    g.is_secret = True


def answer_honestly(app: Flask) -> None:
    """Give the pages of refused forms their status, and all pages their caching."""
    app.session_interface = SiteSessions()

    @app.after_request
    def finish(response: Response) -> Response:
        if g.get("is_refused") and response.status_code == 200 and request.method == "POST":
            response.status_code = UNPROCESSABLE
        if request.endpoint != "web.static":
            response.headers["Cache-Control"] = _how_long_kept()
        return response


def _how_long_kept() -> str:
    """What was shown to somebody signed in is read anew, so that the next person sees nothing.

    Two exceptions serve the way back. The answer to a sent form cannot be read anew without sending
    it again, which browsers ask about. A visitor's pages hold nothing to hide.
    """
    # Not by the person's record: this has to be said while the database is away, too.
    if g.get("is_secret") or (request.method in SAFE_METHODS and "_user_id" in session):
        return "private, no-store"
    return "private, no-cache"
