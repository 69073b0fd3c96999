"""After a change: a stable distribution that moves as few people as possible, and why.

Among the stable matchings of the changed instance the one closest to the published distribution
is found exactly: people move along rotations (``lattice``), and the lightest closed set of them
(``closure``) is proved the best by a minimum cut.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.matching.assembly import Outcome, assemble
from app.matching.closure import lightest_closure
from app.matching.engine import distribute, start
from app.matching.instance import Algorithm, Entry, Instance, has_ties, rank_in
from app.matching.lattice import Rotation, rotations_of
from app.matching.market import Market, accepted_classes, prepare
from app.matching.pairs import are_together
from app.matching.proposing import StudentProposing
from app.matching.result import Closure, Result
from app.matching.validation import check_instance

Matching = Mapping[str, str | None]
Stays = Mapping[str, Collection[str | None]]


class Cause(StrEnum):
    """Why somebody's outcome differs from the published one."""

    CAME = "came"
    PLACE_CLOSED = "place_closed"
    CAPACITY_CUT = "capacity_cut"
    NOT_ALLOWED = "not_allowed"
    DISPLACED = "displaced"
    SEAT_FREED = "seat_freed"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Move:
    """One person's change of outcome.

    ``forced``: no stable distribution of the changed instance leaves this person where they were.
    """

    name: str
    before: str | None
    after: str | None
    cause: Cause
    forced: bool


@dataclass(frozen=True, slots=True)
class Repair:
    """A repaired distribution, its moves, and whether their number is proved the least."""

    result: Result
    moves: tuple[Move, ...]
    fewest: bool


def repair(published: Matching, before: Instance, after: Instance) -> Repair:
    """A stable matching of ``after`` with the fewest people moved from ``published``.

    ``before`` is the instance that was published; it tells the causes.  With group limits, pairs
    or a larger stable matching the stable outcomes form no lattice: then the instance is solved
    anew and ``fewest`` is False; so it is when proposers have ties, where the published place goes
    first but no proof is given.  With minimum quotas the number is least for the places that stay
    open.  Raises InstanceErrors when ``after`` is faulty.
    """
    check_instance(after)
    favouring = _favouring(after, published)
    market = prepare(favouring)
    outcome = distribute(favouring, market)
    stays = None
    if _has_lattice(after):
        outcome, stays = _closest(market, outcome, published)
    result = assemble(after, market, outcome, explain=True)
    moves = _moves(published, before, after, result, stays)
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


def fill_vacancies(published: Matching, after: Instance) -> Repair:
    """Leave everyone who may stay where they are; only those without a place propose.

    The gentle alternative: nobody moves without need, and what injustice that leaves stands in
    the result's blocking pairs.  Raises InstanceErrors when ``after`` is faulty.
    """
    check_instance(after)
    market = prepare(after)
    staying = _staying(market, after, published)
    rest = replace(after, fixed={**staying, **after.fixed}, pairs=())
    run = start(rest, prepare(rest))
    closures = tuple(_still_closed(rest))
    for closure in closures:
        run.close(closure.place)
    matching = run.matching() | staying
    apart = _apart(after, {**matching, **after.fixed})
    outcome = Outcome(matching, "fill_vacancies", closures, separated=apart)
    result = assemble(after, market, outcome, explain=True)
    return Repair(result, tuple(_moves(published, after, after, result, None)), fewest=False)


def _apart(instance: Instance, matching: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Pairs that filling vacancies leaves apart; they are treated singly."""
    return tuple(
        sorted(
            (pair.first, pair.second)
            for pair in instance.pairs
            if not are_together(
                instance, pair.together, matching.get(pair.first), matching.get(pair.second)
            )
        )
    )


def _still_closed(rest: Instance) -> Iterator[Closure]:
    """Places with a minimum where nobody is left: they do not open for single vacancies."""
    used = set(rest.fixed.values())
    for key, place in sorted(rest.places.items()):
        if place.minimum and key not in used:
            yield Closure(key, 0, place.minimum)


def _has_lattice(instance: Instance) -> bool:
    plain = not instance.pairs and not instance.has_limits
    return plain and instance.algorithm is not Algorithm.LARGER_STABLE


def _closest(market: Market, outcome: Outcome, published: Matching) -> tuple[Outcome, Stays]:
    """The stable matching nearest to the published one; each one's places in any stable one."""
    closed = dict.fromkeys(outcome.closed_places, 0)
    market = replace(market, seats={**market.seats, **closed})
    matching = StudentProposing(market).matching()
    stays: dict[str, set[str | None]] = {name: {place} for name, place in matching.items()}
    rotations = rotations_of(market, matching)
    weights = [_weight(rotation, published) for rotation in rotations]
    chosen = lightest_closure(weights, [rotation.after for rotation in rotations])
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


def _moves(
    published: Matching,
    before: Instance,
    after: Instance,
    result: Result,
    stays: Stays | None,
) -> Iterator[Move]:
    """``stays`` are each one's places in any stable matching, None when they are not known."""
    for name, now in result.matching.items():
        was = published.get(name)
        if now != was:
            cause = _cause(name, was, now, before, after, result)
            kept: Collection[str | None] = [after.fixed.get(name)]
            forced = stays is not None and was not in stays.get(name, kept)
            yield Move(name, was, now, cause, forced)


def _cause(
    name: str,
    was: str | None,
    now: str | None,
    before: Instance,
    after: Instance,
    result: Result,
) -> Cause:
    if name in after.fixed:
        return Cause.FIXED
    if name not in before.proposers and name not in before.fixed:
        return Cause.CAME
    if was is None:
        return Cause.SEAT_FREED
    if was not in after.places or was in result.closed_places or not after.places[was].capacity:
        return Cause.PLACE_CLOSED
    if not _is_allowed(after, name, was):
        return Cause.NOT_ALLOWED
    wishes = after.proposers[name]
    if now is not None and (rank_in(wishes, now) or 0) < (rank_in(wishes, was) or 0):
        return Cause.SEAT_FREED
    if was in before.places and after.places[was].capacity < before.places[was].capacity:
        return Cause.CAPACITY_CUT
    return Cause.DISPLACED


def _is_allowed(instance: Instance, name: str, place: str) -> bool:
    if rank_in(instance.proposers[name], place) is None:
        return False
    classes = accepted_classes(instance.places[place])
    barred = any(entry[:2] == (name, place) for entry in instance.forbidden)
    return not barred and (classes is None or name in classes)


def _staying(market: Market, after: Instance, published: Matching) -> dict[str, str]:
    """Who may keep the published place; where seats were cut, the weakest lose theirs."""
    present: dict[str, list[tuple[int, str]]] = {place: [] for place in after.places}
    for one, name in enumerate(market.names):
        place = published.get(name)
        if place not in present or name in after.fixed or not _is_allowed(after, name, place):
            continue
        present[place].append((-(market.key_at(place, one) or 0), name))
    return {
        name: place
        for place, standing in present.items()
        for _, name in sorted(standing)[: market.seats[place]]
    }
