"""The same run compiled by numba: a heap per place, its weakest on top."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Integers = NDArray[np.int64]


def solve_compiled(
    wishes: NDArray[np.int32], classes: NDArray[np.int32], capacity: Integers, lottery: Integers
) -> NDArray[np.int32]:
    """Index of the place of each proposer, -1 for none; see `arrays.solve_arrays`."""
    size = len(wishes)
    order = np.empty(size, np.int64)
    order[lottery] = np.arange(size)
    seats = np.minimum(capacity, size)
    start = np.cumsum(seats) - seats
    heap = np.empty(int(seats.sum()), np.int64)
    taken = np.zeros(len(seats), np.int64)
    _propose(wishes, classes, order, seats, start, heap, taken)
    assigned = np.full(size, -1, np.int32)
    _write(order, start, heap, taken, assigned)
    return assigned


def _propose_all(
    wishes: NDArray[np.int32],
    classes: NDArray[np.int32],
    order: Integers,
    seats: Integers,
    start: Integers,
    heap: Integers,
    taken: Integers,
) -> None:
    size, length = wishes.shape
    asked = np.zeros(size, np.int64)
    for newcomer in range(size):
        position = newcomer
        while True:
            person = order[position]
            at = asked[position]
            if at == length or wishes[person, at] < 0:
                break
            asked[position] = at + 1
            place = wishes[person, at]
            if classes[person, at] < 0:
                continue
            key = np.int64(classes[person, at]) * size + position
            first = start[place]
            if taken[place] < seats[place]:
                _rise(heap, first, taken[place], key)
                taken[place] += 1
                break
            if seats[place] > 0 and key < heap[first]:
                position = heap[first] % size
                _sink(heap, first, seats[place], key)


def _write_places(
    order: Integers, start: Integers, heap: Integers, taken: Integers, assigned: NDArray[np.int32]
) -> None:
    for place in range(len(taken)):
        for index in range(start[place], start[place] + taken[place]):
            assigned[order[heap[index] % len(order)]] = place


def _rise_to_its_place(heap: Integers, first: int, index: int, key: int) -> None:
    while index > 0:
        above = (index - 1) >> 1
        if heap[first + above] >= key:
            break
        heap[first + index] = heap[first + above]
        index = above
    heap[first + index] = key


def _sink_to_its_place(heap: Integers, first: int, length: int, key: int) -> None:
    index = 0
    while 2 * index + 1 < length:
        below = 2 * index + 1
        if below + 1 < length and heap[first + below + 1] > heap[first + below]:
            below += 1
        if heap[first + below] <= key:
            break
        heap[first + index] = heap[first + below]
        index = below
    heap[first + index] = key


_rise: Any = njit(cache=True)(_rise_to_its_place)
_sink: Any = njit(cache=True)(_sink_to_its_place)
_write: Any = njit(cache=True)(_write_places)
_propose: Any = njit(cache=True)(_propose_all)
