"""Deferred acceptance with the proposers' side proposing.

D. Gale and L. Shapley, "College Admissions and the Stability of Marriage", American Mathematical
Monthly 69 (1962). The outcome is the best stable one for every proposer at once, and no proposer
gains by misreporting (L. Dubins and D. Freedman 1981; A. Roth 1982).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heappush, heapreplace

from app.matching.model.market import Market

# Where a place keeps its people: standing of a name there, the heap it holds, its seats.
Desk = tuple[Callable[[str], int | None], list[int], int]
_CLOSED: Desk = (lambda _name: None, [], 0)  # accepts nobody, so that its heap stays empty


class StudentProposing:
    """A run that can go on after a place closes.

    The order of proposals does not matter (D. McVitie and L. Wilson 1971), so that letting those
    of a closed place propose further gives the outcome of the market without that place. Each
    place keeps a heap of the integers it holds, its weakest on top: one exchange with the top is
    the whole step of accepting one and rejecting another.
    """

    def __init__(self, market: Market) -> None:
        self._market = market
        self._ahead = list(map(iter, market.lists))  # the wishes nobody has been asked for yet
        self._desks = {place: _desk(market, place) for place in market.seats}
        self._propose(range(len(market.names)))

    def close(self, place: str) -> None:
        """Take a place out; those it held propose on."""
        _, held, _ = self._desks[place]
        self._desks[place] = _CLOSED
        self._propose(map(self._market.person, held))

    def settle(self) -> bool:
        """Nothing is ever put off."""
        return False

    def taken(self) -> dict[str, int]:
        """How many hold a seat at each place."""
        return {place: len(held) for place, (_, held, _) in self._desks.items()}

    def matching(self) -> dict[str, str]:
        """Who holds a seat, and where."""
        names, people, size = self._market.names, self._market.people, len(self._market.people)
        return {
            names[people[-key % size]]: place
            for place, (_, held, _) in self._desks.items()
            for key in held
        }

    def _propose(self, newcomers: Iterable[int]) -> None:
        """Let each in turn propose down the list, and whoever is displaced after them."""
        names, position, people = self._market.names, self._market.position, self._market.people
        ahead, desks, size = self._ahead, self._desks, len(people)
        for newcomer in newcomers:
            free: int | None = newcomer
            while free is not None:
                proposer, free = free, None
                name, own = names[proposer], position[proposer]
                for place in ahead[proposer]:
                    standing, held, seats = desks[place]
                    key = standing(name)
                    if key is None:
                        continue
                    key -= own
                    if len(held) < seats:
                        heappush(held, key)
                        break
                    if key > held[0]:
                        free = people[-heapreplace(held, key) % size]
                        break


def _desk(market: Market, place: str) -> Desk:
    seats = market.seats[place]
    return (market.standing_at(place), [], seats) if seats else _CLOSED
