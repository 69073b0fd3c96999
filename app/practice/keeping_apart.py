"""Students who must not be at one base: the one who stands behind is barred from it; pure.

The matching knows nobody who must not be together. It is asked again with the later of the two
barred from the base where both came out, until no two of them meet: the stored question then says
all of it, and anybody can solve and verify it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from app.matching import Forbidden, Instance, Result, solve
from app.practice.distribution_instance import OfferedPlace, place_key, student_key
from app.practice.enums import BarReason


def keep_apart(
    instance: Instance, apart: Collection[tuple[int, int]], offers: Collection[OfferedPlace]
) -> Instance:
    """Return the question with those barred who would meet whom they must not.

    Two whom staff seated at one base by hand stay there. It ends: every round bars somebody from
    a base they were not barred from before.
    """
    if not apart:
        return instance
    bases = {place_key(offer.place_id): offer.base_id for offer in offers}
    while True:
        barred = list(_meeting(solve(instance), instance, apart, bases))
        if not barred:
            return instance
        instance = replace(instance, forbidden=[*instance.forbidden, *barred])


def without_those_barred(instance: Instance) -> Instance:
    """Return the question as it was before `keep_apart`."""
    reason = str(BarReason.APART.label)
    kept = [one for one in instance.forbidden if one.reason != reason]
    return replace(instance, forbidden=kept)


def are_kept_apart(
    instance: Instance,
    result: Result,
    apart: Collection[tuple[int, int]],
    offers: Collection[OfferedPlace],
) -> bool:
    """Tell whether a result keeps exactly these apart: no two meet, nobody else is barred."""
    bases = {place_key(offer.place_id): offer.base_id for offer in offers}
    reason = str(BarReason.APART.label)
    known = {student_key(one) for pair in apart for one in pair}
    barred = {one.proposer for one in instance.forbidden if one.reason == reason}
    return barred <= known and not any(_meeting(result, instance, apart, bases))


def _meeting(
    result: Result,
    instance: Instance,
    apart: Collection[tuple[int, int]],
    bases: Mapping[str, int],
) -> Iterator[Forbidden]:
    """Give the bars that keep apart those who came out at one base."""
    there = {(one.proposer, one.place) for one in instance.forbidden}
    for first, second in sorted(apart):
        pair = [student_key(first), student_key(second)]
        places = [result.matching.get(name) for name in pair]
        if None in places or bases[str(places[0])] != bases[str(places[1])]:
            continue
        movable = [name for name in pair if name not in instance.fixed]
        if not movable:
            continue
        # Numbers are there unless every place orders its wishers without a lottery.
        behind = max(movable, key=lambda name: (result.lottery.get(name, 0), name))
        base = bases[str(places[0])]
        for place in instance.proposers[behind]:
            if bases[str(place)] == base and (behind, str(place)) not in there:
                there.add((behind, str(place)))
                yield Forbidden(behind, str(place), str(BarReason.APART.label))
