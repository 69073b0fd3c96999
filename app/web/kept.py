"""Figures that everybody sees, kept for some seconds: strangers must not count whole tables."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from flask import current_app

Value = TypeVar("Value")


def kept(name: str, make: Callable[[], Value]) -> Value:
    """Return what `make` gave at most PUBLIC_FIGURES_SECONDS ago in this process.

    The value belongs to no session: neither records nor what one person may see.
    """
    seconds: float = current_app.config["PUBLIC_FIGURES_SECONDS"]
    values: dict[str, tuple[float, Value]] = current_app.extensions.setdefault("kept", {})
    made_at, value = values.get(name, (None, None))
    if made_at is None or value is None or monotonic() - made_at >= seconds:
        value = make()
        values[name] = monotonic(), value
    return value
