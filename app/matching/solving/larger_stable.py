"""A larger stable matching when places have ties.

Z. Király, "Linear Time Local Approximation Algorithm for Maximum Stable Marriage", Algorithms 6
(2013): whoever reaches the end of the list without a seat goes through it once more, now before
everybody of the same class. At least two thirds of the largest possible number are placed, where
only places have ties (proposers' own ties are drawn beforehand).

Fewer stay unplaced, but wishes can be gamed: a shorter list earns the second round sooner. No
algorithm has both (K. Hamada, S. Miyazaki and H. Yanagisawa, arXiv 1902.05678). The outcome is
weakly stable: among equals of one class the lottery no longer has the last word.
"""

from __future__ import annotations

from collections.abc import Collection
from heapq import heappush, heappushpop

from app.matching.model.market import Market


def larger_stable(market: Market, closed: Collection[str] = ()) -> dict[str, str]:
    """Match with a second, favoured round for those who would get nothing."""
    size = len(market.names)
    seats = {place: 0 if place in closed else free for place, free in market.seats.items()}
    held: dict[str, list[int]] = {place: [] for place in seats}
    unit = size * market.stride  # one class
    asked, favoured = [0] * size, [False] * size
    waiting = list(reversed(market.people))
    while waiting:
        free = waiting.pop()
        wishes = market.lists[free]
        if asked[free] == len(wishes):
            if not favoured[free]:
                favoured[free], asked[free] = True, 0
                waiting.append(free)
            continue
        place = wishes[asked[free]]
        asked[free] += 1
        key = _key(market, place, free, unit, favoured=favoured[free])
        if key is None:
            waiting.append(free)
        elif len(held[place]) < seats[place]:
            heappush(held[place], key)
        else:
            waiting.append(market.person(heappushpop(held[place], key)))
    return {market.names[market.person(key)]: place for place, keys in held.items() for key in keys}


def _key(market: Market, place: str, one: int, unit: int, *, favoured: bool) -> int | None:
    """`-(2 · class + (not favoured)) · unit` and then the lottery; more is better."""
    value = market.standing_at(place)(market.names[one])
    if value is None:
        return None
    return value - (-value // unit) * unit - (0 if favoured else unit) - market.position[one]
