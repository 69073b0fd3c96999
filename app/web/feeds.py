"""Atom feeds: what is new, for readers of feeds; texts are plain, so that nothing of them runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from flask import Response

from app.base.cluster import cluster

ATOM = "http://www.w3.org/2005/Atom"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class FeedEntry:
    """A piece of news: its full address, its title, when it was last said, and in short what."""

    url: str
    title: str
    updated: datetime
    summary: str


def atom(entries: Sequence[FeedEntry], *, home: str, title: str) -> Response:
    """Answer with a feed of a page, `home`; the newest entry says when it changed."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", home)
    _add(feed, "title", title)
    _add(feed, "updated", max((one.updated for one in entries), default=EPOCH).isoformat())
    _add(_add(feed, "author"), "name", cluster().name)
    _add(feed, "link", href=home)
    for one in entries:
        _add_entry(feed, one)
    text = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return Response(text, mimetype="application/atom+xml")


def _add_entry(feed: ElementTree.Element, news: FeedEntry) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", news.url)
    _add(entry, "title", news.title)
    _add(entry, "updated", news.updated.isoformat())
    _add(entry, "link", href=news.url)
    _add(entry, "summary", news.summary)


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text
    return child
