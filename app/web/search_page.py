"""One search over the whole site: every package gives the records it can find."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask import Flask, current_app
from flask_babel import LazyString

from app.base.forgiving import Lexicon, corrections
from app.base.search import Searchable
from app.base.viewer import Viewer

FEW = 5  # records of each kind; the package's own list has the rest


@dataclass(frozen=True)
class Hit:
    """One record found: how it is called, what tells it from its like, where it is."""

    title: str
    url: str
    detail: str = ""


def everybody(_viewer: Viewer | None) -> bool:
    """Let visitors search too."""
    return True


def holding(permission: StrEnum) -> Callable[[Viewer | None], bool]:
    """Let those search who hold a permission."""
    return lambda viewer: viewer is not None and viewer.can(permission)


@dataclass(frozen=True)
class SearchSource:
    """What a package finds.

    `find(query, viewer, limit)` gives what this person may open, None for a visitor; who is not
    among `shown_to` is not even asked about. `list_url(query)` leads to the package's own list with
    the same query, where there is one. `kinds` are the records whose words it looks through: a
    query that finds nothing is corrected by them.
    """

    label: LazyString
    find: Callable[[str, Viewer | None, int], Sequence[Hit]]
    list_url: Callable[[str], str] | None = None
    kinds: tuple[type[Searchable], ...] = ()
    shown_to: Callable[[Viewer | None], bool] = everybody


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


def search_everything(query: str, *, viewer: Viewer | None, few: int = FEW) -> SearchAnswer:
    """Return what each source finds; when none finds anything, by what the query may have meant."""
    sources = sources_for(viewer) if query else []
    if groups := _search(sources, query, viewer, few):
        return SearchAnswer(groups)
    for other in _meanings(query, sources):
        if groups := _search(sources, other, viewer, few):
            return SearchAnswer(groups, instead=other)
    return SearchAnswer(())


def find_at_once(query: str, *, viewer: Viewer | None, few: int) -> SearchAnswer:
    """Return what each source finds by just these words: for who is still typing."""
    sources = sources_for(viewer) if query else []
    return SearchAnswer(_search(sources, query, viewer, few))


def sources_for(viewer: Viewer | None) -> list[SearchSource]:
    """Return the sources that have something for this person."""
    sources: list[SearchSource] = current_app.extensions.get("search", [])
    return [source for source in sources if source.shown_to(viewer)]


def _meanings(query: str, sources: Sequence[SearchSource]) -> Iterator[str]:
    """Give what a query may have meant: by the words of all kinds together, then of each alone.

    A slip is mended to the likeliest word of those asked, which may be another kind's.
    """
    everything = tuple(dict.fromkeys(kind for source in sources for kind in source.kinds))
    lexicon, given = Lexicon(*everything), set[str]()
    for kinds in dict.fromkeys((everything, *(source.kinds for source in sources if source.kinds))):
        for other in corrections(query, *kinds, lexicon=lexicon):
            if other not in given:
                given.add(other)
                yield other


def _search(
    sources: Sequence[SearchSource], query: str, viewer: Viewer | None, few: int
) -> list[HitGroup]:
    found = []
    for source in sources:
        hits = source.find(query, viewer, few + 1)
        if hits:
            url = source.list_url(query) if source.list_url else ""
            found.append(HitGroup(source.label, hits[:few], bool(url) and len(hits) > few, url))
    return found
