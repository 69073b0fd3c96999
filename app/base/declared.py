"""What packages declare to the factory, by name: each name belongs to one of them."""

from typing import Any

from flask import Flask


def declare_once(app: Flask, registry: str, name: str, declared: Any) -> None:
    """Keep a declaration in `app.extensions[registry]`; raises ValueError for a name's second."""
    known: dict[str, Any] = app.extensions.setdefault(registry, {})
    if name in known:
        raise ValueError(f"two packages declare {name!r} among {registry}")
    known[name] = declared
