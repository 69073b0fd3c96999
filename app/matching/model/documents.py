"""Instances and results as plain JSON documents, in one canonical form.

The canonical form is JSON in UTF-8 with keys sorted, no space, every optional key present, ties
and other unordered lists sorted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from app.matching.model.instance import Entry, Instance, Place, has_ties
from app.matching.model.result import (
    Cutoff,
    OutcomeExplanation,
    PlaceStanding,
    Refusal,
    Result,
    Verdict,
)


def instance_document(instance: Instance) -> dict[str, Any]:
    """An instance in canonical form, ready for `json.dump`."""
    return small_parts(instance) | {
        "places": dict(_places(instance)),
        "proposers": dict(_proposers(instance)),
    }


def result_document(result: Result) -> dict[str, Any]:
    """A result in the published form, with the explanations if `solve` was asked for them."""
    document = signed_document(result)
    if result.explained is not None:
        document["explanations"] = {
            name: explanation_document(item) for name, item in result.explained.items()
        }
    return document


def signed_document(result: Result) -> dict[str, Any]:
    """A result in the published form without explanations: all that the digest covers."""
    return {
        "matching": dict(result.matching),
        "algorithm": result.algorithm,
        "seed": result.seed,
        "stable": result.stable,
        "blocking_pairs": [list(pair) for pair in result.blocking_pairs],
        "closed_places": list(result.closed_places),
        "closures": [asdict(closure) for closure in result.closures],
        "rank_profile": {str(rank): count for rank, count in result.rank_profile.items()},
        "unmatched": list(result.unmatched),
        "separated": [list(pair) for pair in result.separated],
        "lottery": dict(result.lottery),
        "place_lottery": {key: dict(draws) for key, draws in result.place_lottery.items()},
        "cutoffs": {key: _cutoff(cutoff) for key, cutoff in result.cutoffs.items()},
        "verdict": verdict_document(result.verdict),
        "digest": result.digest,
    }


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    """A verdict in the published form."""
    return {
        "ok": verdict.ok,
        "stable": verdict.stable,
        "feasible": verdict.feasible,
        "blocking_count": verdict.blocking_count,
        "blocking_pairs": [list(pair) for pair in verdict.blocking_pairs],
        "violations": [asdict(violation) for violation in verdict.violations],
        "claims": [asdict(claim) for claim in verdict.claims],
    }


def explanation_document(explanation: OutcomeExplanation) -> dict[str, Any]:
    """One person's explanation in the published form."""
    return {
        "place": explanation.place,
        "rank": explanation.rank,
        "basis": explanation.basis.value,
        "refused": [_refusal(refusal) for refusal in explanation.refused],
    }


def _cutoff(cutoff: Cutoff) -> dict[str, Any]:
    weakest = _standing(cutoff.weakest)
    return {"capacity": cutoff.capacity, "taken": cutoff.taken, "weakest": weakest}


def _standing(standing: PlaceStanding | None) -> dict[str, int | None] | None:
    return None if standing is None else {"rank": standing.rank, "number": standing.number}


def _refusal(refusal: Refusal) -> dict[str, Any]:
    return {
        "place": refusal.place,
        "rank": refusal.rank,
        "reason": refusal.reason.value,
        "own": _standing(refusal.own),
        "weakest": _standing(refusal.weakest),
        "note": refusal.note,
    }


def small_parts(instance: Instance) -> dict[str, Any]:
    """Everything of an instance but its proposers and places."""
    return {
        "algorithm": instance.algorithm.value,
        "fixed": dict(sorted(instance.fixed.items())),
        "forbidden": sorted(list(entry) for entry in instance.forbidden),
        "groups": {
            name: {"maximum": group.maximum, "places": sorted(group.places)}
            for name, group in sorted(instance.groups.items())
        },
        "lottery": instance.lottery.value,
        "pairs": sorted([*sorted(pair[:2]), pair.together.value] for pair in instance.pairs),
        "seed": instance.seed,
    }


def _proposers(instance: Instance) -> Iterator[tuple[str, Sequence[Entry]]]:
    for name in sorted(instance.proposers):
        wishes = instance.proposers[name]
        yield name, canonical_list(wishes) if has_ties(wishes) else wishes


def _places(instance: Instance) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((key, _place(instance.places[key])) for key in sorted(instance.places))


def _place(place: Place) -> dict[str, Any]:
    return {
        "accepts": None if place.accepts is None else sorted(place.accepts),
        "capacity": place.capacity,
        "minimum": place.minimum,
        "ranking": None if place.ranking is None else canonical_list(place.ranking),
    }


def canonical_list(entries: Sequence[Entry]) -> Sequence[Entry]:
    """An ordered list with the names of each tie sorted, and ties of one laid flat."""
    return [
        entry if isinstance(entry, str) else entry[0] if len(entry) == 1 else sorted(entry)
        for entry in entries
    ]
