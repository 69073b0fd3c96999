"""What search engines may find: the public pages of every package, by their own sources."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from flask import Flask, current_app

from app.web.preview import site_address

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000  # addresses that one sitemap may hold
# What nobody finds by searching: pages of those who signed in, and forms.
CLOSED = ("/admin/", "/dashboard", "/login", "/search", "/links/", "/me/", "/static/")


@dataclass(frozen=True)
class SitemapPage:
    """The path of a public page, and the day its content was last known to be true."""

    path: str
    changed_on: date | None = None


@dataclass(frozen=True)
class SitemapSource:
    """A package's public pages, read when a search engine asks."""

    pages: Callable[[], Iterable[SitemapPage]]

    def register(self, app: Flask) -> None:
        """Make the source known (called by the factory)."""
        app.extensions.setdefault("sitemap", []).append(self)


def sitemap() -> bytes:
    """Return the addresses of all public pages as a sitemap."""
    ElementTree.register_namespace("", SITEMAP)
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for page, _place in zip(_pages(), range(MOST), strict=False):
        url = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(url, f"{{{SITEMAP}}}loc").text = site_address(page.path)
        if page.changed_on:
            changed = ElementTree.SubElement(url, f"{{{SITEMAP}}}lastmod")
            changed.text = page.changed_on.isoformat()
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _pages() -> Iterator[SitemapPage]:
    yield SitemapPage("/")
    sources: list[SitemapSource] = current_app.extensions.get("sitemap", [])
    for source in sources:
        yield from source.pages()


def robots() -> str:
    """Return what search engines may read, and where the sitemap is."""
    closed = "\n".join(f"Disallow: {path}" for path in CLOSED)
    return f"User-agent: *\n{closed}\n\nSitemap: {site_address('/sitemap.xml')}\n"
