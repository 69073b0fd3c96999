"""What the search over the whole site finds of the plan: it is open to everybody."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.plan import queries
from app.plan.models import Item
from app.web.search_page import Hit, SearchSource


def find_hits(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first items found, those of the newest plan first."""
    return [
        Hit(
            title=item.title,
            url=url_for("plan.item_detail", item_id=item.id),
            detail=_("Пункт %(number)s плана на %(year)s", number=item.number, year=_year(item)),
        )
        for item in queries.search_items(query, limit=limit)
    ]


def _year(item: Item) -> str:
    return str(item.plan.year).replace("-", "–")


SEARCH = SearchSource(_l("План"), find_hits, kinds=(Item,))
