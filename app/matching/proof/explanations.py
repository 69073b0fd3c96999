"""Why each one got what they got: read off the cut-offs, in time of the own list's length.

An explanation never names other people: only one's own standing and that of the weakest admitted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.matching.model.instance import Entry, Instance, rank_in
from app.matching.model.market import Market, free_seats
from app.matching.model.result import (
    Cutoff,
    OutcomeBasis,
    OutcomeExplanation,
    PlaceStanding,
    Refusal,
    RefusalReason,
)

Matching = Mapping[str, str | None]


def cutoffs_of(instance: Instance, market: Market, matching: Matching) -> dict[str, Cutoff]:
    """How each place filled, with the standing of the weakest admitted where no more may come."""
    present: dict[str, list[str]] = {key: [] for key in sorted(instance.places)}
    for name, key in matching.items():
        if key is not None:
            present[key].append(name)
    limited = _places_of_full_groups(instance, {key: len(names) for key, names in present.items()})
    cutoffs = {}
    for key, names in present.items():
        capacity, weakest = instance.places[key].capacity, None
        if len(names) >= capacity or key in limited:
            guests = [name for name in names if name not in instance.fixed]
            weakest = Standings(instance, market, key).weakest(guests)
        cutoffs[key] = Cutoff(capacity, len(names), weakest)
    return cutoffs


class Standings:
    """Reads the order of one place in a prepared market."""

    def __init__(self, instance: Instance, market: Market, key: str) -> None:
        self._class = market.standing_at(key)
        self._unit = -len(market.names) * market.stride
        self._is_ranked = instance.places[key].ranking is not None
        numbers = market.place_lottery.get(key, market.lottery)
        self._numbers = numbers if key in market.undecided else {}

    def of(self, name: str) -> PlaceStanding | None:
        """Standing of a proposer, None when not accepted here."""
        value = self._class(name)
        if value is None:
            return None
        rank = value // self._unit + 1 if self._is_ranked else None
        return PlaceStanding(rank, self._numbers.get(name))

    def weakest(self, names: Iterable[str]) -> PlaceStanding | None:
        """Standing of the last of `names` in the order of this place."""
        values = {name: value for name in names if (value := self._class(name)) is not None}
        if not values:
            return None
        lowest = min(values.values())
        last = [name for name, value in values.items() if value == lowest]
        return self.of(max(last, key=lambda name: self._numbers.get(name, 0)))


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the gates of all places share: the instance's rules by place and person."""

    barred: Mapping[str, Mapping[str, str]]
    closed: Collection[str]
    seats: Mapping[str, int]
    full_groups: Mapping[str, str]
    paired: Collection[str]
    weak: bool

    @classmethod
    def of(
        cls, instance: Instance, cutoffs: Mapping[str, Cutoff], closed: Collection[str]
    ) -> _Rules:
        """Read the rules off an instance and how its places filled."""
        barred: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name, key, reason in instance.forbidden:
            barred[key][name] = reason
        taken = {key: cutoff.taken for key, cutoff in cutoffs.items()}
        return cls(
            barred=barred,
            closed=frozenset(closed),
            seats=free_seats(instance),
            full_groups=_places_of_full_groups(instance, taken),
            paired=frozenset(name for pair in instance.pairs for name in pair[:2]),
            weak=instance.algorithm.is_weak,
        )


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
        self._instance, self._matching = instance, matching
        rules = _Rules.of(instance, cutoffs, closed)
        self._gates = {
            key: _Gate(key, Standings(instance, market, key), cutoff, rules)
            for key, cutoff in cutoffs.items()
        }
        self._first = {key: OutcomeExplanation(key, 1, OutcomeBasis.WISH) for key in cutoffs}

    def explain(self, name: str) -> OutcomeExplanation:
        """Why `name` got this outcome, wish by wish."""
        outcome = self._matching[name]
        wishes = self._instance.proposers.get(name, ())
        if name in self._instance.fixed:
            return OutcomeExplanation(outcome, rank_in(wishes, outcome or ""), OutcomeBasis.FIXED)
        if outcome is not None and wishes and wishes[0] == outcome:
            return self._first[outcome]
        gates = self._gates
        refused = [gates[key].refusal(name, rank) for key, rank in _better(wishes, outcome)]
        basis = OutcomeBasis.UNPLACED if outcome is None else OutcomeBasis.WISH
        rank = None if outcome is None else rank_in(wishes, outcome)
        return OutcomeExplanation(outcome, rank, basis, tuple(refused))


class _Gate:
    """Why a place did not take somebody who wished it more than what they got."""

    def __init__(self, key: str, standings: Standings, cutoff: Cutoff, rules: _Rules) -> None:
        self._key, self._standing_of = key, standings.of
        self._weakest, self._is_full = cutoff.weakest, cutoff.is_full
        self._barred = rules.barred.get(key, {})
        self._group = rules.full_groups.get(key)
        self._last = _sort_key(cutoff.weakest)
        self._rules = rules
        # The same for everybody, whatever their standing.
        self._reason: RefusalReason | None = None
        if key in rules.closed:
            self._reason = RefusalReason.CLOSED_MINIMUM
        elif not rules.seats[key]:
            self._reason = RefusalReason.NO_SEATS

    def refusal(self, name: str, rank: int) -> Refusal:
        """The refusal of one wish."""
        if name in self._barred:
            return Refusal(self._key, rank, RefusalReason.FORBIDDEN, note=self._barred[name])
        own = self._standing_of(name)
        if own is None:
            return Refusal(self._key, rank, RefusalReason.NOT_ACCEPTED)
        reason = self._reason or self._reason_for(name, own)
        note = self._group or "" if reason is RefusalReason.GROUP_LIMIT else ""
        return Refusal(self._key, rank, reason, own, self._weakest, note)

    def _reason_for(self, name: str, own: PlaceStanding) -> RefusalReason:
        is_behind, is_paired = self._is_behind(own), name in self._rules.paired
        if self._is_full and is_behind:
            return RefusalReason.FULL
        if self._group is not None and (is_behind or not is_paired):
            return RefusalReason.GROUP_LIMIT
        return RefusalReason.PAIR if is_paired else RefusalReason.NOT_STABLE

    def _is_behind(self, own: PlaceStanding) -> bool:
        """Whether the weakest admitted stands before, or, in a weakly stable outcome, beside."""
        key = _sort_key(own)
        return key[0] >= self._last[0] if self._rules.weak else key >= self._last


def _sort_key(standing: PlaceStanding | None) -> tuple[int, int]:
    return (0, 0) if standing is None else (standing.rank or 0, standing.number or 0)


def _better(wishes: Sequence[Entry], outcome: str | None) -> Iterator[tuple[str, int]]:
    """Wishes before the outcome with their numbers; equals share one."""
    rank = 1
    for entry in wishes:
        if entry == outcome:
            return
        if isinstance(entry, str):
            yield entry, rank
            rank += 1
        elif outcome in entry:
            return
        else:
            yield from ((key, rank) for key in sorted(entry))  # equals have no order of their own
            rank += len(entry)


def _places_of_full_groups(instance: Instance, taken: Mapping[str, int]) -> dict[str, str]:
    """Place → a group with a limit that is reached."""
    full: dict[str, str] = {}
    for name, group in sorted(instance.groups.items()):
        if group.maximum is not None and sum(taken[key] for key in group.places) >= group.maximum:
            full.update(dict.fromkeys(group.places, name))
    return full
