"""The independent checker's view of one place: who stands before whom, and is there a seat?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

from app.matching.model.instance import Instance, Lottery, Place

_BLOCK = 64  # bytes of one SHA-256 block, to which the key is padded


def classes_at(place: Place, names: Sequence[str]) -> dict[str, int]:
    """Class of those among `names` whom the place accepts; less is better."""
    wanted = set(names) if place.accepts is None else set(names).intersection(place.accepts)
    if place.ranking is None:
        return dict.fromkeys(wanted, 0)
    classes: dict[str, int] = {}
    for number, entry in enumerate(place.ranking):
        if not isinstance(entry, str):
            classes |= dict.fromkeys(wanted.intersection(entry), number)
        elif entry in wanted:
            classes[entry] = number
    return classes


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
        """Whether somebody now at `current` has a claim to a free seat at `key`.

        In a full group there is none for outsiders; a move inside the group is a claim when the
        group offers that seat before the one left (Kamada and Kojima's regional preference).
        """
        if not self.has_seat(key) or any(current not in members for members in self._full[key]):
            return False
        return not self._full[key] or self._is_before(key, current or key)

    def _is_before(self, key: str, current: str) -> bool:
        """Compares the shares `(taken + 1) / capacity` and `taken / capacity` as integers."""
        offered = (self._taken[key] + 1) * max(self._capacity[current], 1)
        left = self._taken[current] * max(self._capacity[key], 1)
        return (offered, key) < (left, current)


class RedrawnLottery:
    """Compares proposers at a place; draws are made when two of one class are compared."""

    def __init__(self, instance: Instance) -> None:
        key = str(instance.seed).encode().ljust(_BLOCK, b"\0")  # at most 17 digits
        self._inner = bytes(byte ^ 0x36 for byte in key)
        self._outer = bytes(byte ^ 0x5C for byte in key)
        self._own = instance.lottery is Lottery.PER_PLACE
        self._weak = instance.algorithm.is_weak
        self._drawn: dict[str, bytes] = {}

    def ahead(
        self, key: str, names: Sequence[str], others: Sequence[str], classes: Mapping[str, int]
    ) -> list[str]:
        """Those of `names` who stand before the weakest of `others` at the place `key`."""
        if not others:
            return []
        last = max(map(classes.__getitem__, others))
        found = [name for name in names if classes[name] < last]
        equal = [name for name in names if classes[name] == last]
        if equal and not self._weak:
            lowest = max(self._number(key, other) for other in others if classes[other] == last)
            found.extend(name for name in equal if self._number(key, name) < lowest)
        return found

    def _number(self, key: str, name: str) -> bytes:
        """What `name` draws at the place `key`, drawn once where the lottery is one for all."""
        if self._own:
            return self._draw(f"{key}\x1f{name}")
        number = self._drawn.get(name)
        if number is None:
            number = self._drawn[name] = self._draw(name)
        return number

    def _draw(self, message: str) -> bytes:
        """HMAC-SHA256 written out as in RFC 2104."""
        inner = sha256(self._inner + message.encode()).digest()
        return sha256(self._outer + inner).digest()
