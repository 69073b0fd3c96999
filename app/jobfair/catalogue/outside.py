"""The catalogue for machines: its feed, and its pages for search engines."""

from collections.abc import Iterator, Sequence

from flask import Response, url_for

from app.base import clock
from app.jobfair.catalogue.queries import pages_of_fairs, pages_of_vacancies
from app.jobfair.describing import place_of
from app.jobfair.models import Fair, Vacancy
from app.jobfair.wording import salary
from app.notifications.texts import absolute_url
from app.web.feeds import EPOCH, FeedEntry, atom
from app.web.sitemap import SitemapPage, SitemapSource


def feed_of_vacancies(fair: Fair, vacancies: Sequence[Vacancy]) -> Response:
    """Answer with the feed of a search, the newest first."""
    entries = [
        FeedEntry(
            absolute_url("jobfair.vacancy_detail", vacancy_id=one.id),
            f"{one.title}, {one.organization.short_name}",
            one.published_at or EPOCH,
            f"{place_of(one)}. {salary(one)}. {one.duties}",
        )
        for one in vacancies
    ]
    return atom(entries, home=absolute_url("jobfair.vacancy_list"), title=fair.title)


def _pages() -> Iterator[SitemapPage]:
    for endpoint in ("jobfair.vacancy_list", "jobfair.vacancy_map", "jobfair.fair_list"):
        yield SitemapPage(url_for(endpoint))
    for fair_id in pages_of_fairs():
        yield SitemapPage(url_for("jobfair.fair_detail", fair_id=fair_id))
    for id_, confirmed_at in pages_of_vacancies():
        path = url_for("jobfair.vacancy_detail", vacancy_id=id_)
        yield SitemapPage(path, clock.local_day(confirmed_at))


SITEMAP = (SitemapSource(_pages),)
