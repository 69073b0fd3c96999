"""What waits for a person today; each package tells its own part, the factory registers it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, current_app

TodoSource = Callable[[Any], "list[Todo]"]
PanelSource = Callable[[Any], "list[Panel]"]
Figure = tuple[int, str, str]


@dataclass(frozen=True)
class Chip:
    """A coloured label with text."""

    label: str
    tone: str


@dataclass(frozen=True)
class Todo:
    """One thing that waits: what, why, one click to do it. Lower `urgency` comes first."""

    title: str
    url: str
    action: str
    detail: str = ""
    chip: Chip | None = None
    urgency: int = 50
    plan_item_number: str = ""
    plan_item_url: str = ""


@dataclass(frozen=True)
class Panel:
    """A side panel: figures of (value, label, url), each a link to what it counts."""

    title: str
    figures: list[Figure] = field(default_factory=list)
    text: str = ""
    url: str = ""


def register_dashboard(
    app: Flask,
    *,
    todo: TodoSource | None = None,
    panels: PanelSource | None = None,
    public: Callable[[], list[Panel]] | None = None,
) -> None:
    """Add a package's part of the dashboard and of the front page (called by the factory)."""
    for kind, source in (("todo", todo), ("panels", panels), ("public", public)):
        if source:
            app.extensions.setdefault("dashboard", {}).setdefault(kind, []).append(source)


def todo_for(user: Any) -> list[Todo]:
    """Return everything that waits for a person, the most urgent first."""
    found = [item for source in _sources("todo") for item in source(user)]
    return sorted(found, key=lambda item: item.urgency)


def panels_for(user: Any) -> list[Panel]:
    """Return the side panels of a person's dashboard."""
    return [panel for source in _sources("panels") for panel in source(user)]


def public_panels() -> list[Panel]:
    """Return the panels of the front page, which anybody may read."""
    return [panel for source in _sources("public") for panel in source()]


def _sources(kind: str) -> list[Any]:
    sources: dict[str, list[Any]] = current_app.extensions.get("dashboard", {})
    return sources.get(kind, [])
