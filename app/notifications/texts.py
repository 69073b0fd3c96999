"""Texts of letters: plain-text templates, and addresses that hold outside of a request."""

from typing import Any
from urllib.parse import urlsplit

from flask import current_app


def render_text(template: str, **values: Any) -> str:
    """Render a `.txt` template; it sees only what it is given and the site's globals.

    Every letter ends with whom to ask, when the college has said that.
    """
    environment = current_app.jinja_env
    text = environment.get_template(template).render(**values).strip()
    signature = environment.get_template("notifications/letters/_signature.txt").render().strip()
    return f"{text}\n\n{signature}\n" if signature else f"{text}\n"


def absolute_url(endpoint: str, **values: Any) -> str:
    """Return a page's full address under CLUSTER_BASE_URL, never under the request's host."""
    base = urlsplit(current_app.config["BASE_URL"])
    adapter = current_app.url_map.bind(
        base.netloc, script_name=base.path or "/", url_scheme=base.scheme
    )
    return adapter.build(endpoint, values, force_external=True)
