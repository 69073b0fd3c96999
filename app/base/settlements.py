"""Towns and villages of the region: where each is, and which of several of one name is meant.

The table (settlements.csv) was put together by hand for this site from common geographic knowledge;
no other table was copied. It holds facts alone, is free to use (CC0), and is rough on purpose: a
point is the middle of a settlement to about two kilometres, enough for a map and for «20 км от
дома», never for a surveyor. What is missing is added to the file by anybody.
"""

import csv
import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.base.identity import fold, town_identity

HOME_REGION = "ДНР"
EARTH_KM = 6_371.0
Point = tuple[float, float]
"""Latitude and longitude in degrees."""
_TABLE = Path(__file__).with_name("settlements.csv")
_KIND = re.compile(
    r"^(?:г|гор|город|пгт|смт|п|пос|посёлок|поселок|рп|с|село|сл|слобода|х|хутор|д|деревня|"
    r"ст|ст-ца|станица)(?:\.\s*|\s+)(?=[А-ЯЁ])"
)


@dataclass(frozen=True)
class Settlement:
    """A place where people live; `district` tells it from others of its name."""

    name: str
    other: str
    kind: str
    district: str
    region: str
    latitude: float
    longitude: float

    @property
    def key(self) -> str:
        """Return what a form sends for it."""
        return f"{fold(self.name)}|{fold(self.district)}"

    @property
    def label(self) -> str:
        """Return how it is told from its namesakes: «Успенка (село, Амвросиевский округ, ДНР)»."""
        return f"{self.name} ({self.kind}, {self.district}, {self.region})"


def settlements_named(town: str | None) -> list[Settlement]:
    """Return every settlement of a name, present or former, however it is written."""
    return _by_name().get(_name_of(town or ""), [])


def likely_settlement(town: str | None) -> Settlement | None:
    """Return the one that is meant by a name alone, None when only a person can tell.

    The only one of the region; of several there the only town.
    """
    found = settlements_named(town)
    home = [one for one in found if one.region == HOME_REGION]
    for several in (found, home, [one for one in home if one.kind == "город"]):
        if len(several) == 1:
            return several[0]
    return None


def settlement_of(key: str | None, *, town: str | None) -> Settlement | None:
    """Return the settlement of a name that a form's answer chose, None for any other answer."""
    return next((one for one in settlements_named(town) if one.key == key), None)


def chosen_key(town: str | None, district: str) -> str | None:
    """Return the key of what was kept of a choice: without a district the one that is likely."""
    likely = likely_settlement(town)
    if not district:
        return likely.key if likely else None
    named = settlements_named(town)
    return next((one.key for one in named if one.district == district), None)


def settlement_in(town: str | None, district: str) -> Settlement | None:
    """Return the settlement of a name in a district, however the district is written."""
    wanted = _words(district)
    found = [
        one for one in settlements_named(town) if wanted & _words(f"{one.district} {one.region}")
    ]
    return found[0] if len(found) == 1 else None


def district_of(town: str | None, chosen: Settlement | None) -> str:
    """Return what has to be kept of a choice: nothing where the name alone means the same."""
    return "" if chosen is None or chosen == likely_settlement(town) else chosen.district


def point_of(town: str | None, district: str = "") -> Point | None:
    """Return the middle of a town; nobody knows where an unknown or an ambiguous one is."""
    if district:
        named = settlements_named(town)
        found = next((one for one in named if one.district == district), None)
    else:
        found = likely_settlement(town)
    return (found.latitude, found.longitude) if found else None


def settlement_key(town: str | None, district: str | None) -> str:
    """Return what tells a town of bases from all others, folded as identities are."""
    identity = town_identity(town)
    return f"{identity} {fold(district)}" if district else identity


def kilometres(one: Point, other: Point) -> float:
    """Return the distance between two points along the ground."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _name_of(town: str) -> str:
    return fold(_KIND.sub("", " ".join(town.split())))


def _words(text: str) -> set[str]:
    return {word[:8] for word in fold(text).split()} - {"городско", "округ", "район", "город", "г"}


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, list[Settlement]]:
    found: defaultdict[str, list[Settlement]] = defaultdict(list)
    for one in all_settlements():
        for name in filter(None, (one.name, one.other)):
            found[fold(name)].append(one)
    return found


@lru_cache(maxsize=1)
def all_settlements() -> tuple[Settlement, ...]:
    """Return the whole table."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Settlement(
                row["name"],
                row["other"],
                row["kind"],
                row["district"],
                row["region"],
                float(row["latitude"]),
                float(row["longitude"]),
            )
            for row in csv.DictReader(file)
        )
