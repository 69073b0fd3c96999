"""Rounds of proposals on whole arrays.

Everyone is one integer at a place, `class` above lottery position, so that less is better. A
place of usual size keeps a row of them in one table, with a large integer for each free seat: the
greatest of a row is the one to replace, whether a person or a free seat. Newcomers are sorted by
place and standing; the best of each place settle together, then the second best, and so on. The
few places with very many seats merge their newcomers one place at a time.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
_FREE = np.int64(2**62)  # a free seat: weaker than anybody
_NO_SEAT = np.int64(-1)  # fills a row beyond the capacity: never the weakest
_WIDEST = 64  # seats of a row in the common table


class Rounds:
    """One run; `shifts` are the bits below the class and below the place in a sort key."""

    def __init__(
        self,
        wishes: NDArray[np.int32],
        classes: NDArray[np.int32],
        capacity: Integers,
        lottery: Integers,
        *,
        shifts: tuple[int, int],
    ) -> None:
        self._size, self._length = wishes.shape
        self._wishes, self._classes = wishes.ravel(), classes.ravel()
        self._lottery = lottery
        self._person = np.empty(self._size, np.int64)  # lottery position → row
        self._person[lottery] = np.arange(self._size)
        self._shift, self._place_shift = shifts
        self._at = np.arange(self._size) * self._length
        narrow = np.where(capacity > _WIDEST, 0, capacity)
        width = int(narrow.max(initial=1))
        self._rows = np.where(np.arange(width) < narrow[:, None], _FREE, _NO_SEAT)
        self._wide = {
            int(place): np.full(min(int(capacity[place]), self._size), _FREE)
            for place in np.flatnonzero(capacity > _WIDEST)
        }
        self._weakest = np.where(capacity > 0, _FREE, _NO_SEAT)

    def run(self) -> NDArray[np.int32]:
        """Propose until nobody is free who has a wish left; places by row, -1 for none."""
        free = self._with_wishes(np.arange(self._size))
        while free.size:
            rejected = self._propose(free)
            self._at[rejected] += 1
            free = self._with_wishes(rejected)
        return self._assigned()

    def _with_wishes(self, people: Integers) -> Integers:
        """Those whose list has not ended; the end of a short list is marked by -1."""
        people = people[self._at[people] < (people + 1) * self._length]
        wishing: Integers = people[self._wishes[self._at[people]] >= 0]
        return wishing

    def _propose(self, free: Integers) -> Integers:
        """Let each propose to the present wish; return everybody left without a seat."""
        wish = self._at[free]
        places = self._wishes[wish].astype(np.int64)
        classes = self._classes[wish].astype(np.int64)
        keys = (classes << self._shift) | self._lottery[free]
        hopeful = (keys < self._weakest[places]) & (classes >= 0)
        newcomers = (places[hopeful] << self._place_shift) | keys[hopeful]
        newcomers.sort()
        displaced = self._settle(newcomers >> self._place_shift, newcomers & self._mask())
        return np.concatenate((free[~hopeful], displaced))

    def _mask(self) -> int:
        return (1 << self._place_shift) - 1

    def _settle(self, places: Integers, keys: Integers) -> Integers:
        """Seat newcomers sorted by place and standing; return the people who lose out."""
        first = np.flatnonzero(np.diff(places, prepend=-1))
        count = np.diff(first, append=places.size)
        losers = []
        if self._wide:
            wide = np.isin(places[first], list(self._wide))
            for start, length in zip(first[wide], count[wide], strict=True):
                losers.append(self._merge(int(places[start]), keys[start : start + length]))
            first, count = first[~wide], count[~wide]
        while first.size:
            winning = keys[first] < self._weakest[places[first]]
            if not winning.all():  # the rest of such a place stand even lower
                losers.append(keys[_spans(first[~winning], count[~winning])])
                first, count = first[winning], count[winning]
            losers.append(self._replace(places[first], keys[first]))
            first, count = first[count > 1] + 1, count[count > 1] - 1
        return self._people(losers)

    def _replace(self, places: Integers, keys: Integers) -> Integers:
        """Put one newcomer into each of these different places, for its weakest."""
        rows = self._rows[places]
        index, seat = np.arange(places.size), rows.argmax(axis=1)
        weakest: Integers = rows[index, seat]
        rows[index, seat] = keys
        self._rows[places, seat] = keys
        self._weakest[places] = rows.max(axis=1, initial=_NO_SEAT)
        return weakest

    def _merge(self, place: int, keys: Integers) -> Integers:
        held = self._wide[place]
        everybody = np.partition(np.concatenate((held, keys)), held.size - 1)
        self._wide[place] = everybody[: held.size]
        self._weakest[place] = everybody[held.size - 1]
        losers: Integers = everybody[held.size :]
        return losers

    def _people(self, losers: list[Integers]) -> Integers:
        keys = np.concatenate(losers) if losers else np.empty(0, np.int64)
        people: Integers = self._person[keys[keys < _FREE] & ((1 << self._shift) - 1)]
        return people

    def _assigned(self) -> NDArray[np.int32]:
        assigned = np.full(self._size, -1, np.int32)
        places, seats = np.nonzero((self._rows > _NO_SEAT) & (self._rows < _FREE))
        assigned[self._people([self._rows[places, seats]])] = places
        for place, keys in self._wide.items():
            assigned[self._people([keys])] = place
        return assigned


def _spans(first: Integers, count: Integers) -> Integers:
    """Indexes `first[i] … first[i] + count[i] - 1`, one span after another."""
    before = np.cumsum(count) - count
    return np.repeat(first - before, count) + np.arange(count.sum())
