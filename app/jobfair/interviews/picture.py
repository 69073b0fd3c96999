"""The timetable as a picture: a row for each stand, a column for each slot."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.queries.timetables import StandLine
from app.jobfair.interviews.wording import clock_words

CELL, ROW, LABEL = 22, 14, 190
PART = 100  # stands that one picture and its table show
_LEGEND = 18


@dataclass(frozen=True)
class StandRow:
    """A stand's row: its name, and paths of the slots with all tables busy and with some."""

    y: int
    name: str
    full: str
    partly: str


@dataclass(frozen=True)
class TimetablePicture:
    """The whole day by stands."""

    rows: Sequence[StandRow]
    hours: Sequence[tuple[int, str]]
    width: int
    height: int


@dataclass(frozen=True)
class StandPart:
    """Some of the stands in their order; `number` from 1 of `total` parts."""

    number: int
    total: int
    lines: Sequence[StandLine]


def part_of(lines: Sequence[StandLine], wanted: int | None) -> StandPart:
    """Return the wanted part of the stands, the first where there is no such part."""
    total = -(-len(lines) // PART)
    number = wanted if wanted and wanted <= total else 1
    return StandPart(number, total, lines[(number - 1) * PART : number * PART])


def draw(lines: Sequence[StandLine], day: FairDay) -> TimetablePicture:
    """Draw the stands' busy time; breaks are narrow gaps, as no slot lies in them."""
    rows = [_row(number, line) for number, line in enumerate(lines)]
    hours = [
        (LABEL + slot * CELL, clock_words(begins))
        for slot, begins in enumerate(day.starts)
        if slot % 4 == 0
    ]
    return TimetablePicture(
        rows, hours, LABEL + day.slots * CELL, _LEGEND + max(len(rows), 1) * ROW
    )


def _row(number: int, line: StandLine) -> StandRow:
    y = _LEGEND + number * ROW
    tables = line.participant.tables
    full = [slot for slot, talks in line.slots if talks >= tables]
    partly = [slot for slot, talks in line.slots if talks < tables]
    stand, name = line.participant.stand, line.participant.organization.short_name
    return StandRow(
        y + ROW - 4, f"{stand}. {name}" if stand else name, _path(full, y), _path(partly, y)
    )


def _path(slots: Sequence[int], y: int) -> str:
    box = f"h{CELL - 2}v{ROW - 2}h-{CELL - 2}z"
    return "".join(f"M{LABEL + slot * CELL} {y}{box}" for slot in slots)
