"""All stable matchings of a small instance, by trying every matching."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from app.matching import Instance
from app.matching.model.instance import names_in
from app.matching.proof.checker import check_matching

Matching = dict[str, str | None]


def all_matchings(instance: Instance) -> Iterator[Matching]:
    """Every assignment of the proposers to places of their lists or to none."""
    free = [name for name in instance.proposers if name not in instance.fixed]
    options = [[None, *names_in(instance.proposers[name])] for name in free]
    for choice in product(*options):
        yield {**dict(zip(free, choice, strict=True)), **instance.fixed}


def stable_matchings(instance: Instance) -> list[Matching]:
    """Those without a violation and without a blocking pair."""
    return [
        matching
        for matching in all_matchings(instance)
        if check_matching(instance, matching, ()).stable
    ]


def closed_sets(rotations: list[frozenset[int]]) -> set[frozenset[int]]:
    """All sets of rotations that hold their predecessors."""
    found = {frozenset[int]()}
    for number, after in enumerate(rotations):
        found |= {chosen | {number} for chosen in found if after <= chosen}
    return found
