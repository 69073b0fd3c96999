"""What hangs on a record: each package shows its part on the cards of others' records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, request

from app.base.viewer import Viewer
from app.web.dashboard import Chip

EVERY_PAGE = "every page"  # a source of it is given the request and stands on pages of all kinds
FEW = 3  # the newest of a kind; the package's own list has the rest


@dataclass(frozen=True)
class CardLine:
    """One record on another's card."""

    title: str
    url: str = ""
    detail: str = ""
    chip: Chip | None = None


@dataclass(frozen=True)
class CardPanel:
    """A kind of record on a card: how many, a link to them all, the newest, what to add.

    A panel of nothing says so in `nothing`; `action` is (words, address) of what begins one.
    """

    title: str
    count: int
    url: str = ""
    lines: Sequence[CardLine] = ()
    nothing: str = ""
    action: tuple[str, str] | None = None


@dataclass(frozen=True)
class CardSource:
    """A package's panel on the card of a kind of record.

    `panel(record, viewer)` gives only what this person (None: a visitor) may see, None when there
    is nothing to say to them. Panels stand by `order`.
    """

    card: str
    panel: Callable[[Any, Viewer | None], CardPanel | None]
    order: int = 50


def register_cards(app: Flask, sources: Sequence[CardSource]) -> None:
    """Let cards ask these sources (called by the factory)."""
    known: list[CardSource] = app.extensions.setdefault("cards", [])
    known.extend(sources)
    known.sort(key=lambda source: source.order)


def panels_of(card: str, record: Any, viewer: Viewer | None) -> list[CardPanel]:
    """Return the panels of a record's card for a person."""
    sources: list[CardSource] = current_app.extensions.get("cards", [])
    found = (source.panel(record, viewer) for source in sources if source.card == card)
    return [panel for panel in found if panel]


def page_panels(viewer: Viewer | None) -> list[CardPanel]:
    """Return what stands on this page whatever it is about."""
    return panels_of(EVERY_PAGE, request, viewer)
