"""What the search over the whole site finds of practice bases."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.practice.permissions import Permission
from app.practice.registry import queries
from app.practice.registry.models import PracticeBase
from app.web.search_page import Hit, SearchSource, holding


def find_base_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first bases found of those this person may see."""
    if viewer is None:
        return []
    found = queries.first_bases(query, visible_to=viewer, limit=limit)
    return [
        Hit(
            title=base.name,
            url=url_for("practice.base_detail", base_id=base.id),
            detail=base.whole_address,
        )
        for base in found
    ]


SEARCH = SearchSource(
    _l("Базы практики"),
    find_base_hits,
    lambda query: url_for("practice.base_list", q=query),
    kinds=(PracticeBase, Organization),
    shown_to=holding(Permission.BASE_VIEW),
)
