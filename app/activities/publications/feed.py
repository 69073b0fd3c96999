"""The news as an Atom feed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree

from app.activities.publications.models import Publication
from app.base import clock
from app.base.cluster import cluster
from app.notifications.texts import absolute_url

ATOM = "http://www.w3.org/2005/Atom"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def atom(news: Sequence[Publication]) -> bytes:
    """Return the feed; texts are plain, so that a reader runs nothing of them."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    home = absolute_url("activities.news_list")
    changed = max((_moment(one) for one in news), default=_EPOCH)
    _add(feed, "id", home)
    _add(feed, "title", cluster().name)
    _add(feed, "updated", changed.isoformat())
    _add(_add(feed, "author"), "name", cluster().name)
    _add(feed, "link", href=home)
    for one in news:
        _add_entry(feed, one)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _add_entry(feed: ElementTree.Element, news: Publication) -> None:
    entry = _add(feed, "entry")
    url = absolute_url("activities.news_detail", publication_id=news.id)
    _add(entry, "id", url)
    _add(entry, "title", news.title)
    _add(entry, "updated", _moment(news).isoformat())
    _add(entry, "link", href=url)
    _add(entry, "summary", news.summary or news.occasion)


def _moment(news: Publication) -> datetime:
    return clock.start_of_day(news.published_on) if news.published_on else _EPOCH


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text
    return child
