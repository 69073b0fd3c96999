"""What the search over the whole site finds of agreements."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.practice.agreements.models import PracticeAgreement
from app.practice.agreements.queries.agreements import search_agreements
from app.practice.agreements.wording import standing_of
from app.practice.permissions import Permission
from app.web.search_page import Hit, SearchSource, holding


def find_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest agreements found that this person may see."""
    if viewer is None:
        return []
    found = search_agreements(query, visible_to=viewer, limit=limit)
    today = clock.today()
    return [
        Hit(
            title=_("Договор о практике %(number)s", number=one.number),
            url=url_for("practice.agreement_detail", agreement_id=one.id),
            detail=f"{one.organization.short_name}, {standing_of(one, today).label}",
        )
        for one in found
    ]


SEARCH = (
    SearchSource(
        _l("Договоры о практической подготовке"),
        find_hits,
        lambda query: url_for("practice.agreement_list", q=query),
        kinds=(PracticeAgreement, Organization),
        shown_to=holding(Permission.AGREEMENT_VIEW),
    ),
)
