"""One search over the whole site: every package gives the records it can find."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Flask, current_app
from flask_babel import LazyString

from app.base.forgiving import corrections
from app.base.search import Searchable
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
    `list_url(query)` leads to the package's own list with the same query. `kinds` are the records
    whose words it looks through: a query that finds nothing is corrected by them.
    """

    label: LazyString
    find: Callable[[str, Viewer | None, int], Sequence[Hit]]
    list_url: Callable[[str], str]
    kinds: tuple[type[Searchable], ...] = ()


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


@dataclass(frozen=True)
class SearchAnswer:
    """What was found, and by which words when it was not by those that were asked."""

    groups: Sequence[HitGroup]
    instead: str = ""


def search_everything(query: str, *, viewer: Viewer | None) -> SearchAnswer:
    """Return what each source finds; when none finds anything, by what the query may have meant."""
    groups = _search(query, viewer)
    if groups or not query:
        return SearchAnswer(groups)
    for other in corrections(query, *(kind for source in _sources() for kind in source.kinds)):
        if groups := _search(other, viewer):
            return SearchAnswer(groups, instead=other)
    return SearchAnswer(())


def _sources() -> list[SearchSource]:
    sources: list[SearchSource] = current_app.extensions.get("search", [])
    return sources


def _search(query: str, viewer: Viewer | None) -> list[HitGroup]:
    found = []
    for source in _sources() if query else ():
        hits = source.find(query, viewer, FEW + 1)
        if hits:
            more = len(hits) > FEW
            found.append(HitGroup(source.label, hits[:FEW], more, source.list_url(query)))
    return found
