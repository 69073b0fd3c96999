"""The day of a fair in slots of equal length: pure, without a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

USUAL_MINUTES = 15
_ANY_DAY = date(2000, 1, 3)


@dataclass(frozen=True)
class FairDay:
    """Slots numbered from 0; those that touch a break hold no talks."""

    starts_at: time
    minutes: int
    slots: int
    breaks: frozenset[int] = frozenset()

    @property
    def working(self) -> int:
        """How many slots hold talks."""
        return self.slots - len(self.breaks)

    def begins(self, slot: int) -> time:
        """When a slot begins."""
        return (_at(self.starts_at) + timedelta(minutes=self.minutes * slot)).time()

    def ends(self, slot: int) -> time:
        """When a slot ends."""
        return self.begins(slot + 1)

    def slot_from(self, moment: time) -> int:
        """The first slot that begins at this time of day or later, within 0 … slots."""
        minutes = (_at(moment) - _at(self.starts_at)).total_seconds() / 60
        first = -(-minutes // self.minutes)
        return int(min(max(first, 0), self.slots))

    def slot_at(self, moment: time) -> int:
        """The slot that runs at this time of day: -1 before the first, `slots` after the last."""
        minutes = (_at(moment) - _at(self.starts_at)).total_seconds() / 60
        return int(min(max(minutes // self.minutes, -1), self.slots))

    def slots_between(self, first: time, last: time) -> range:
        """The slots that touch a span of the day; none when it is empty."""
        begin = max(self.slot_at(first), 0)
        return range(begin, max(begin, self.slot_from(last)))

    def as_json(self) -> dict[str, Any]:
        """The day as a timetable keeps it."""
        return {
            "starts_at": self.starts_at.isoformat(),
            "minutes": self.minutes,
            "slots": self.slots,
            "breaks": sorted(self.breaks),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "FairDay":
        """Read what `as_json` wrote."""
        return cls(
            time.fromisoformat(kept["starts_at"]),
            kept["minutes"],
            kept["slots"],
            frozenset(kept["breaks"]),
        )


def day_of(
    starts_at: time,
    ends_at: time,
    *,
    minutes: int = USUAL_MINUTES,
    breaks: Iterable[tuple[time, time]] = (),
) -> FairDay:
    """Cut a day into whole slots; breaks are spans of the day."""
    length = (_at(ends_at) - _at(starts_at)).total_seconds() / 60
    day = FairDay(starts_at, minutes, int(max(length, 0) // minutes))
    closed = [slot for first, last in breaks for slot in day.slots_between(first, last)]
    return FairDay(starts_at, minutes, day.slots, frozenset(closed))


def _at(moment: time) -> datetime:
    return datetime.combine(_ANY_DAY, moment.replace(tzinfo=None))
