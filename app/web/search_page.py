"""One search over the whole site: every package gives the records it can find."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Flask, current_app
from flask_babel import LazyString

from app.base.viewer import Viewer

FEW = 5  # records of each kind; the package's own list has the rest


@dataclass(frozen=True)
class Hit:
    """One record found: how it is called, what tells it from its like, where it is."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class SearchSource:
    """What a package finds.

    `find(query, viewer, limit)` gives what this person may open, None for a visitor;
    `list_url(query)` leads to the package's own list with the same query.
    """

    label: LazyString
    find: Callable[[str, Viewer | None, int], Sequence[Hit]]
    list_url: Callable[[str], str]


@dataclass(frozen=True)
class HitGroup:
    """The hits of one source, and whether its list has more."""

    label: LazyString
    hits: Sequence[Hit]
    has_more: bool
    list_url: str


def register_search(app: Flask, sources: Sequence[SearchSource]) -> None:
    """Let the search page ask these sources too (called by the factory)."""
    app.extensions.setdefault("search", []).extend(sources)


def search_everything(query: str, *, viewer: Viewer | None) -> list[HitGroup]:
    """Return what each source finds, sources without a hit left out."""
    sources: list[SearchSource] = current_app.extensions.get("search", [])
    found = []
    for source in sources if query else ():
        hits = source.find(query, viewer, FEW + 1)
        if hits:
            more = len(hits) > FEW
            found.append(HitGroup(source.label, hits[:FEW], more, source.list_url(query)))
    return found
