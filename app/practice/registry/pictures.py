"""What the registry looks like: a map of its towns, and seats by towns and specialities. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.base.collation import sort_key
from app.base.mapping import DrawnMap, MapTown, draw
from app.base.settlements import point_of

LEVELS = 4  # tones of a cell, the strongest for the largest number of seats


class BaseAt(Protocol):
    """A base and its town."""

    @property
    def id(self) -> int: ...

    @property
    def settlement_key(self) -> str: ...

    @property
    def town(self) -> str: ...

    @property
    def district(self) -> str: ...


class SeatsAt(Protocol):
    """Seats at a base for a speciality, for any without one."""

    @property
    def base_id(self) -> int: ...

    @property
    def speciality_id(self) -> int | None: ...

    @property
    def seats(self) -> int: ...


@dataclass(frozen=True)
class TownSeats:
    """A town of the registry in numbers; `by_speciality` has None for seats of any."""

    key: str
    name: str
    bases: int
    seats: int
    by_speciality: Mapping[int | None, int]


@dataclass(frozen=True)
class RegistryPicture:
    """The whole registry at a glance: towns by name, their map, those nobody can place on it."""

    towns: Sequence[TownSeats]
    specialities: Sequence[int | None]
    drawn: DrawnMap
    unknown: Sequence[TownSeats]
    largest: int

    @property
    def seats(self) -> int:
        """The seats of all towns."""
        return sum(town.seats for town in self.towns)

    @property
    def bases(self) -> int:
        """The bases of all towns."""
        return sum(town.bases for town in self.towns)

    def seats_for(self, speciality_id: int | None) -> int:
        """Return the seats of all towns for a speciality."""
        return sum(town.by_speciality.get(speciality_id, 0) for town in self.towns)

    def level(self, seats: int) -> int:
        """Return how strong the tone of a cell is, 0 for none."""
        if not seats:
            return 0
        return min(LEVELS, 1 + (seats - 1) * LEVELS // max(self.largest, 1))


def picture_of(
    bases: Iterable[BaseAt], seats: Iterable[SeatsAt], *, order: Sequence[int] = ()
) -> RegistryPicture:
    """Return the picture of bases with their seats; specialities stand in `order`, «any» last."""
    names: dict[str, BaseAt] = {}
    towns_of: dict[int, str] = {}
    for base in bases:
        towns_of[base.id] = base.settlement_key
        known = names.setdefault(base.settlement_key, base)
        if "ё" in base.town.lower() and "ё" not in known.town.lower():
            names[base.settlement_key] = base
    counted: Counter[tuple[str, int | None]] = Counter()
    for one in seats:
        if one.base_id in towns_of:
            counted[towns_of[one.base_id], one.speciality_id] += one.seats
    held = Counter(towns_of.values())
    towns = [_town(key, base, held[key], counted) for key, base in names.items()]
    towns.sort(key=lambda town: sort_key(town.name))
    points = {key: point_of(base.town, base.district) for key, base in names.items()}
    drawn = draw(
        MapTown(town.key, names[town.key].town, *point, town.seats)
        for town in towns
        if (point := points[town.key])
    )
    unknown = [town for town in towns if points[town.key] is None]
    shown = [one for one in (*order, None) if any(one in town.by_speciality for town in towns)]
    return RegistryPicture(towns, shown, drawn, unknown, max(counted.values(), default=0))


def _town(
    key: str, base: BaseAt, bases: int, counted: Mapping[tuple[str, int | None], int]
) -> TownSeats:
    own = {speciality: seats for (at, speciality), seats in counted.items() if at == key}
    name = f"{base.town} ({base.district})" if base.district else base.town
    return TownSeats(key, name, bases, sum(own.values()), own)
