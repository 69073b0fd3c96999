"""The plan of the hall as a picture: a box for each stand, of a large hall a path for each line."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.jobfair.venue.queries.hall import StandShown

WIDTH, HEIGHT, GAP = 44, 36, 8
_LONGEST = 5  # of a number in its box
ONE_TABLE = 150  # stands that one table shows; a larger hall is shown line by line


@dataclass(frozen=True)
class Box:
    """A stand's box."""

    shown: StandShown
    x: int
    y: int

    @property
    def text(self) -> str:
        """The number, cut where it would not fit."""
        number = self.shown.stand.number
        return number if len(number) <= _LONGEST else number[: _LONGEST - 1] + "…"

    @property
    def tone(self) -> str:
        """How the box is drawn: wrong, taken or free."""
        return _tone(self.shown)


@dataclass(frozen=True)
class DrawnLine:
    """A line of a large hall: its number, where it begins, one path for each tone it has."""

    line: int
    y: int
    paths: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class HallPicture:
    """The boxes, or the lines of a large hall; and how large the hall is."""

    boxes: Sequence[Box]
    lines: Sequence[DrawnLine]
    width: int
    height: int


def draw_hall(stands: Sequence[StandShown]) -> HallPicture:
    """Draw a hall by the lines and places of its stands.

    A box with a number and a link of its own is three hundred bytes: nine hundred of them would be
    most of the page, and too small on it to be read. A large hall is drawn line by line.
    """
    lines = lines_of(stands)
    return HallPicture(
        [] if lines else [Box(one, *_corner(one)) for one in stands],
        [_drawn(one, in_line(stands, one)) for one in lines],
        GAP + max((one.stand.place for one in stands), default=0) * (WIDTH + GAP),
        GAP + max((one.stand.line for one in stands), default=0) * (HEIGHT + GAP),
    )


def _corner(shown: StandShown) -> tuple[int, int]:
    stand = shown.stand
    return GAP + (stand.place - 1) * (WIDTH + GAP), GAP + (stand.line - 1) * (HEIGHT + GAP)


def _drawn(line: int, stands: Sequence[StandShown]) -> DrawnLine:
    paths: dict[str, str] = {}
    for one in stands:
        x, y = _corner(one)
        paths[_tone(one)] = paths.get(_tone(one), "") + f"M{x} {y}h{WIDTH}v{HEIGHT}h-{WIDTH}z"
    return DrawnLine(line, GAP + (line - 1) * (HEIGHT + GAP), sorted(paths.items()))


def _tone(shown: StandShown) -> str:
    if shown.lacks_power:
        return "wrong"
    return "taken" if shown.participant else "free"


def lines_of(stands: Sequence[StandShown]) -> list[int]:
    """Return the lines of a hall too large for one table, none of one that fits."""
    lines = sorted({one.stand.line for one in stands})
    return lines if len(stands) > ONE_TABLE else []


def in_line(stands: Sequence[StandShown], line: int) -> list[StandShown]:
    """Return the stands of one line."""
    return [one for one in stands if one.stand.line == line]
