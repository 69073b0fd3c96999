"""What the examples of some kinds need on the site before they can go in."""

from collections.abc import Callable

PREPARED: dict[str, Callable[[], object]] = {}
