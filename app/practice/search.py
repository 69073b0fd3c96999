"""What the search over the whole site finds of practice."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.practice.agreements.search import SEARCH as SEARCH_AGREEMENTS
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.queries.periods import search_periods
from app.practice.queries.places import search_places, search_places_of
from app.practice.registry.models import PracticeBase
from app.practice.registry.search import SEARCH as SEARCH_BASES
from app.practice.wording import date_range
from app.web.search_page import Hit, SearchSource, holding


def find_period_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first periods found of staff and of students; a base has its places."""
    if viewer is None or viewer.can(Permission.PLACE_VIEW_OWN):
        return []
    periods = search_periods(query, visible_to=viewer, limit=limit)
    manages = viewer.can(Permission.PERIOD_MANAGE)
    return [_period(period, manages=manages) for period in periods]


def find_place_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first places found: of every base for staff, a base's own for the base."""
    if viewer is None:
        return []
    if viewer.can(Permission.PLACE_MANAGE):
        return [_place(place) for place in search_places(query, limit=limit)]
    if not viewer.can(Permission.PLACE_VIEW_OWN):
        return []
    places = search_places_of(viewer.organization_ids, query, limit=limit)
    return [_place(place, own=True) for place in places]


def _place(place: PracticePlace, *, own: bool = False) -> Hit:
    base = "" if own else f"{place.base.name}, "
    return Hit(
        title=place.title,
        url=url_for("practice.place_detail", place_id=place.id),
        detail=f"{base}{place.period.title}",
    )


def _period(period: PracticePeriod, *, manages: bool) -> Hit:
    if manages:
        endpoint = "practice.period_detail"
    elif period.is_published:
        endpoint = "practice.result_detail"
    else:
        endpoint = "practice.wishes_edit"
    return Hit(
        title=period.title,
        url=url_for(endpoint, period_id=period.id),
        detail=f"{period.kind.label}, {date_range(period.starts_on, period.ends_on)}",
    )


SEARCH = (
    SEARCH_BASES,
    *SEARCH_AGREEMENTS,
    SearchSource(
        _l("Практика"),
        find_period_hits,
        lambda query: url_for("practice.period_list", q=query),
        kinds=(PracticePeriod,),
        shown_to=holding(Permission.PERIOD_VIEW),
    ),
    SearchSource(
        _l("Места практики"),
        find_place_hits,
        kinds=(PracticePlace, PracticePeriod, PracticeBase, Organization),
        shown_to=holding(Permission.PERIOD_VIEW),
    ),
)
