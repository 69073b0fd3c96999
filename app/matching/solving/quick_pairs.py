"""Pairs in markets too large for the exact search: a stable outcome that parts few of them.

Pairs propose their options (each with its sum of wish numbers) one by one; who is refused a seat
goes on to the next option without it, and is parted after the last. That is stable unless a pair
could by now return to an option it gave up. The checker tells: such a pair once begins its options
anew, and is parted when it has a claim again. With all pairs parted nothing but the deferred
acceptance is left, so that it always ends in a stable outcome.

All of it is one run in which seats are left and taken (`LimitedRun`), never begun anew: neither for
another option nor for a place that is closed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.matching.model.instance import Instance, ProposerPair
from app.matching.model.market import Market
from app.matching.proof.checker import pair_claims
from app.matching.solving.group_limits import LimitedRun
from app.matching.solving.pair_limits import Option, PairOutcome

SMALL = 1_000  # wishes: below it the exact search takes no time to speak of
LARGE = 20_000  # wishes: above it the exact search finds nothing within its limit of work
LARGE_LIMITED = SMALL  # the same under limits of groups, where each search takes seconds

Options = Mapping[Option, int]


def wishes_in(market: Market) -> int:
    """How many edges a market has."""
    return sum(map(len, market.lists))


def promising_start(
    instance: Instance, market: Market, closed: Collection[str], options: Sequence[Options]
) -> PairOutcome:
    """An outcome with many pairs together, from which the search can start.

    `options` are those of each pair, with their sums of wish numbers.
    """
    return PairedProposing(instance, market, closed, options).outcome()


@dataclass(slots=True)
class _Proposal:
    """A pair, its members' numbers and the options it has not been refused yet, best last."""

    pair: ProposerPair
    members: tuple[int, int]
    ways: list[Option]
    left: list[Option]
    is_kept: bool = True
    has_returned: bool = False

    def drop(self, refused: Collection[int]) -> None:
        """Strike all options with a seat that was refused."""
        asked = {ask for ask in zip(self.members, self.left[-1], strict=True) if ask[0] in refused}
        self.left = [
            way for way in self.left if asked.isdisjoint(zip(self.members, way, strict=True))
        ]


class PairedProposing:
    """A run in which pairs propose together, and from which places can be closed."""

    def __init__(
        self,
        instance: Instance,
        market: Market,
        closed: Collection[str],
        options: Sequence[Options],
    ) -> None:
        self._instance, self._closed = instance, set(closed)
        numbers = {name: one for one, name in enumerate(market.names)}
        self._proposals = [
            _proposal(pair, ways, numbers)
            for pair, ways in zip(instance.pairs, options, strict=True)
        ]
        self._of = {one: way for way in self._proposals for one in way.members}
        self._run = LimitedRun(instance, market, closed, self._of)
        self._ask(self._proposals)

    def outcome(self) -> PairOutcome:
        """Who holds a seat, and the pairs parted."""
        apart = (one.pair[:2] for one in self._proposals if not one.is_kept)
        return PairOutcome(self._run.matching(), tuple(sorted(apart)))

    def taken(self) -> Mapping[str, int]:
        """How many hold a seat at each place."""
        return self._run.taken()

    def close(self, place: str) -> None:
        """Take a place out; those it held propose on."""
        self._closed.add(place)
        self._run.close(place)
        self._ask([])

    def settle(self) -> bool:
        """Go on until no pair has a claim; whether anybody had one."""
        had = False
        while claiming := self._claiming():
            had = True
            for one in claiming:
                one.left = [] if one.has_returned else list(one.ways)
                one.has_returned = True
                self._withdraw(one)
            self._ask(claiming)
        return had

    def _claiming(self) -> list[_Proposal]:
        matching = self._run.matching()
        granted = {name: matching.get(name) for name in self._instance.proposers}
        kept = [one.pair for one in self._proposals if one.is_kept]
        claims = pair_claims(
            self._instance, {**granted, **self._instance.fixed}, frozenset(self._closed), kept
        )
        names = {name for name, _place in claims}
        return [one for one in self._proposals if one.is_kept and one.pair.first in names]

    def _ask(self, asking: Sequence[_Proposal]) -> None:
        """Let pairs propose, and those who are refused on, until nobody is."""
        free, run = list(reversed(asking)), self._run
        while run.refused or free:
            if not run.refused:
                self._propose(free.pop())
                continue
            one = self._of[run.refused.pop()]
            refused = [member for member in one.members if run.is_refused(member)]
            if refused:
                one.drop(refused)
                self._withdraw(one)
                free.append(one)

    def _propose(self, one: _Proposal) -> None:
        if one.left:
            for member, place in zip(one.members, one.left[-1], strict=True):
                self._run.ask(member, place)
            return
        one.is_kept = False
        for member in one.members:
            self._run.release(member)

    def _withdraw(self, one: _Proposal) -> None:
        for member in one.members:
            self._run.withdraw(member)


def _proposal(pair: ProposerPair, ways: Options, numbers: Mapping[str, int]) -> _Proposal:
    ordered = sorted(ways, key=lambda way: (-ways[way], way))
    return _Proposal(pair, (numbers[pair.first], numbers[pair.second]), ordered, list(ordered))
