"""Who sits in which council: told by the package that keeps the members, above the plan."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app

from app.base.viewer import Viewer


@dataclass(frozen=True)
class CouncilSeats:
    """A source of seats: `of(viewer)` returns the ids of the councils a person sits in today."""

    of: Callable[[Viewer], frozenset[int]]

    def register(self, app: Flask) -> None:
        """Let the seats count (called by the factory)."""
        app.extensions.setdefault("council_seats", []).append(self)


def seats_of(viewer: Viewer) -> frozenset[int]:
    """Return the councils a person sits in."""
    sources: list[CouncilSeats] = current_app.extensions.get("council_seats", [])
    return frozenset(council for source in sources for council in source.of(viewer))
