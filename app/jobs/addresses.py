"""Addresses of pages for those who have no request: the worker's results."""

from typing import Any

from flask import current_app


def local_address(endpoint: str, **values: Any) -> str:
    """Return a page's local address; `url_for` needs a request, and the worker has none."""
    return current_app.url_map.bind("").build(endpoint, values, method="GET")
