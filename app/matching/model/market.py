"""An instance made ready for deferred acceptance: one integer per edge.

Proposers are numbered as they come, and each has a lottery position, so that
`class · n + position` orders everybody at a place and `% n` finds the person again: a place
needs no more than a heap of integers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from app.matching.model.instance import (
    Entry,
    Instance,
    Lottery,
    Place,
    all_within,
    classes_of,
    has_equals,
    names_in,
)
from app.matching.model.lottery import LotteryDraws, number_of


@dataclass(frozen=True, slots=True)
class Market:
    """A prepared instance.

    `names` are the proposers in the order of the instance (which keeps memory near each other
    together), `lists` their strict wishes without what is forbidden (empty for the fixed),
    `position` their places in the lottery and `people` who stands at each. `seats` is what
    the fixed leave of each capacity. `order` of a place maps a proposer to
    `-n · (class · stride + own)`, `own` being the position in the place's own lottery, if
    there is one. `None` stands for "everyone, by position alone". `undecided` are the places
    that leave the order of some to the lottery.
    """

    names: Sequence[str]
    lists: Sequence[Sequence[str]]
    position: Sequence[int]
    people: Sequence[int]
    order: Mapping[str, Mapping[str, int] | None]
    seats: Mapping[str, int]
    lottery: Mapping[str, int]
    place_lottery: Mapping[str, Mapping[str, int]]
    undecided: Collection[str]
    stride: int = 1

    def standing_at(self, place: str) -> Callable[[str], int | None]:
        """Reads a place's `order` by name: 0 for everyone where there is none."""
        order = self.order[place]
        return _all_alike if order is None else order.get

    def key_at(self, place: str, one: int) -> int | None:
        """One integer for a person at a place, more is better; None when not accepted there."""
        standing = self.standing_at(place)(self.names[one])
        return None if standing is None else standing - self.position[one]

    def person(self, key: int) -> int:
        """Whose key it is."""
        return self.people[-key % len(self.people)]

    def rank_class(self, place: str, name: str) -> int | None:
        """Class of a proposer at a place, from 0; None when not accepted there."""
        value = self.standing_at(place)(name)
        return None if value is None else -value // len(self.names) // self.stride


def prepare(instance: Instance) -> Market:
    """Number the proposers, lay the ties flat and order every place."""
    names, undecided = list(instance.proposers), _undecided(instance)
    lists = _strict_lists(instance, names)
    own = instance.lottery is Lottery.PER_PLACE and bool(undecided)
    people, lottery = _drawn(instance, names) if undecided and not own else _by_name(names)
    place_lottery: dict[str, dict[str, int]] = {}
    return Market(
        names=names,
        lists=lists,
        position=_inverse(people),
        people=people,
        order=_own_orders(instance, names, lists, place_lottery)
        if own
        else {key: accepted_classes(one, -len(names)) for key, one in instance.places.items()},
        seats=free_seats(instance),
        lottery=lottery,
        place_lottery=place_lottery,
        undecided=undecided,
        stride=len(names) if own else 1,
    )


def _undecided(instance: Instance) -> frozenset[str]:
    """Places whose ranking leaves the order of some proposers to the lottery."""
    return frozenset(
        key
        for key, place in instance.places.items()
        if place.ranking is None or has_equals(place.ranking)
    )


def free_seats(instance: Instance) -> dict[str, int]:
    """Seats of each place that the fixed assignments leave."""
    seats = {key: place.capacity for key, place in instance.places.items()}
    for place in instance.fixed.values():
        seats[place] -= 1
    return seats


def accepted_classes(place: Place, step: int = 1) -> dict[str, int] | None:
    """Proposer → class at this place, from 0 by steps; None when it takes everyone as equals."""
    if place.ranking is None:
        return None if place.accepts is None else dict.fromkeys(place.accepts, 0)
    classes = classes_of(place.ranking, step)
    if place.accepts is None:
        return classes
    accepted = frozenset(place.accepts)
    return {name: number for name, number in classes.items() if name in accepted}


def _drawn(instance: Instance, names: Sequence[str]) -> tuple[list[int], dict[str, int]]:
    """Indexes of the proposers, the luckiest first, and the number of each."""
    draws = list(map(LotteryDraws(instance.seed).draw, names))
    people = sorted(range(len(names)), key=draws.__getitem__)
    return people, dict(zip(names, map(number_of, draws), strict=True))


def _by_name(names: Sequence[str]) -> tuple[list[int], dict[str, int]]:
    """Any order will do where no lottery decides, if only it is always the same."""
    return sorted(range(len(names)), key=names.__getitem__), {}


def _inverse(people: Sequence[int]) -> list[int]:
    position = [0] * len(people)
    for number, one in enumerate(people):
        position[one] = number
    return position


def _strict_lists(instance: Instance, names: Sequence[str]) -> list[Sequence[str]]:
    wishes = instance.proposers
    if all_within(wishes.values(), instance.places):
        lists = cast(list[Sequence[str]], list(wishes.values()))
    else:
        draws = LotteryDraws(instance.seed)
        lists = [_broken(name, wishes[name], draws) for name in names]
    barred = _barred(instance)
    for at, name in enumerate(names) if barred else ():
        if name in barred:
            lists[at] = [wish for wish in lists[at] if wish not in barred[name]]
    return lists


def _barred(instance: Instance) -> dict[str, set[str]]:
    """Places a proposer may not ask for; for the fixed, all they wish."""
    barred: dict[str, set[str]] = {
        name: set(names_in(instance.proposers.get(name, ()))) for name in instance.fixed
    }
    for proposer, place, _ in instance.forbidden:
        barred.setdefault(proposer, set()).add(place)
    return barred


def _broken(name: str, wishes: Sequence[Entry], draws: LotteryDraws) -> list[str]:
    """A proposer's own ties in an order drawn for them, so that equals do not crowd one place."""
    strict: list[str] = []
    for entry in wishes:
        tie = (entry,) if isinstance(entry, str) else entry
        strict.extend(sorted(tie, key=lambda place: draws.draw_at(place, name)))
    return strict


def _own_orders(
    instance: Instance,
    names: Sequence[str],
    lists: Sequence[Sequence[str]],
    numbers: dict[str, dict[str, int]],
) -> dict[str, Mapping[str, int] | None]:
    """Orders by class, then by the place's own draw; fills in the published numbers."""
    wishing: dict[str, list[str]] = {key: [] for key in instance.places}
    for name, wishes in zip(names, lists, strict=True):
        for wish in wishes:
            wishing[wish].append(name)
    draws = LotteryDraws(instance.seed)
    orders: dict[str, Mapping[str, int] | None] = {}
    for key, place in instance.places.items():
        drawn = {name: draws.draw_at(key, name) for name in wishing[key]}
        numbers[key] = {name: number_of(drawn[name]) for name in sorted(drawn)}
        orders[key] = _own_order(accepted_classes(place), drawn, len(names))
    return orders


def _own_order(
    classes: Mapping[str, int] | None, drawn: Mapping[str, bytes], size: int
) -> dict[str, int]:
    if classes is None:
        classes = dict.fromkeys(drawn, 0)
    entitled = sorted((name for name in drawn if name in classes), key=drawn.__getitem__)
    return {name: -size * (classes[name] * size + own) for own, name in enumerate(entitled)}


def _all_alike(_name: str) -> int:
    return 0
