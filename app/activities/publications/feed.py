"""The news as an Atom feed."""

from collections.abc import Sequence
from datetime import datetime

from flask import Response

from app.activities.publications.models import Publication
from app.base import clock
from app.base.cluster import cluster
from app.notifications.texts import absolute_url
from app.web.feeds import EPOCH, FeedEntry, atom


def feed_of_news(news: Sequence[Publication]) -> Response:
    """Answer with the feed of the newest news."""
    entries = [
        FeedEntry(
            absolute_url("activities.news_detail", publication_id=one.id),
            one.title,
            _moment(one),
            one.summary or one.occasion,
        )
        for one in news
    ]
    return atom(entries, home=absolute_url("activities.news_list"), title=cluster().name)


def _moment(news: Publication) -> datetime:
    return clock.start_of_day(news.published_on) if news.published_on else EPOCH
