"""Deferred acceptance with the proposers' side proposing.

D. Gale and L. Shapley, "College Admissions and the Stability of Marriage", American Mathematical
Monthly 69 (1962).  The outcome is the best stable one for every proposer at once, and no proposer
gains by misreporting (L. Dubins and D. Freedman 1981; A. Roth 1982).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from heapq import heappush, heappushpop

from app.matching.market import Market


def student_proposing(market: Market, closed: Collection[str] = ()) -> dict[str, str]:
    """Match every proposer who finds a seat; places in ``closed`` take nobody.

    Each place keeps a heap of the integers it holds, its weakest on top: one push-pop is the
    whole step of accepting one and rejecting another.
    """
    seats = {place: 0 if place in closed else free for place, free in market.seats.items()}
    held: dict[str, list[int]] = {place: [] for place in seats}
    _run(market.names, market.lists, market.order, seats, held)
    names, size = market.names, len(market.names)
    return {names[-key % size]: place for place, keys in held.items() for key in keys}


def _run(
    names: Sequence[str],
    lists: Sequence[Sequence[str]],
    orders: Mapping[str, Mapping[str, int] | None],
    seats: Mapping[str, int],
    held: Mapping[str, list[int]],
) -> None:
    """Let each in turn propose down the list, and whoever is displaced after them."""
    size = len(names)
    asked = [0] * size
    for newcomer in range(size):
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
