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

from collections.abc import Collection, Iterable

from app.matching.model.instance import Instance
from app.matching.model.market import Market
from app.matching.solving.limited_seats import LimitedSeats


def limited_proposing(
    instance: Instance, market: Market, closed: Collection[str] = ()
) -> dict[str, str]:
    """Match every proposer who finds a seat; places in `closed` take nobody.

    A closed place leaves its group more room, so that earlier rejections do not stand: closing
    means a fresh run, where the best outcome for every proposer at once is wanted.
    """
    run = LimitedRun(instance, market, closed)
    return run.matching()


class LimitedRun:
    """A run in which people may also leave, each seat left going on to somebody turned away before.

    Whoever is turned away stays on the list of the place until they have something better. A seat
    left goes to whom the group would have taken without the one who leaves; they leave the seat
    they had, and so on (vacancy chains: Y. Blum, A. Roth and U. Rothblum, JET 76, 1997). Each step
    makes somebody better off and nobody worse, and the outcome is stable again; it is the best for
    every proposer at once only as long as nobody leaves.

    Those `bound` ask only for the seat that `ask` names; `refused` are those of them turned away.
    """

    def __init__(
        self,
        instance: Instance,
        market: Market,
        closed: Collection[str] = (),
        bound: Collection[int] = (),
    ) -> None:
        self._market = market
        self._seats = LimitedSeats(instance, market, closed)
        self._asked = [0] * len(market.names)
        self._at: list[str | None] = [None] * len(market.names)
        self._bound = set(bound)
        self._place: dict[int, str] = {}  # what those bound ask for
        self.refused: list[int] = []
        self._propose(one for one in range(len(market.names)) if one not in self._bound)

    def matching(self) -> dict[str, str]:
        """Who holds a seat, and where."""
        names, at = self._market.names, self._at
        return {names[one]: place for one, place in enumerate(at) if place is not None}

    def taken(self) -> dict[str, int]:
        """How many hold a seat at each place."""
        return {place: len(keys) for place, keys in self._seats.held.items()}

    def is_refused(self, one: int) -> bool:
        """Whether somebody bound asks for a seat without holding it."""
        return one in self._place and self._at[one] is None

    def ask(self, one: int, place: str) -> None:
        """Let somebody bound propose to a place; those displaced propose on."""
        self._place[one] = place
        if not self._offer(one, place):
            self.refused.append(one)

    def withdraw(self, one: int) -> None:
        """Take back what somebody bound asked for."""
        place = self._place.pop(one, None)
        key = None if place is None else self._market.key_at(place, one)
        if place is None or key is None:
            return
        if self._at[one] is None:
            self._seats.forget(place, key)
        else:
            self._at[one] = None
            self._leave(place, key)

    def release(self, one: int) -> None:
        """Let somebody bound propose for themselves from now on."""
        self.withdraw(one)
        self._bound.discard(one)
        self._propose([one])

    def close(self, place: str) -> None:
        """Take a place out; those it held propose on."""
        keys = self._seats.close(place)
        people = list(map(self._market.person, keys))
        for one in people:
            self._at[one] = None
        for key in keys:
            self._leave(place, key)
        self.refused.extend(one for one in people if one in self._bound)
        self._propose(one for one in people if one not in self._bound)

    def _propose(self, free: Iterable[int]) -> None:
        """Let each in turn propose down the list."""
        for one in free:
            if self._at[one] is None:
                self._propose_on(one)

    def _propose_on(self, newcomer: int) -> None:
        """Let somebody propose down the list, and whoever is displaced after them."""
        free: int | None = newcomer
        while free is not None:
            one, free = free, None
            wishes = self._market.lists[one]
            while self._asked[one] < len(wishes):
                place = wishes[self._asked[one]]
                self._asked[one] += 1
                key = self._market.key_at(place, one)
                if key is None:
                    continue
                loser = self._seats.add(place, key)
                if loser == key:
                    continue
                self._at[one] = place
                free = None if loser is None else self._displaced(loser)
                break

    def _offer(self, one: int, place: str) -> bool:
        key = self._market.key_at(place, one)
        loser = None if key is None else self._seats.add(place, key)
        if key is None or loser == key:
            return False
        self._at[one] = place
        free = None if loser is None else self._displaced(loser)
        if free is not None:
            self._propose_on(free)
        return True

    def _displaced(self, key: int) -> int | None:
        """Who loses a seat, if they may propose on by themselves."""
        one = self._market.person(key)
        self._at[one] = None
        if one not in self._bound:
            return one
        self.refused.append(one)
        return None

    def _leave(self, place: str, key: int) -> None:
        """Give back a seat, and whatever those who get something better leave in turn."""
        left = [(place, key)]
        while left:
            gained = self._seats.remove(*left.pop())
            if gained is None:
                continue
            one = self._market.person(gained[1])
            before, self._at[one] = self._at[one], gained[0]
            if one not in self._bound:
                left.extend(self._give_up(one, gained[0], before))

    def _give_up(self, one: int, place: str, before: str | None) -> Iterable[tuple[str, int]]:
        """Strike somebody from the lists of all they wish less than `place`; the seat they had."""
        wishes, asked = self._market.lists[one], self._asked[one]
        self._asked[one] = wishes.index(place) + 1
        for worse in wishes[self._asked[one] : asked]:
            key = self._market.key_at(worse, one)
            if key is not None and worse == before:
                yield worse, key
            elif key is not None:
                self._seats.forget(worse, key)
