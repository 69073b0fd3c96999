"""What the search over the whole site finds of target offers."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.contracts.offers import queries
from app.contracts.offers.models import TargetOffer
from app.contracts.permissions import Permission
from app.organizations.models import Organization
from app.web.search_page import Hit, SearchSource, holding


def find_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest offers found that this person may read."""
    if viewer is None:
        return []
    return [
        Hit(
            title=offer.position,
            url=url_for("contracts.target_offer_detail", target_offer_id=offer.id),
            detail=f"{offer.organization.short_name}, {offer.state.label}",
        )
        for offer in queries.search_offers(query, visible_to=viewer, limit=limit)
    ]


OFFER_SEARCH = SearchSource(
    _l("Предложения о целевом обучении"),
    find_hits,
    lambda query: url_for("contracts.target_offer_list", q=query),
    kinds=(TargetOffer, Organization),
    shown_to=holding(Permission.OFFER_VIEW),
)
