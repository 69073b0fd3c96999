"""A map of towns as a drawing: where points and their names go. Pure geometry, no database."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 400.0
MARGIN = 34.0
SMALLEST, LARGEST = 3.5, 15.0  # of a point's radius
LETTER, LINE = 7.3, 13.0  # of a name: the width of a letter and the height of a line
_TALLEST, _LOWEST = 1.1, 0.45  # of the drawing's height as shares of its width


@dataclass(frozen=True)
class MapTown:
    """A town to draw: how much it weighs gives its size."""

    key: str
    name: str
    latitude: float
    longitude: float
    weight: int


@dataclass(frozen=True)
class MapPoint:
    """A town on the drawing; `anchor` is where its name stands, "" when there is no room for it."""

    town: MapTown
    x: float
    y: float
    radius: float
    anchor: str = ""
    text_x: float = 0.0
    text_y: float = 0.0


@dataclass(frozen=True)
class DrawnMap:
    """A drawing of towns, the largest first, so that small points lie on top."""

    width: float
    height: float
    points: Sequence[MapPoint]


Box = tuple[float, float, float, float]


def project(
    towns: Sequence[MapTown], *, width: float = WIDTH
) -> tuple[float, list[tuple[float, float]]]:
    """Return the drawing's height and a point for each town, north up.

    Degrees of longitude are shortened by the cosine of the middle latitude, so that a region of
    some hundred kilometres keeps its shape. Everything fits within the margin.
    """
    if not towns:
        return width * _LOWEST, []
    latitudes = [one.latitude for one in towns]
    middle = (min(latitudes) + max(latitudes)) / 2
    east = [one.longitude * math.cos(math.radians(middle)) for one in towns]
    across, along = max(east) - min(east), max(latitudes) - min(latitudes)
    room = width - 2 * MARGIN
    tallest = width * _TALLEST - 2 * MARGIN
    scale = min(room / across if across else math.inf, tallest / along if along else math.inf)
    scale = 0.0 if math.isinf(scale) else scale
    height = max(along * scale + 2 * MARGIN, width * _LOWEST)
    left = (width - across * scale) / 2
    top = (height - along * scale) / 2
    points = [
        (left + (x - min(east)) * scale, top + (max(latitudes) - y) * scale)
        for x, y in zip(east, latitudes, strict=True)
    ]
    return height, points


def radius_of(weight: int, heaviest: int) -> float:
    """Return the size of a point: its area grows with the weight."""
    share = math.sqrt(max(weight, 0) / heaviest) if heaviest > 0 else 0.0
    return SMALLEST + (LARGEST - SMALLEST) * share


def draw(towns: Iterable[MapTown], *, width: float = WIDTH) -> DrawnMap:
    """Return a drawing of towns: sized points, and names wherever one fits without a collision.

    The heaviest are named first; a town without room for its name keeps it in its link and in the
    table beside the drawing.
    """
    ordered = sorted(towns, key=lambda one: (-one.weight, one.name, one.key))
    height, places = project(ordered, width=width)
    heaviest = max((one.weight for one in ordered), default=0)
    bare = [
        MapPoint(town, round(x, 1), round(y, 1), round(radius_of(town.weight, heaviest), 1))
        for town, (x, y) in zip(ordered, places, strict=True)
    ]
    taken = [_around(one) for one in bare]
    named = []
    for point in bare:
        found = _with_name(point, taken, width, height)
        named.append(found or point)
        if found:
            taken.append(_box_of(found))
    return DrawnMap(width, round(height, 1), named)


def _with_name(
    point: MapPoint, taken: Sequence[Box], width: float, height: float
) -> MapPoint | None:
    away = point.radius + 3
    for anchor, x, y in (
        ("start", point.x + away, point.y + 4),
        ("end", point.x - away, point.y + 4),
        ("middle", point.x, point.y - away),
        ("middle", point.x, point.y + away + 9),
    ):
        found = MapPoint(
            point.town, point.x, point.y, point.radius, anchor, round(x, 1), round(y, 1)
        )
        box = _box_of(found)
        fits = box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height
        others = (one for one in taken if one != _around(point))
        if fits and not any(_overlap(box, other) for other in others):
            return found
    return None


def _around(point: MapPoint) -> Box:
    return (
        point.x - point.radius,
        point.y - point.radius,
        point.x + point.radius,
        point.y + point.radius,
    )


def _box_of(point: MapPoint) -> Box:
    length = len(point.town.name) * LETTER
    left = {"start": 0.0, "end": length, "middle": length / 2}[point.anchor]
    x = point.text_x - left
    return (x, point.text_y - LINE + 2, x + length, point.text_y + 2)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
