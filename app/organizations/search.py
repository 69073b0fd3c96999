"""What the search over the whole site finds of organizations."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.organizations import queries
from app.organizations.models import Organization
from app.web.search_page import Hit, SearchSource


def find_hits(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first organizations found; everybody may open them."""
    return [
        Hit(
            title=organization.short_name,
            url=url_for("organizations.organization_detail", organization_id=organization.id),
            detail=f"{organization.kind.label}, {organization.town}",
        )
        for organization in queries.first_organizations(query, limit=limit)
    ]


SEARCH = SearchSource(
    _l("Организации"),
    find_hits,
    lambda query: url_for("organizations.organization_list", q=query),
    kinds=(Organization,),
)
