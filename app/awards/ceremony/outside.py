"""Thanks for machines: their feed, and their page for search engines. Nothing of it is kept."""

from collections.abc import Iterator, Sequence

from flask import Response, url_for
from flask_babel import gettext as _

from app.awards.ceremony.wording import title_of
from app.awards.models import Award
from app.base import clock
from app.notifications.texts import absolute_url
from app.web.feeds import FeedEntry, atom
from app.web.sitemap import SitemapPage, SitemapSource

FEED_ENTRIES = 50


def feed_of_thanks(awards: Sequence[Award]) -> Response:
    """Answer with the newest thanks; whoever reads the feed asks anew each time."""
    entries = [
        FeedEntry(
            f"{absolute_url('awards.thanks_list')}#award-{one.id}",
            f"{one.mentor.full_name}, {one.mentor.organization.short_name}",
            clock.start_of_day(one.awarded_on),
            f"{title_of(one).words}, «{one.round.title}»",
        )
        for one in awards
    ]
    title = _("Спасибо наставникам")
    return atom(entries, home=absolute_url("awards.thanks_list"), title=title)


def _pages() -> Iterator[SitemapPage]:
    yield SitemapPage(url_for("awards.thanks_list"))


SITEMAP = (SitemapSource(_pages),)
