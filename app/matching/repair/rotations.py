"""All stable matchings of a market, as a chain of rotations from the proposers' best downwards.

D. Gusfield and R. Irving, "The Stable Marriage Problem: Structure and Algorithms" (1989); for
many seats per place C. Cheng, E. McDermid and I. Suzuki, "A unified approach to finding good
stable matchings in the hospitals/residents setting", TCS 400 (2008). Every stable matching comes
from the proposer-optimal one by a set of rotations that holds, with each, its predecessors. All
rotations together are found in time of the lists' length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import heapify, heapreplace

from app.matching.model.market import Market


@dataclass(frozen=True, slots=True)
class Rotation:
    """People who move together: (name, from, to); `after` are indexes of its predecessors."""

    moves: tuple[tuple[str, str, str], ...]
    after: frozenset[int]


def rotations_of(market: Market, best: Mapping[str, str]) -> list[Rotation]:
    """The rotations below the proposer-optimal matching `best`, predecessors first."""
    return _Descent(market, best).run()


class _Descent:
    """Walks from the proposers' best stable matching to their worst."""

    def __init__(self, market: Market, best: Mapping[str, str]) -> None:
        self._market = market
        self._at = [
            wishes.index(best[name]) if name in best and wishes else len(wishes)
            for name, wishes in zip(market.names, market.lists, strict=True)
        ]
        self._ahead = [at + 1 for at in self._at]
        self._held = self._full_places(best)
        self._rotations: list[Rotation] = []
        # Per place: the weakest at first and after each rotation there (ever better), and which
        # rotation that was, -1 for the first.
        self._weakest = {place: [keys[0]] for place, keys in self._held.items()}
        self._raised_by = {place: [-1] for place in self._held}

    def run(self) -> list[Rotation]:
        """All rotations on the way down."""
        for one in range(len(self._market.names)):
            self._follow(one)
        return self._rotations

    def _full_places(self, best: Mapping[str, str]) -> dict[str, list[int]]:
        """Heaps of the places without a free seat: the others keep their people everywhere."""
        held: defaultdict[str, list[int]] = defaultdict(list)
        for one, name in enumerate(self._market.names):
            if name in best and self._market.lists[one]:
                held[best[name]].append(self._market.key_at(best[name], one) or 0)
        full = {place: keys for place, keys in held.items() if self._is_full(place, keys)}
        for keys in full.values():
            heapify(keys)
        return full

    def _is_full(self, place: str, keys: list[int]) -> bool:
        return len(keys) >= self._market.seats[place]

    def _follow(self, start: int) -> None:
        """Go from each to whom they would push out, until a circle closes or somebody stays.

        Whoever is left on the path when somebody stays will never move either.
        """
        path, seen = [start], {start}
        while True:
            pushed = self._would_push_out(path[-1])
            if pushed is None:
                for one in path:
                    self._ahead[one] = len(self._market.lists[one])
                return
            if pushed in seen:
                circle = path[path.index(pushed) :]
                self._turn(circle)
                seen.difference_update(circle)
                del path[-len(circle) :]
                pushed = None if path else start
            if pushed is not None:
                path.append(pushed)
                seen.add(pushed)

    def _would_push_out(self, one: int) -> int | None:
        """The weakest at the next place down the list that would take `one` in exchange.

        Nobody moves beyond a place with a free seat: it would take them, and is never full.
        """
        wishes = self._market.lists[one]
        while self._ahead[one] < len(wishes):
            place = wishes[self._ahead[one]]
            key = self._market.key_at(place, one)
            if key is not None and self._market.seats[place]:
                if place not in self._held:
                    return None
                if key > self._held[place][0]:
                    return self._market.person(self._held[place][0])
            self._ahead[one] += 1
        return None

    def _turn(self, circle: list[int]) -> None:
        """Let everyone in a circle move on, and note what had to happen before."""
        number, after, moves = len(self._rotations), set[int](), []
        for one in circle:
            wishes = self._market.lists[one]
            here, there = wishes[self._at[one]], wishes[self._ahead[one]]
            moves.append((self._market.names[one], here, there))
            after.add(self._raised_by[here][-1])
            for passed in wishes[self._at[one] + 1 : self._ahead[one]]:
                after.add(self._who_barred(passed, one))
        for one in circle:
            self._settle(one, number)
        self._rotations.append(Rotation(tuple(moves), frozenset(after - {-1})))

    def _who_barred(self, place: str, one: int) -> int:
        """The rotation after which `place` would no longer take `one`; -1: it never would."""
        key = self._market.key_at(place, one)
        if key is None or place not in self._held:
            return -1
        return self._raised_by[place][bisect_right(self._weakest[place], key)]

    def _settle(self, one: int, number: int) -> None:
        place = self._market.lists[one][self._ahead[one]]
        keys = self._held[place]
        heapreplace(keys, self._market.key_at(place, one) or 0)
        self._weakest[place].append(keys[0])
        self._raised_by[place].append(number)
        self._at[one] = self._ahead[one]
        self._ahead[one] += 1
