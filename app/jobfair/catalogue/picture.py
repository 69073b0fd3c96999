"""The catalogue in pictures: its facets in words, its towns on a map. Pure but for words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from app.base.collation import sort_key
from app.base.mapping import DrawnMap, MapTown, draw
from app.base.settlements import point_of
from app.jobfair.catalogue.facets import FLAGS, Facet, Grouped, count_facets, options_of
from app.jobfair.enums import Employment, TeachingLevel
from app.organizations.enums import OrganizationKind

_TITLES = {
    "town": _l("Населённый пункт"),
    "position": _l("Должность"),
    "level": _l("Кого учить"),
    "employment": _l("Занятость"),
    "kind": _l("Вид организации"),
}
_FLAG_WORDS = {
    "housing": _l("помогут с жильём"),
    "support": _l("выплаты начинающим"),
    "beginners": _l("без опыта работы"),
    "mentor": _l("с наставником"),
}


def facets_of(
    rows: Iterable[Grouped],
    chosen: Mapping[str, Any],
    *,
    towns: Mapping[str, str],
    positions: Mapping[int, str],
) -> list[Facet]:
    """Return the facets that leave a choice, each with its counts."""
    counts = count_facets(rows, chosen)
    labels: dict[str, Mapping[Any, str]] = {
        "town": towns,
        "position": positions,
        "level": {one: str(one.label) for one in TeachingLevel},
        "employment": {one: str(one.label) for one in Employment},
        "kind": {one: str(one.label) for one in OrganizationKind},
    }
    found = []
    for name, title in _TITLES.items():
        options, more = options_of(counts[name], labels[name], chosen.get(name))
        if len(options) > 1 or any(one.is_chosen for one in options):
            found.append(Facet(name, str(title), options, more))
    for name in FLAGS:
        options, _more = options_of(counts[name], {True: str(_FLAG_WORDS[name])}, chosen.get(name))
        if options:
            found.append(Facet(name, "", options))
    return found


@dataclass(frozen=True)
class TownVacancies:
    """A town and how many vacancies of a search it has."""

    key: str
    name: str
    number: int


@dataclass(frozen=True)
class CatalogueMap:
    """Towns by name, those known to the list of settlements drawn, the others named."""

    towns: Sequence[TownVacancies]
    drawn: DrawnMap
    unknown: Sequence[TownVacancies]

    @property
    def number(self) -> int:
        """The vacancies of all towns."""
        return sum(town.number for town in self.towns)


def map_of(counted: Counter[Any], names: Mapping[str, str]) -> CatalogueMap:
    """Return the map of towns with vacancies."""
    towns = [TownVacancies(key, names[key], number) for key, number in counted.items()]
    towns.sort(key=lambda town: sort_key(town.name))
    points = {town.key: point_of(town.name) for town in towns}
    drawn = draw(
        MapTown(town.key, town.name, *point, town.number)
        for town in towns
        if (point := points[town.key])
    )
    return CatalogueMap(towns, drawn, [town for town in towns if points[town.key] is None])
