"""What machines read of a page: schema.org as JSON-LD, data and never a script.

The content policy names each block by its hash, so that nothing else can be put in its place.
"""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from flask import g
from flask.json import dumps
from markupsafe import Markup

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def linked_data(value: Mapping[str, Any]) -> Markup:
    """Return the block of a page's head; whatever people wrote cannot end it."""
    text = dumps({"@context": "https://schema.org", **value}, ensure_ascii=False)
    for sign, escaped in _UNSAFE.items():
        text = text.replace(sign, escaped)
    digest = b64encode(sha256(text.encode()).digest()).decode()
    g.setdefault("linked_data", []).append(f"'sha256-{digest}'")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))  # noqa: S704


def with_blocks(policy: str) -> str:
    """Return the content policy of this answer: with the hashes of its blocks, if it has any."""
    hashes = " ".join(g.get("linked_data", ()))
    return policy.replace("script-src 'self'", f"script-src 'self' {hashes}") if hashes else policy
