"""What the search over the whole site finds of publications."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.permissions import Permission
from app.activities.publications import queries
from app.activities.publications.models import Publication
from app.base.typography import day
from app.base.viewer import Viewer
from app.web.search_page import Hit, SearchSource


def find_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest publications found; visitors find the news."""
    found = queries.search_publications(query, visible_to=viewer, limit=limit)
    works = viewer is not None and viewer.can(Permission.PUBLICATION_VIEW)
    return [_hit(one, works=works) for one in found]


def _hit(publication: Publication, *, works: bool) -> Hit:
    endpoint = "activities.publication_detail" if works else "activities.news_detail"
    return Hit(
        title=publication.title,
        url=url_for(endpoint, publication_id=publication.id),
        detail=day(publication.published_on or publication.event_on),
    )


SEARCH = SearchSource(
    _l("Публикации"),
    find_hits,
    lambda query: url_for("activities.news_list", q=query),
    kinds=(Publication,),
)
