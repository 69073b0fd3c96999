"""Addresses: what is local, and the present one with other parameters."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import request, url_for
from werkzeug.routing import IntegerConverter, Map

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_ID = 2**31 - 1
LONGEST_ID = len(str(LARGEST_ID))


def whole_number(text: str) -> int | None:
    """Return the number that a few plain digits write; anything else is none.

    The length comes first: Python refuses to read thousands of digits.
    """
    is_short = len(text) <= LONGEST_ID and text.isascii() and text.isdigit()
    return int(text) if is_short else None


class RecordIdConverter(IntegerConverter):
    """`<int:…>` in addresses: a number no table can hold is no address (404, not 500)."""

    regex = r"\d{1,10}"

    def __init__(self, map: Map, **options: Any) -> None:
        super().__init__(map, **{"max": LARGEST_ID, **options})


def is_local(target: str | None) -> bool:
    """Tell whether a `next` address stays on this site (a path, no host, no backslash)."""
    if not target or not target.startswith("/") or target.startswith("//") or "\\" in target:
        return False
    return all(character.isprintable() for character in target)


def local_referrer() -> str | None:
    """Return the path the person came from when it is on this site, else None."""
    parts = urlsplit(request.referrer or "")
    if parts.netloc != request.host:
        return None
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path if is_local(path) else None


def with_query(**changes: object) -> str:
    """Return the present address with some query parameters changed; None removes one."""
    values = {**request.args.to_dict(), **changes}
    present = {key: value for key, value in values.items() if value not in (None, "")}
    # Not through url_for: a stranger's `?_method=…` would be taken for one of its options.
    path = url_for(request.endpoint or "web.front", **(request.view_args or {}))
    return f"{path}?{urlencode(present)}" if present else path
