"""Texts of letters: plain-text templates, and addresses that hold outside of a request."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import current_app

from app.settings.letters import letter_of_template
from app.settings.queries import letter_text


def render_text(template: str, **values: Any) -> str:
    """Render a `.txt` template; it sees only what it is given and the site's globals.

    Every letter ends with whom to ask, when the college has said that.
    """
    environment = current_app.jinja_env
    text = _own_words(template, values) or environment.get_template(template).render(**values)
    text = text.strip()
    signature = environment.get_template("notifications/letters/_signature.txt").render().strip()
    return f"{text}\n\n{signature}\n" if signature else f"{text}\n"


def _own_words(template: str, values: Mapping[str, Any]) -> str:
    """Return the letter as the college has worded it; empty where our words stand."""
    body, letter = letter_text(template), letter_of_template(template)
    return letter.fill(body, values) if body and letter else ""


def absolute_url(endpoint: str, **values: Any) -> str:
    """Return a page's full address under CLUSTER_BASE_URL, never under the request's host."""
    base = urlsplit(current_app.config["BASE_URL"])
    adapter = current_app.url_map.bind(
        base.netloc, script_name=base.path or "/", url_scheme=base.scheme
    )
    return adapter.build(endpoint, values, force_external=True)
