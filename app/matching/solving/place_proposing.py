"""Deferred acceptance with the places' side proposing.

The college-proposing form of D. Gale and L. Shapley (1962): the best stable outcome for every
place at once and the worst stable one for every proposer (A. Roth and M. Sotomayor, "Two-Sided
Matching", 1990). Proposers may gain by misreporting; the comparison shows what it costs them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.matching.model.market import Market


def place_proposing(market: Market, closed: Collection[str] = ()) -> dict[str, str]:
    """Places offer their seats from the best candidate down, candidates hold the best offer."""
    queues = _queues(market)
    lists = market.lists
    held = [len(wishes) for wishes in lists]  # index of the wish held; the length means none
    waiting = [
        place
        for place, seats in market.seats.items()
        if place not in closed
        for _ in range(min(seats, len(market.names)))
    ]
    while waiting:
        place = waiting.pop()
        taker = next((one for at, one in queues[place] if at < held[one]), None)
        if taker is None:
            continue
        if held[taker] < len(lists[taker]):
            waiting.append(lists[taker][held[taker]])
        held[taker] = lists[taker].index(place)
    return {
        market.names[one]: lists[one][wish]
        for one, wish in enumerate(held)
        if wish < len(lists[one])
    }


def _queues(market: Market) -> dict[str, Iterator[tuple[int, int]]]:
    """Place → candidates who wish it, best first, as (index of the wish, position)."""
    candidates: dict[str, list[tuple[int, int, int]]] = {place: [] for place in market.seats}
    for one, wishes in enumerate(market.lists):
        for at, place in enumerate(wishes):
            key = market.key_at(place, one)
            if key is not None:
                candidates[place].append((-key, at, one))
    return {place: _best_first(found) for place, found in candidates.items()}


def _best_first(found: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    return ((at, one) for _, at, one in sorted(found))
