"""The independent checker's view of one place: who stands before whom, and is there a seat?"""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.matching.instance import Instance, Lottery, Place

Priority = tuple[int, bytes]


def classes_at(place: Place, names: Sequence[str]) -> dict[str, int]:
    """Class of everyone the place accepts, at least of those among ``names``; less is better."""
    if place.ranking is None:
        entitled = names if place.accepts is None else set(names) & set(place.accepts)
        return dict.fromkeys(entitled, 0)
    classes: dict[str, int] = {}
    for number, entry in enumerate(place.ranking):
        if isinstance(entry, str):
            classes[entry] = number
        else:
            classes |= dict.fromkeys(entry, number)
    if place.accepts is None:
        return classes
    return {name: classes[name] for name in classes.keys() & set(place.accepts)}


class Room:
    """Whether a place has a seat for one more, under its capacity and the limits of its groups."""

    def __init__(self, instance: Instance, taken: Mapping[str, int]) -> None:
        self._capacity = {key: place.capacity for key, place in instance.places.items()}
        self._taken = taken
        self._full: defaultdict[str, list[set[str]]] = defaultdict(list)
        for group in instance.groups.values():
            members = set(group.places)
            if group.maximum is not None and sum(taken[key] for key in members) >= group.maximum:
                for key in members:
                    self._full[key].append(members)

    def has_seat(self, key: str) -> bool:
        """Whether the place itself has a seat left."""
        return self._taken[key] < self._capacity[key]

    def admits(self, key: str, current: str | None) -> bool:
        """Whether somebody now at ``current`` has a claim to a free seat at ``key``.

        In a full group there is none for outsiders; a move inside the group is a claim when the
        group offers that seat before the one left (Kamada and Kojima's regional preference).
        """
        if not self.has_seat(key) or any(current not in members for members in self._full[key]):
            return False
        return not self._full[key] or self._share(key, 1) < self._share(current or key, 0)

    def _share(self, key: str, more: int) -> tuple[float, str]:
        return (self._taken[key] + more) / max(self._capacity[key], 1), key


class Draws:
    """Compares proposers at a place; draws are made when two of one class are compared."""

    def __init__(self, instance: Instance) -> None:
        self._key = str(instance.seed).encode()
        self._own = instance.lottery is Lottery.PER_PLACE
        self._weak = instance.algorithm.is_weak
        self._seen: dict[str, bytes] = {}
        self._weakest: dict[str, Priority] = {}

    def outranks(
        self, key: str, name: str, envied: Sequence[str], classes: Mapping[str, int]
    ) -> bool:
        """Whether ``name`` stands before the weakest of those present at the place ``key``."""
        if not envied:
            return False
        if key not in self._weakest:
            last = max(classes[other] for other in envied)
            lowest = [other for other in envied if classes[other] == last]
            self._weakest[key] = last, max(self._draw(key, other) for other in lowest)
        last, draw = self._weakest[key]
        if self._weak or classes[name] != last:
            return classes[name] < last
        return self._draw(key, name) < draw

    def outranks_one(self, key: str, one: str, other: str, classes: Mapping[str, int]) -> bool:
        """Whether ``one`` stands before ``other``, both accepted at the place ``key``."""
        if self._weak or classes[one] != classes[other]:
            return classes[one] < classes[other]
        return self._draw(key, one) < self._draw(key, other)

    def _draw(self, key: str, name: str) -> bytes:
        message = f"{key}\x1f{name}" if self._own else name
        if message not in self._seen:
            self._seen[message] = hmac.digest(self._key, message.encode(), "sha256")
        return self._seen[message]
