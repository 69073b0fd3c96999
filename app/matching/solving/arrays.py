"""Deferred acceptance for instances given as arrays: hundreds of thousands of people at once.

Needs NumPy; `accelerated=True` needs numba as well and gives the same result. The outcome is
that of `student_proposing` (D. Gale and L. Shapley 1962): the order of proposals does not matter,
so all who are free propose in one round.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.matching.model.instance import Instance
from app.matching.model.market import Market, prepare
from app.matching.solving.array_rounds import Rounds

Integers = NDArray[np.int64]
_KEY_BITS = 62


@dataclass(frozen=True, slots=True, eq=False)
class ArrayInstance:
    """An instance in numbers.

    `wishes` (n, k) holds indexes of places, best first, -1 after the end of a list; `classes`
    of the same shape the proposer's class at that place, less is better, -1 where not accepted;
    `capacity` (m,) seats; `lottery` (n,) a permutation of 0 … n-1, less is better.
    """

    wishes: NDArray[np.int32]
    classes: NDArray[np.int32]
    capacity: Integers
    lottery: Integers

    def __post_init__(self) -> None:
        size, places = len(self.wishes), len(self.capacity)
        if self.wishes.ndim != 2 or self.classes.shape != self.wishes.shape:
            raise ValueError("wishes and classes must be tables of the same shape")
        if places and self.capacity.min() < 0:
            raise ValueError("capacity must not be negative")
        if self.wishes.size and not -1 <= self.wishes.min() <= self.wishes.max() < places:
            raise ValueError("wishes must be indexes of places or -1")
        if len(self.lottery) != size or not _is_permutation(self.lottery):
            raise ValueError("lottery must be a permutation of 0 … n-1")
        if self.place_bits + self.class_bits + self.person_bits > _KEY_BITS:
            raise ValueError("too many classes for this many people")

    @property
    def person_bits(self) -> int:
        """Bits of a lottery position."""
        return len(self.wishes).bit_length()

    @property
    def class_bits(self) -> int:
        """Bits of a class."""
        return int(self.classes.max(initial=0)).bit_length()

    @property
    def place_bits(self) -> int:
        """Bits of a place's index."""
        return len(self.capacity).bit_length()


def solve_arrays(instance: ArrayInstance, *, accelerated: bool = False) -> NDArray[np.int32]:
    """Index of the place of each proposer, -1 for none."""
    if accelerated:
        from app.matching.solving.compiled import solve_compiled

        return solve_compiled(
            instance.wishes, instance.classes, instance.capacity, instance.lottery
        )
    rounds = Rounds(
        instance.wishes,
        instance.classes,
        instance.capacity,
        instance.lottery,
        shifts=(instance.person_bits, instance.person_bits + instance.class_bits),
    )
    return rounds.run()


def count_blocking(instance: ArrayInstance, assigned: NDArray[np.int32]) -> int:
    """Blocking pairs of a matching: a check by whole columns of wishes, sharing no code above.

    A pair blocks when the proposer prefers the place to the outcome and the place has a free seat
    or holds somebody of a later (class, lottery). Raises ValueError for an assignment over
    capacity, outside the lists or not accepted.
    """
    size, length = instance.wishes.shape
    counts = np.bincount(assigned[assigned >= 0], minlength=len(instance.capacity))
    if (counts > instance.capacity).any():
        raise ValueError("a place is over capacity")
    standing = instance.classes.astype(np.int64) * size + instance.lottery[:, None]
    last = np.full(len(instance.capacity), -1, np.int64)
    before = np.full(size, length)
    for column in range(length):
        here = (instance.wishes[:, column] == assigned) & (assigned >= 0)
        np.maximum.at(last, assigned[here], standing[here, column])
        before[here] = column
        if (instance.classes[here, column] < 0).any():
            raise ValueError("somebody is where they are not accepted")
    if (before[assigned >= 0] == length).any():
        raise ValueError("somebody is where they did not wish to be")
    last[counts < instance.capacity] = np.iinfo(np.int64).max
    blocking = 0
    for column in range(length):
        rows = np.flatnonzero(before > column)
        places = instance.wishes[rows, column]
        entitled = (places >= 0) & (instance.classes[rows, column] >= 0)
        blocking += int((standing[rows, column] < last[places])[entitled].sum())
    return blocking


def as_arrays(instance: Instance) -> tuple[ArrayInstance, Market, list[str]]:
    """An instance in numbers, the market it came from, and the places in order of their index.

    Rows are the market's `names`. Fixed and forbidden are honoured; minimum quotas, groups and
    pairs have no array form.
    """
    market = prepare(instance)
    keys = sorted(instance.places)
    index = {key: number for number, key in enumerate(keys)}
    length = max(map(len, market.lists), default=0)
    wishes = np.full((len(market.names), length), -1, np.int32)
    classes = np.full_like(wishes, -1)
    for row, names in enumerate(market.lists):
        for column, place in enumerate(names):
            wishes[row, column] = index[place]
            classes[row, column] = _class(market, place, row)
    capacity = np.array([market.seats[key] for key in keys], np.int64)
    lottery = np.array(market.position, np.int64)
    return ArrayInstance(wishes, classes, capacity, lottery), market, keys


def _class(market: Market, place: str, row: int) -> int:
    """Class and, in a lottery of the place's own, the position there as one number."""
    value = market.standing_at(place)(market.names[row])
    return -1 if value is None else -value // len(market.names)


def _is_permutation(numbers: Integers) -> bool:
    if len(numbers) and not 0 <= numbers.min() <= numbers.max() < len(numbers):
        return False
    return bool((np.bincount(numbers, minlength=len(numbers)) == 1).all())
