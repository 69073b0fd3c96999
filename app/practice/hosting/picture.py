"""The ledger as a picture: a column for each week, and the same in runs of equal weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from app.practice.hosting.rules import monday_of

WEEK_WIDTH, HEIGHT = 12, 60


class WeekOfPool(NamedTuple):
    """Seats of a pool in a week."""

    week: date
    seats: int
    taken: int


@dataclass(frozen=True)
class WeekColumn:
    """A week's column: where it stands and how high its seats and those taken are."""

    x: int
    seats_height: int
    taken_height: int
    is_full: bool


@dataclass(frozen=True)
class WeekRun:
    """Weeks one after another with the same seats, by their first and last day."""

    first: date
    last: date
    seats: int
    taken: int

    @property
    def free(self) -> int:
        """How many more fit."""
        return self.seats - self.taken


@dataclass(frozen=True)
class LedgerPicture:
    """A pool over the academic year."""

    columns: Sequence[WeekColumn]
    runs: Sequence[WeekRun]
    width: int


def draw_ledger(weeks: Sequence[WeekOfPool], *, begins: date, most: int) -> LedgerPicture:
    """Draw a pool's weeks from the year's first day; `most` is what the highest column means."""
    origin = monday_of(begins)
    columns = [
        WeekColumn(
            x=(one.week - origin).days // 7 * WEEK_WIDTH,
            seats_height=_height(one.seats, most),
            taken_height=_height(one.taken, most),
            is_full=one.taken >= one.seats,
        )
        for one in weeks
    ]
    return LedgerPicture(columns, _runs(weeks), 53 * WEEK_WIDTH)


def _height(count: int, most: int) -> int:
    return round(count * HEIGHT / max(most, 1))


def _runs(weeks: Sequence[WeekOfPool]) -> list[WeekRun]:
    runs: list[WeekRun] = []
    for one in weeks:
        last_day = one.week + timedelta(days=6)
        same = runs and (runs[-1].seats, runs[-1].taken) == (one.seats, one.taken)
        first = runs.pop().first if same else one.week
        runs.append(WeekRun(first, last_day, one.seats, one.taken))
    return runs
