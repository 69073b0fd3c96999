"""The list of those whom two scenarios put differently."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.practice.models import PracticePlace
from app.practice.scenarios.enums import Fares
from app.practice.scenarios.queries import ORDERS, SEARCHED, DifferenceRow, places_named
from app.practice.scenarios.queries import difference_row as read_row
from app.students.models import Student
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


class ShownDifference(NamedTuple):
    """A student with both places, and what the second means against the first."""

    student: Student
    first: PracticePlace | None
    first_rank: int | None
    second: PracticePlace | None
    second_rank: int | None
    fares: Fares


def place_words(place: PracticePlace | None, rank: int | None) -> str:
    """Return a place with the number of the wish it is."""
    if place is None:
        return _("без места")
    base = place.base.name
    return _("%(base)s (приоритет № %(rank)d)", base=base, rank=rank) if rank else base


def shown(rows: list[Any]) -> list[ShownDifference]:
    """Return a page of differences with their places, one query for all."""
    found = [read_row(row) for row in rows]
    ids = {one for row in found for one in (row.first_place, row.second_place) if one}
    places = places_named(ids)
    return [_shown(row, places) for row in found]


def _shown(row: DifferenceRow, places: Mapping[int, PracticePlace]) -> ShownDifference:
    first, second = places.get(row.first_place or 0), places.get(row.second_place or 0)
    return ShownDifference(row.student, first, row.first_rank, second, row.second_rank, row.fares)


DIFFERENCES = Listing(
    name="practice-differences",
    title=_l("Разница вариантов"),
    count=(_l("студент"), _l("студента"), _l("студентов")),
    columns=(
        Column(_l("Студент"), lambda row: row.student.full_name, sort="name"),
        Column(_l("Группа"), lambda row: row.student.group.name, sort="group"),
        Column(_l("В первом"), lambda row: place_words(row.first, row.first_rank)),
        Column(_l("Во втором"), lambda row: place_words(row.second, row.second_rank)),
        Column(_l("Студенту"), lambda row: row.fares),
    ),
    orders=ORDERS,
    order="group",
    searched=SEARCHED,
)
