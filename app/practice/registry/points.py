"""Points on the map as people copy them from one."""

import re

from flask_babel import gettext as _

from app.base.settlements import Point

_NUMBER = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")


def parse_point(text: str) -> Point:
    """Read «48.0412, 38.4567» as maps on the web give it; raises ValueError with the reason."""
    found = [float(number.replace(",", ".")) for number in _NUMBER.findall(text)]
    if len(found) == 2 and abs(found[0]) <= 90 and abs(found[1]) <= 180:
        return found[0], found[1]
    raise ValueError(_("Напишите широту и долготу через пробел, например 48.0412 38.4567."))


def point_words(point: Point | None) -> str:
    """Return a point as `parse_point` reads it."""
    return "{:.4f} {:.4f}".format(*point) if point else ""
