"""What the search over the whole site finds of practice."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.queries.periods import search_periods
from app.practice.queries.places import search_places_of
from app.practice.wording import date_range
from app.web.search_page import Hit, SearchSource


def find_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first periods of staff and of students, the first own places of a base."""
    if viewer is None or not viewer.can(Permission.PERIOD_VIEW):
        return []
    if viewer.can(Permission.PLACE_VIEW_OWN):
        if viewer.organization_id is None:
            return []
        places = search_places_of(viewer.organization_id, query, limit=limit)
        return [_place(place) for place in places]
    periods = search_periods(query, visible_to=viewer, limit=limit)
    manages = viewer.can(Permission.PERIOD_MANAGE)
    return [_period(period, manages=manages) for period in periods]


def _place(place: PracticePlace) -> Hit:
    return Hit(
        title=place.title,
        url=url_for("practice.place_detail", place_id=place.id),
        detail=place.period.title,
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


SEARCH = SearchSource(
    _l("Практика"),
    find_hits,
    lambda query: url_for("practice.period_list", q=query),
    kinds=(PracticePeriod, PracticePlace),
)
