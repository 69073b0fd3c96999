"""Deferred acceptance with the proposers' side proposing.

D. Gale and L. Shapley, "College Admissions and the Stability of Marriage", American Mathematical
Monthly 69 (1962).  The outcome is the best stable one for every proposer at once, and no proposer
gains by misreporting (L. Dubins and D. Freedman 1981; A. Roth 1982).
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappush, heappushpop

from app.matching.market import Market


class StudentProposing:
    """A run that can go on after a place closes.

    The order of proposals does not matter (D. McVitie and L. Wilson 1971), so that letting those
    of a closed place propose further gives the outcome of the market without that place.  Each
    place keeps a heap of the integers it holds, its weakest on top: one push-pop is the whole
    step of accepting one and rejecting another.
    """

    def __init__(self, market: Market) -> None:
        self._market = market
        self._seats = dict(market.seats)
        self._held: dict[str, list[int]] = {place: [] for place in market.seats}
        self._asked = [0] * len(market.names)
        self._propose(range(len(market.names)))

    def close(self, place: str) -> None:
        """Take a place out; those it held propose on."""
        self._seats[place] = 0
        size = len(self._market.names)
        displaced = [-key % size for key in self._held[place]]
        self._held[place] = []
        self._propose(sorted(displaced))

    def matching(self) -> dict[str, str]:
        """Who holds a seat, and where."""
        names, size = self._market.names, len(self._market.names)
        return {names[-key % size]: place for place, keys in self._held.items() for key in keys}

    def _propose(self, newcomers: Iterable[int]) -> None:
        """Let each in turn propose down the list, and whoever is displaced after them."""
        names, lists, orders = self._market.names, self._market.lists, self._market.order
        held, seats, asked, size = self._held, self._seats, self._asked, len(names)
        for newcomer in newcomers:
            free = newcomer
            while asked[free] < len(lists[free]):
                place = lists[free][asked[free]]
                asked[free] += 1
                order = orders[place]
                key = 0 if order is None else order.get(names[free])
                if key is None:
                    continue
                keys = held[place]
                if len(keys) < seats[place]:
                    heappush(keys, key - free)
                    break
                free = -heappushpop(keys, key - free) % size
