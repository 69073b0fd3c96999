"""The list of those whom two scenarios put differently."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.practice.models import PracticePlace
from app.practice.queries.applications import BY_GROUP
from app.practice.scenarios.queries import places_named
from app.students.differing import ShownDifference, differences_listing, shown_differences


def place_words(place: PracticePlace | None, rank: int | None) -> str:
    """Return a place with the number of the wish it is."""
    if place is None:
        return _("без места")
    base = place.base.name
    return _("%(base)s (приоритет № %(rank)d)", base=base, rank=rank) if rank else base


def shown(rows: list[Any]) -> list[ShownDifference]:
    """Return a page of differences with their places, one query for all."""
    return shown_differences(rows, places_named)


DIFFERENCES = differences_listing(
    "practice-differences",
    place_words=place_words,
    count=(_l("студент"), _l("студента"), _l("студентов")),
    orders=BY_GROUP,
)
