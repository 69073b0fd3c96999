"""After a change: a stable distribution that moves as few people as possible, and why.

Among the stable matchings of the changed instance the one closest to the published distribution
is found exactly: people move along rotations, and the lightest closed set of them is proved the
best by a minimum cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.matching.model.instance import Algorithm, Entry, Instance, has_ties
from app.matching.model.market import Market, prepare
from app.matching.model.validation import check_instance
from app.matching.repair.lightest_closed_set import lightest_closed_set
from app.matching.repair.moves import Matching, Repair, Stays, moves_between
from app.matching.repair.rotations import Rotation, rotations_of
from app.matching.solving.engine import distribute
from app.matching.solving.outcome import BareOutcome, assemble
from app.matching.solving.student_proposing import StudentProposing


def repair_matching(published: Matching, before: Instance, after: Instance) -> Repair:
    """A stable matching of `after` with the fewest people moved from `published`.

    `before` is the instance that was published; it tells the causes. With group limits, pairs
    or a larger stable matching the stable outcomes form no lattice: then the instance is solved
    anew and `fewest` is False; so it is when proposers have ties, where the published place goes
    first but no proof is given. With minimum quotas the number is least for the places that stay
    open. Raises InstanceErrors when `after` is faulty.
    """
    check_instance(after)
    favouring = _favouring(after, published)
    market = prepare(favouring)
    outcome = distribute(favouring, market)
    stays = None
    if _has_lattice(after):
        outcome, stays = _closest(market, outcome, published)
    result = assemble(after, market, outcome, explain=True)
    moves = moves_between(published, before, after, result, stays)
    untied = not any(map(has_ties, after.proposers.values()))
    return Repair(result, tuple(moves), fewest=untied and stays is not None)


def _favouring(instance: Instance, published: Matching) -> Instance:
    """The same with the published place first among wishes of equal standing."""
    return replace(
        instance,
        proposers={
            name: _split(wishes, published[name])
            if published.get(name) and has_ties(wishes)
            else wishes
            for name, wishes in instance.proposers.items()
        },
    )


def _split(wishes: Sequence[Entry], favoured: str | None) -> list[Entry]:
    entries: list[Entry] = []
    for entry in wishes:
        if isinstance(entry, str) or favoured is None or favoured not in entry:
            entries.append(entry)
        else:
            rest = tuple(place for place in entry if place != favoured)
            entries.extend([favoured, rest] if rest else [favoured])
    return entries


def _has_lattice(instance: Instance) -> bool:
    plain = not instance.pairs and not instance.has_limits
    return plain and instance.algorithm is not Algorithm.LARGER_STABLE


def _closest(
    market: Market, outcome: BareOutcome, published: Matching
) -> tuple[BareOutcome, Stays]:
    """The stable matching nearest to the published one; each one's places in any stable one."""
    closed = dict.fromkeys(outcome.closed_places, 0)
    market = replace(market, seats={**market.seats, **closed})
    matching = StudentProposing(market).matching()
    stays: dict[str, set[str | None]] = {name: {place} for name, place in matching.items()}
    rotations = rotations_of(market, matching)
    weights = [_weight(rotation, published) for rotation in rotations]
    chosen = lightest_closed_set(weights, [rotation.after for rotation in rotations])
    for number, rotation in enumerate(rotations):
        for name, _, there in rotation.moves:
            stays[name].add(there)
            if number in chosen:
                matching[name] = there
    algorithm = f"{outcome.algorithm}+fewest_moves"
    return replace(outcome, matching=matching, algorithm=algorithm), stays


def _weight(rotation: Rotation, published: Matching) -> int:
    """How many more people a rotation takes away from their published place than back to it."""
    away = sum(here == published.get(name) for name, here, _ in rotation.moves)
    back = sum(there == published.get(name) for name, _, there in rotation.moves)
    return away - back
