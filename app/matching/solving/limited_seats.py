"""The seats of places under limits over groups, given anew as people come and go one by one.

The choice is that of `group_limits`: a group's seats come in a fixed order, the n-th of a place at
its share `n / capacity`. Limits are disjoint or nested, so that the order picks a basis of a
laminar matroid: who comes takes a free seat, or the seat that comes last in the smallest full group
over the place; who leaves makes room for one, at the first seat somebody waits for under the
largest group that was full.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable
from heapq import heappop, heappush

from app.matching.model.instance import Group, Instance
from app.matching.model.market import Market

Seat = tuple[float, int]  # share, then the number of the place by identifier
_Entry = tuple[float, int, str, int]  # the seat (negative in a heap of last ones), place, number


class _Limit:
    """A limit with what it leaves, and its places by their last seat taken and their next."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.last: list[_Entry] = []
        self.next: list[_Entry] = []
        self.within: list[_Limit] = []


class LimitedSeats:
    """Who holds a seat and who waits for one, as integers of `Market.key_at`, the best last."""

    def __init__(self, instance: Instance, market: Market, closed: Collection[str]) -> None:
        self.held: dict[str, list[int]] = {key: [] for key in instance.places}
        self._waiting: dict[str, list[int]] = {key: [] for key in instance.places}
        self._seats = {**market.seats, **dict.fromkeys(closed, 0)}
        self._taken = Counter(instance.fixed.values())
        self._share = {key: max(place.capacity, 1) for key, place in instance.places.items()}
        self._number = {key: number for number, key in enumerate(sorted(instance.places))}
        self._over = self._nested(instance)

    def add(self, place: str, key: int) -> int | None:
        """Let somebody come; return who loses out, perhaps the newcomer."""
        held, over = self.held[place], self._over[place]
        if len(held) < self._seats[place]:
            tight = next((limit for limit in over if limit.room <= 0), None)
            if tight is None:
                self._take(place, key)
                return None
            other = self._last_under(tight)
            if other is not None and self._seat(place, 1) < self._seat(other, 0):
                loser = self.held[other].pop(0)
                self._changed(other, -1)
                self._wait(other, loser)
                self._take(place, key)
                return loser
        if not held or key < held[0]:
            self._wait(place, key)
            return key
        loser = held.pop(0)
        insort(held, key)
        self._wait(place, loser)
        return loser

    def remove(self, place: str, key: int) -> tuple[str, int] | None:
        """Let somebody go; return who of those waiting gets a seat by it, and where."""
        held = self.held[place]
        del held[bisect_left(held, key)]
        full = [limit for limit in self._over[place] if limit.room <= 0]
        self._changed(place, -1)
        if self._has_next(place):
            return place, self._admit(place)
        other = self._first_under(full[-1]) if full else None
        return None if other is None else (other[2], self._admit(other[2]))

    def forget(self, place: str, key: int) -> None:
        """Strike somebody from those who wait."""
        waiting = self._waiting[place]
        at = bisect_left(waiting, key)
        if at < len(waiting) and waiting[at] == key:
            del waiting[at]

    def close(self, place: str) -> list[int]:
        """Offer no seat of a place any more; return who holds one, to be removed."""
        self._seats[place] = 0
        self._waiting[place].clear()
        return list(self.held[place])

    def _take(self, place: str, key: int) -> None:
        insort(self.held[place], key)
        self._changed(place, 1)

    def _admit(self, place: str) -> int:
        key = self._waiting[place].pop()
        self._take(place, key)
        return key

    def _wait(self, place: str, key: int) -> None:
        waiting = self._waiting[place]
        insort(waiting, key)
        if len(waiting) == 1:
            self._offer(place)

    def _changed(self, place: str, by: int) -> None:
        """Count a seat taken or given back, and enter the place's last and next seat anew."""
        count = len(self.held[place])
        share, number = self._seat(place, 0)
        for limit in self._over[place]:
            limit.room -= by
            heappush(limit.last, (-share, -number, place, count))
        self._offer(place)

    def _offer(self, place: str) -> None:
        if self._over[place] and self._has_next(place):
            entry = (*self._seat(place, 1), place, len(self.held[place]))
            heappush(self._over[place][0].next, entry)

    def _has_next(self, place: str) -> bool:
        return bool(self._waiting[place]) and len(self.held[place]) < self._seats[place]

    def _seat(self, place: str, ahead: int) -> Seat:
        """The last seat taken of a place, or the next one."""
        number = self._taken[place] + len(self.held[place]) + ahead
        return number / self._share[place], self._number[place]

    def _last_under(self, limit: _Limit) -> str | None:
        """The place whose last seat comes last in a group."""
        while limit.last:
            _, _, place, count = limit.last[0]
            if count and count == len(self.held[place]):
                return place
            heappop(limit.last)
        return None

    def _first_under(self, limit: _Limit) -> _Entry | None:
        """The first seat of a group that somebody waits for and no limit within refuses."""
        if limit.room <= 0:
            return None
        while limit.next:
            place, count = limit.next[0][2:]
            if count == len(self.held[place]) and self._has_next(place):
                break
            heappop(limit.next)
        found = [*limit.next[:1], *filter(None, map(self._first_under, limit.within))]
        return min(found, default=None)

    def _nested(self, instance: Instance) -> dict[str, list[_Limit]]:
        """Place → the limits over it, the smallest first; each knows those right within it."""
        groups = [group for _, group in sorted(instance.groups.items())]
        limited = sorted(_limited(groups), key=lambda group: len(set(group.places)))
        over: dict[str, list[_Limit]] = {key: [] for key in instance.places}
        for group in limited:
            members = sorted(set(group.places))
            limit = _Limit((group.maximum or 0) - sum(self._taken[key] for key in members))
            inner = {id(over[key][-1]): over[key][-1] for key in members if over[key]}
            limit.within = list(inner.values())
            for key in members:
                over[key].append(limit)
        return over


def _limited(groups: Iterable[Group]) -> list[Group]:
    return [group for group in groups if group.maximum is not None]
