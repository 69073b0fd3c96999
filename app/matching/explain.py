"""Why each one got what they got: read off the cut-offs, in time of the own list's length.

An explanation never names other people: only one's own standing and that of the weakest admitted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from app.matching.instance import Instance, has_ties, rank_in
from app.matching.market import Market, free_seats
from app.matching.result import Basis, Cutoff, Explanation, Reason, Refusal, Standing

Matching = Mapping[str, str | None]


def cutoffs_of(instance: Instance, market: Market, matching: Matching) -> dict[str, Cutoff]:
    """How each place filled, with the standing of the weakest admitted where no more may come."""
    present: dict[str, list[str]] = {key: [] for key in sorted(instance.places)}
    for name, key in matching.items():
        if key is not None:
            present[key].append(name)
    reader = _Standings(instance, market)
    limited = _places_of_full_groups(instance, {key: len(names) for key, names in present.items()})
    cutoffs = {}
    for key, names in present.items():
        capacity = instance.places[key].capacity
        weakest = None
        if len(names) >= capacity or key in limited:
            weakest = reader.weakest(key, [name for name in names if name not in instance.fixed])
        cutoffs[key] = Cutoff(capacity, len(names), weakest)
    return cutoffs


class Explainer:
    """Answers for one distribution; building it costs time of the number of places."""

    def __init__(
        self,
        instance: Instance,
        market: Market,
        matching: Matching,
        cutoffs: Mapping[str, Cutoff],
        closed: Collection[str],
    ) -> None:
        self._instance = instance
        self._matching = matching
        self._cutoffs = cutoffs
        self._closed = frozenset(closed)
        self._standings = _Standings(instance, market)
        self._barred = {(entry.proposer, entry.place): entry.reason for entry in instance.forbidden}
        self._seats = free_seats(instance)
        taken = {key: cutoff.taken for key, cutoff in cutoffs.items()}
        self._full_groups = _places_of_full_groups(instance, taken)
        self._paired = {name for pair in instance.pairs for name in pair[:2]}

    def explain(self, name: str) -> Explanation:
        """Why ``name`` got this outcome, wish by wish."""
        outcome = self._matching[name]
        wishes = self._instance.proposers.get(name, ())
        rank = None if outcome is None else rank_in(wishes, outcome)
        if name in self._instance.fixed:
            return Explanation(outcome, rank, Basis.FIXED)
        basis = Basis.UNPLACED if outcome is None else Basis.WISH
        if rank == 1:
            return Explanation(outcome, rank, basis)
        refused = tuple(self._refusal(name, key, at) for key, at in self._better(name, outcome))
        return Explanation(outcome, rank, basis, refused)

    def _better(self, name: str, outcome: str | None) -> Iterator[tuple[str, int]]:
        rank = 1
        for entry in self._instance.proposers[name]:
            tie = (entry,) if isinstance(entry, str) else entry
            if outcome in tie:
                return
            for key in tie:
                yield key, rank
            rank += len(tie)

    def _refusal(self, name: str, key: str, rank: int) -> Refusal:
        if (name, key) in self._barred:
            return Refusal(key, rank, Reason.FORBIDDEN, note=self._barred[name, key])
        own = self._standings.of(key, name)
        if own is None:
            return Refusal(key, rank, Reason.NOT_ACCEPTED)
        reason = self._reason(name, key, own)
        note = self._full_groups[key] if reason is Reason.GROUP_LIMIT else ""
        return Refusal(key, rank, reason, own, self._cutoffs[key].weakest, note)

    def _reason(self, name: str, key: str, own: Standing) -> Reason:
        cutoff = self._cutoffs[key]
        if key in self._closed:
            return Reason.CLOSED_MINIMUM
        if not self._seats[key]:
            return Reason.NO_SEATS
        if cutoff.is_full and not self._standings.is_before(own, cutoff.weakest):
            return Reason.FULL
        if key in self._full_groups:
            return Reason.GROUP_LIMIT
        return Reason.PAIR if name in self._paired else Reason.NOT_STABLE


def _places_of_full_groups(instance: Instance, taken: Mapping[str, int]) -> dict[str, str]:
    """Place → a group with a limit that is reached."""
    full: dict[str, str] = {}
    for name, group in sorted(instance.groups.items()):
        if group.maximum is not None and sum(taken[key] for key in group.places) >= group.maximum:
            full.update(dict.fromkeys(group.places, name))
    return full


class _Standings:
    """Reads standings from a prepared market."""

    def __init__(self, instance: Instance, market: Market) -> None:
        self._market = market
        self._weak = instance.algorithm.is_weak
        self._ranked = {key for key, place in instance.places.items() if place.ranking is not None}
        self._drawn = {
            key
            for key, place in instance.places.items()
            if place.ranking is None or has_ties(place.ranking)
        }

    def of(self, key: str, name: str) -> Standing | None:
        """Standing of a proposer at a place, None when not accepted there."""
        number = self._market.rank_class(key, name)
        if number is None:
            return None
        return Standing(
            number + 1 if key in self._ranked else None,
            self._market.number(key, name) if key in self._drawn else None,
        )

    def weakest(self, key: str, names: Collection[str]) -> Standing | None:
        """Standing of the last of ``names`` in the order of a place."""
        order = self._market.order[key]
        numbers = self._market.place_lottery.get(key, self._market.lottery)
        standings = [
            (0 if order is None else order[name], -numbers.get(name, 0), name)
            for name in names
            if order is None or name in order
        ]
        return self.of(key, min(standings)[-1]) if standings else None

    def is_before(self, own: Standing, weakest: Standing | None) -> bool:
        """Whether ``own`` has a claim against the weakest admitted."""
        if weakest is None:
            return False
        if self._weak:
            return (own.rank or 0) < (weakest.rank or 0)
        return _sort_key(own) < _sort_key(weakest)


def _sort_key(standing: Standing) -> tuple[int, int]:
    return standing.rank or 0, standing.number or 0
