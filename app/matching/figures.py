"""Figures of a distribution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from app.matching.instance import Instance, rank_in

Matching = Mapping[str, str | None]


def rank_profile(instance: Instance, matching: Matching) -> dict[int, int]:
    """How many got their first, second … wish; the fixed are not counted."""
    ranks: Counter[int] = Counter()
    for name, wishes in instance.proposers.items():
        outcome = matching.get(name)
        if outcome is None or name in instance.fixed:
            continue
        rank = rank_in(wishes, outcome)
        if rank is not None:
            ranks[rank] += 1
    return dict(sorted(ranks.items()))


def unmatched(matching: Matching) -> tuple[str, ...]:
    """Those who got no place, in the order of the matching."""
    return tuple(name for name, key in matching.items() if key is None)
