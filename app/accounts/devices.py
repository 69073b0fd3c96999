"""Browsers their owners have signed in with: a signed cookie, nothing kept on the server."""

from secrets import token_urlsafe

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from app.accounts.services.entry import SignInPlace

COOKIE = "known_device"
KEPT_SECONDS = 180 * 24 * 3600
MOST_PEOPLE = 20  # of one browser: a computer in a classroom


def present_place() -> SignInPlace:
    """Return where the request comes from."""
    address = request.remote_addr or ""
    try:
        device, people = _serializer().loads(request.cookies.get(COOKIE, ""), max_age=KEPT_SECONDS)
    except BadSignature:
        return SignInPlace(address)
    return SignInPlace(address, device, frozenset(people))


def remember_device(response: Response, user_id: int) -> None:
    """Note that a person has signed in with this browser."""
    place = present_place()
    people = [*(one for one in sorted(place.known) if one != user_id), user_id][-MOST_PEOPLE:]
    value = _serializer().dumps([place.device or token_urlsafe(16), people])
    response.set_cookie(
        COOKIE,
        value,
        max_age=KEPT_SECONDS,
        httponly=True,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        samesite="Lax",
    )


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="known-device")
