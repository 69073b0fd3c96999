"""The link of a letter that ends a search: signed, so that it needs no account and no table."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

_SALT = "jobfair.vacancy-search"


def leaving_token(search_id: int) -> str:
    """Return what the link of a search's letters carries."""
    return str(_signer().dumps(search_id))


def search_of_token(token: str) -> int | None:
    """Return whose link it is, None when the site never wrote it."""
    try:
        id_ = _signer().loads(token)
    except BadSignature:
        return None
    return id_ if isinstance(id_, int) else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt=_SALT)
