"""Deferred acceptance under upper limits over groups of places.

Flexible deferred acceptance: Y. Kamada and F. Kojima, "Efficient Matching under Distributional
Constraints: Theory and Applications", American Economic Review 105 (2015); nested limits as in
their "Stability concepts in matching under distributional constraints", JET 168 (2017). Limits
must be disjoint or nested.

When a group has fewer seats than its places together, its seats are offered in a fixed order:
place by place in proportion to capacity, so that the n-th seat of a place comes at its share
`n / capacity` (equal shares by identifier). What one place leaves goes to the next. A group
therefore never gains by taking somebody whom it turned away before, and proposers have nothing to
gain by misreporting.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush

from app.matching.model.instance import Group, Instance
from app.matching.model.market import Market


def limited_proposing(
    instance: Instance, market: Market, closed: Collection[str] = ()
) -> dict[str, str]:
    """Match every proposer who finds a seat; places in `closed` take nobody.

    A closed place leaves its group more room, so that earlier rejections do not stand: closing
    means a fresh run.
    """
    run = _Run(instance, market, closed)
    return run.matching()


class _Run:
    """The state of one run under group limits."""

    def __init__(self, instance: Instance, market: Market, closed: Collection[str]) -> None:
        self._market = market
        self._capacity = {
            key: 0 if key in closed else place.capacity for key, place in instance.places.items()
        }
        self._taken = Counter(instance.fixed.values())
        self._limits = _limits_by_place(instance)
        self._family = _families(instance)
        self._held: dict[str, list[int]] = {key: [] for key in instance.places}
        self._asked = [0] * len(market.names)
        self._propose(range(len(market.names)))

    def matching(self) -> dict[str, str]:
        """Who holds a seat, and where."""
        names, person = self._market.names, self._market.person
        return {names[person(key)]: place for place, keys in self._held.items() for key in keys}

    def _propose(self, free: Iterable[int]) -> None:
        """Everyone free proposes at once; every family touched chooses anew; and so on."""
        while proposals := self._proposals(free):
            touched = {self._family[place]: None for place in proposals}
            for place, keys in proposals.items():
                self._held[place].extend(keys)
            rejected = [key for family in touched for key in self._choose(family)]
            free = map(self._market.person, rejected)

    def _proposals(self, free: Iterable[int]) -> dict[str, list[int]]:
        proposals = defaultdict(list)
        for one in free:
            wishes = self._market.lists[one]
            while self._asked[one] < len(wishes):
                place = wishes[self._asked[one]]
                self._asked[one] += 1
                key = self._market.key_at(place, one)
                if key is not None:
                    proposals[place].append(key)
                    break
        return proposals

    def _choose(self, family: Sequence[str]) -> list[int]:
        """Keep whom the limits allow, best first at each place; return the rejected."""
        waiting = {place: sorted(self._held[place]) for place in family}  # the best is last
        chosen: dict[str, list[int]] = {place: [] for place in family}
        room = self._room(family)
        seats = [self._next_seat(place, 0) for place in family]
        heapify(seats)
        while seats:
            _, place = heappop(seats)
            if not waiting[place] or self._is_full(place, len(chosen[place]), room):
                continue
            chosen[place].append(waiting[place].pop())
            for name in self._limits[place]:
                room[name] -= 1
            heappush(seats, self._next_seat(place, len(chosen[place])))
        self._held |= chosen
        return [key for place in family for key in waiting[place]]

    def _next_seat(self, place: str, chosen: int) -> tuple[float, str]:
        return (self._taken[place] + chosen + 1) / max(self._capacity[place], 1), place

    def _is_full(self, place: str, chosen: int, room: dict[str, int]) -> bool:
        own = self._capacity[place] - self._taken[place] - chosen
        return own <= 0 or any(room[name] <= 0 for name in self._limits[place])

    def _room(self, family: Sequence[str]) -> dict[str, int]:
        """What each limit over these places leaves beside the fixed."""
        room = {}
        for place in family:
            for name, group in self._limits[place].items():
                if name not in room:
                    fixed = sum(self._taken[key] for key in group.places)
                    room[name] = (group.maximum or 0) - fixed
        return room


def _limits_by_place(instance: Instance) -> dict[str, dict[str, Group]]:
    limits: dict[str, dict[str, Group]] = {key: {} for key in instance.places}
    for name, group in sorted(instance.groups.items()):
        if group.maximum is not None:
            for key in group.places:
                limits[key][name] = group
    return limits


def _families(instance: Instance) -> dict[str, tuple[str, ...]]:
    """Place → the places of its outermost limit; a place without limits stands alone."""
    families: dict[str, tuple[str, ...]] = {key: (key,) for key in instance.places}
    limited = [group for group in instance.groups.values() if group.maximum is not None]
    for group in sorted(limited, key=lambda group: len(group.places)):
        families.update(dict.fromkeys(group.places, tuple(sorted(group.places))))
    return families
