"""What a link to a public page shows in messengers: full addresses, for pages anybody may open."""

from urllib.parse import urlsplit

from flask import current_app, request

from app.web.access import access_of


def page_address() -> str:
    """Return the page's own full address, empty when it is not for everybody."""
    access = access_of(request.endpoint) if request.endpoint else None
    return site_address(request.path) if access and access.anonymous else ""


def site_address(path: str) -> str:
    """Return a path's full address under CLUSTER_BASE_URL, never under the request's host."""
    base = urlsplit(current_app.config["BASE_URL"])
    return f"{base.scheme}://{base.netloc}{path}"
