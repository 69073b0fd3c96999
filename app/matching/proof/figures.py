"""Figures of a distribution, and what differs between two of them, person by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.matching.model.instance import Entry, Instance, rank_in
from app.matching.model.result import OutcomeBasis, RefusalReason, Result

Matching = Mapping[str, str | None]


class OutcomeChange(StrEnum):
    """How one result treats a person compared with another."""

    SAME = "same"
    EQUAL = "equal"
    BETTER = "better"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Figures:
    """What to show beside a distribution.

    `unmatched` counts those without a place by the reason at their most wanted place, or
    "no_wishes"; `unused_seats` are free seats of open places; `justified_envy` is the number
    of blocking pairs, 0 for every stable result.
    """

    proposers: int
    placed: int
    fixed: int
    rank_profile: Mapping[int, int]
    unmatched: Mapping[str, int]
    seats: int
    unused_seats: int
    closed_places: int
    justified_envy: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One person in two results: places, and whether the second is better for this person."""

    name: str
    first: str | None
    second: str | None
    change: OutcomeChange


@dataclass(frozen=True, slots=True)
class ResultComparison:
    """Two results of one instance: those whose place differs, and counts over everyone."""

    differences: tuple[Difference, ...]
    counts: Mapping[OutcomeChange, int]


def rank_profile(instance: Instance, matching: Matching) -> dict[int, int]:
    """How many got their first, second … wish; the fixed are not counted."""
    fixed = instance.fixed
    ranks = Counter(
        1 if wishes and wishes[0] == outcome else rank_in(wishes, outcome)
        for name, wishes in instance.proposers.items()
        if (outcome := matching.get(name)) is not None and name not in fixed
    )
    return dict(sorted((rank, count) for rank, count in ranks.items() if rank is not None))


def unmatched(matching: Matching) -> tuple[str, ...]:
    """Those who got no place, in the order of the matching."""
    return tuple(name for name, key in matching.items() if key is None)


def figures(instance: Instance, result: Result) -> Figures:
    """The figures of a result; raises NotExplainedError for one solved without explanations."""
    open_places = {
        key: place for key, place in instance.places.items() if key not in result.closed_places
    }
    seats = sum(place.capacity for place in open_places.values())
    placed = len(result.matching) - len(result.unmatched)
    return Figures(
        proposers=len(result.matching),
        placed=placed,
        fixed=len(instance.fixed),
        rank_profile=result.rank_profile,
        unmatched=_reasons(result),
        seats=seats,
        unused_seats=seats - placed,
        closed_places=len(result.closed_places),
        justified_envy=result.verdict.blocking_count,
    )


def compare(instance: Instance, first: Result, second: Result) -> ResultComparison:
    """How the second result treats each person compared with the first."""
    counts: Counter[OutcomeChange] = Counter()
    differences = []
    for name, before in first.matching.items():
        after = second.matching.get(name)
        change = _change(instance.proposers.get(name, ()), before, after)
        counts[change] += 1
        if before != after:
            differences.append(Difference(name, before, after, change))
    return ResultComparison(
        tuple(differences), {change: counts[change] for change in OutcomeChange}
    )


def _reasons(result: Result) -> dict[str, int]:
    reasons: Counter[str] = Counter()
    for explanation in result.explanations.values():
        if explanation.basis is OutcomeBasis.UNPLACED:
            first: RefusalReason | None = next((one.reason for one in explanation.refused), None)
            reasons["no_wishes" if first is None else first.value] += 1
    return dict(sorted(reasons.items()))


def _change(wishes: Sequence[Entry], before: str | None, after: str | None) -> OutcomeChange:
    if before == after:
        return OutcomeChange.SAME
    ranks = [_rank(wishes, before), _rank(wishes, after)]
    if ranks[0] == ranks[1]:
        return OutcomeChange.EQUAL
    return OutcomeChange.BETTER if ranks[1] < ranks[0] else OutcomeChange.WORSE


def _rank(wishes: Sequence[Entry], key: str | None) -> float:
    """Wish number; no place is worse than any place, one outside the list worse than any wish."""
    if key is None:
        return float("inf")
    return rank_in(wishes, key) or 10.0**9
