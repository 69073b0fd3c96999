"""Pairs in markets too large for the exact search: a stable outcome that parts few of them.

Pairs propose their options as in `pair_limits.promising_start`; where the checker finds that one
could by now return to an option it gave up, that pair is parted and all begin anew. With all pairs
parted nothing but the deferred acceptance is left, so that it always ends in a stable outcome.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from app.matching.model.instance import Instance, ProposerPair
from app.matching.model.market import Market
from app.matching.proof.checker import check_matching
from app.matching.solving.pair_limits import Option, PairOutcome, promising_start

SMALL = 1_000  # wishes: below it the exact search takes no time to speak of
LARGE = 20_000  # wishes: above it the exact search finds nothing within its limit of work
LARGE_LIMITED = 2_000  # the same under limits of groups


def wishes_in(market: Market) -> int:
    """How many edges a market has."""
    return sum(map(len, market.lists))


def quick_outcome(
    instance: Instance,
    market: Market,
    closed: Collection[str],
    options: Mapping[ProposerPair, Mapping[Option, int]],
) -> PairOutcome | None:
    """A stable outcome; None when somebody has a claim that no pair's parting would settle."""
    together = dict(options)
    parted: set[tuple[str, str]] = set()
    while True:
        asked = replace(instance, pairs=list(together))
        start = promising_start(asked, market, closed, list(together.values()))
        separated = sorted({*start.separated, *parted})
        granted = {name: start.matching.get(name) for name in instance.proposers}
        verdict = check_matching(instance, {**granted, **instance.fixed}, closed, separated)
        if verdict.stable:
            return PairOutcome(start.matching, tuple(separated))
        claiming = {name for name, _place in verdict.blocking_pairs}
        again = [pair for pair in together if claiming & set(pair[:2])]
        if not again or not verdict.feasible:
            return None
        for pair in again:
            parted.add(pair[:2])
            del together[pair]
