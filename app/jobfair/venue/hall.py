"""The plan of the hall as a picture: a box for each stand."""

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
        if self.shown.lacks_power:
            return "wrong"
        return "taken" if self.shown.participant else "free"


@dataclass(frozen=True)
class HallPicture:
    """The boxes, and how large the hall is."""

    boxes: Sequence[Box]
    width: int
    height: int


def draw_hall(stands: Sequence[StandShown]) -> HallPicture:
    """Draw a hall by the lines and places of its stands."""
    boxes = [
        Box(
            one,
            GAP + (one.stand.place - 1) * (WIDTH + GAP),
            GAP + (one.stand.line - 1) * (HEIGHT + GAP),
        )
        for one in stands
    ]
    return HallPicture(
        boxes,
        max((box.x + WIDTH + GAP for box in boxes), default=0),
        max((box.y + HEIGHT + GAP for box in boxes), default=0),
    )


def lines_of(stands: Sequence[StandShown]) -> list[int]:
    """Return the lines of a hall too large for one table, none of one that fits."""
    lines = sorted({one.stand.line for one in stands})
    return lines if len(stands) > ONE_TABLE else []


def in_line(stands: Sequence[StandShown], line: int) -> list[StandShown]:
    """Return the stands of one line."""
    return [one for one in stands if one.stand.line == line]
