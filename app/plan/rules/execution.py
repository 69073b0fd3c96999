"""What of the finished records proves which period of an item."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.plan.evidence import Ledger
from app.plan.rules.checkpoints import Checkpoint
from app.plan.rules.needs import Need


@dataclass(frozen=True, slots=True)
class NeedState:
    """How one need of a period is met: `in_time` and `late` records of the `needed` ones.

    `done_on` is the day of the record that met it.
    """

    need: Need
    needed: int
    in_time: int
    late: int
    done_on: date | None = None

    @property
    def found(self) -> int:
        """How many records count, in time or late."""
        return self.in_time + self.late

    @property
    def is_met(self) -> bool:
        """Whether enough is finished."""
        return self.found >= self.needed


@dataclass(frozen=True, slots=True)
class PeriodProof:
    """A period or date of an item, with what each need has for it."""

    point: Checkpoint
    needs: tuple[NeedState, ...]

    @property
    def is_met(self) -> bool:
        """Whether every need is met."""
        return all(state.is_met for state in self.needs)

    @property
    def is_late(self) -> bool:
        """Whether it is met, but not all of it in time."""
        return self.is_met and any(state.late for state in self.needs)

    @property
    def done_on(self) -> date | None:
        """The day it was met, None while it is not."""
        days = [state.done_on for state in self.needs if state.done_on]
        return max(days, default=None) if self.is_met else None


def prove(
    points: Sequence[Checkpoint], needs: Sequence[Need], ledger: Ledger
) -> tuple[PeriodProof, ...]:
    """Give each finished record to one period: its own by day, else an earlier one it is late for.

    Points come the earliest first. Each need has records of its own kinds; what two needs both
    accept counts for both. A record before its time proves nothing.
    """
    by_need = [_prove_one(points, need, ledger) for need in needs]
    return tuple(
        PeriodProof(point, states)
        for point, *states_ in zip(points, *by_need, strict=True)
        for states in [tuple(states_)]
    )


def _prove_one(points: Sequence[Checkpoint], need: Need, ledger: Ledger) -> list[NeedState]:
    stock = _Stock(ledger.of(need.kinds))
    needed = [max(point.needed, need.count) for point in points]
    in_time = [
        stock.take(count, since=point.since, until=point.due)
        for point, count in zip(points, needed, strict=True)
    ]
    # Only what no period has as its own is late for an earlier one.
    late = [
        stock.take(count - len(own), after=point.due)
        for point, count, own in zip(points, needed, in_time, strict=True)
    ]
    return [
        NeedState(need, count, len(own), len(after), max([*own, *after], default=None))
        for count, own, after in zip(needed, in_time, late, strict=True)
    ]


class _Stock:
    """Finished records by day, taken one by one, the earliest first."""

    def __init__(self, ledger: Ledger) -> None:
        self._left: dict[date, int] = {}
        for day in ledger.days:
            if day.finished_on:
                self._left[day.finished_on] = self._left.get(day.finished_on, 0) + day.count
        self._days = sorted(self._left)

    def take(
        self,
        most: int,
        *,
        since: date = date.min,
        until: date = date.max,
        after: date | None = None,
    ) -> list[date]:
        """Take up to so many records of some days and return the days."""
        taken: list[date] = []
        for day in self._within(since, until, after):
            count = min(self._left[day], most - len(taken))
            self._left[day] -= count
            taken += [day] * count
        return taken

    def _within(self, since: date, until: date, after: date | None) -> Iterable[date]:
        return (day for day in self._days if since <= day <= until and (not after or day > after))
