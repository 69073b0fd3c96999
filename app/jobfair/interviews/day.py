"""The day of a fair in slots of equal length: pure, without a database."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

_ANY_DAY = date(2000, 1, 3)


@dataclass(frozen=True)
class FairDay:
    """The times talks begin at, one after another; a slot is a number from 0 among them.

    A break is a time between two slots: no slot lies in it.
    """

    starts: tuple[time, ...]
    minutes: int

    @property
    def slots(self) -> int:
        """How many slots the day has."""
        return len(self.starts)

    def begins(self, slot: int) -> time:
        """When a slot begins."""
        return self.starts[slot]

    def ends(self, slot: int) -> time:
        """When a slot ends."""
        whole = datetime.combine(_ANY_DAY, self.starts[slot]) + timedelta(minutes=self.minutes)
        return whole.time()

    def slot_from(self, moment: time) -> int:
        """The first slot that begins at this time of day or later; `slots` after the last."""
        return bisect_left(self.starts, moment)

    def running(self, moment: time) -> int | None:
        """The slot that runs at this time of day, None in a break and outside of the day."""
        slot = bisect_right(self.starts, moment) - 1
        return slot if slot >= 0 and moment < self.ends(slot) else None

    def next_of(self, slots: Iterable[int], moment: time | None) -> int | None:
        """The first of some slots that is not over at this time of day; None when all are.

        Without a time the whole day is ahead.
        """
        ahead = (
            one for one in slots if one < self.slots and (moment is None or moment < self.ends(one))
        )
        return min(ahead, default=None)

    def slots_between(self, first: time | None, last: time | None) -> range:
        """The slots that touch a span of the day; an open end is the day's own."""
        begin = 0 if first is None else self.slot_from(first)
        if first is not None and (running := self.running(first)) is not None:
            begin = running
        return range(begin, self.slots if last is None else self.slot_from(last))

    def as_json(self) -> dict[str, Any]:
        """The day as a timetable keeps it."""
        return {"starts": [f"{one:%H:%M}" for one in self.starts], "minutes": self.minutes}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "FairDay":
        """Read what `as_json` wrote."""
        return cls(tuple(time.fromisoformat(one) for one in kept["starts"]), kept["minutes"])
