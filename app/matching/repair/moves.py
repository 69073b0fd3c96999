"""Who moved after a change, and why: what a repair tells people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.matching.model.instance import Instance, rank_in
from app.matching.model.market import accepted_classes
from app.matching.model.result import Result

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
class SeatMove:
    """One person's change of outcome.

    `forced`: no stable distribution of the changed instance leaves this person where they were.
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
    moves: tuple[SeatMove, ...]
    fewest: bool


def moves_between(
    published: Matching,
    before: Instance,
    after: Instance,
    result: Result,
    stays: Stays | None,
) -> Iterator[SeatMove]:
    """Every change of outcome.

    `stays` are each one's places in any stable matching, None when they are not known.
    """
    for name, now in result.matching.items():
        was = published.get(name)
        if now != was:
            cause = _cause(name, was, now, before, after, result)
            kept: Collection[str | None] = [after.fixed.get(name)]
            forced = stays is not None and was not in stays.get(name, kept)
            yield SeatMove(name, was, now, cause, forced)


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
    if not is_allowed(after, name, was):
        return Cause.NOT_ALLOWED
    wishes = after.proposers[name]
    if now is not None and (rank_in(wishes, now) or 0) < (rank_in(wishes, was) or 0):
        return Cause.SEAT_FREED
    if was in before.places and after.places[was].capacity < before.places[was].capacity:
        return Cause.CAPACITY_CUT
    return Cause.DISPLACED


def is_allowed(instance: Instance, name: str, place: str) -> bool:
    """Whether somebody may be at a place: wished, accepted, not forbidden."""
    if rank_in(instance.proposers[name], place) is None:
        return False
    classes = accepted_classes(instance.places[place])
    barred = any(entry[:2] == (name, place) for entry in instance.forbidden)
    return not barred and (classes is None or name in classes)
