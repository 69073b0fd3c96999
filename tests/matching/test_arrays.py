"""Arrays and dictionaries, NumPy and compiled code: one and the same result."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import Instance
from app.matching.solving.arrays import ArrayInstance, as_arrays, count_blocking, solve_arrays
from app.matching.solving.student_proposing import StudentProposing
from tests.matching.strategies import instances


@given(instances(), st.booleans())
def test_arrays_give_what_dictionaries_give(instance: Instance, accelerated: bool) -> None:
    arrays, market, keys = as_arrays(instance)
    assigned = solve_arrays(arrays, accelerated=accelerated)
    named = {
        name: keys[place]
        for name, place in zip(market.names, assigned.tolist(), strict=True)
        if place >= 0
    }
    assert named == StudentProposing(market).matching()


def random_arrays(seed: int, size: int, places: int, most_seats: int) -> ArrayInstance:
    """Uniform wishes with short lists, refusals and places of very different size."""
    random = np.random.default_rng(seed)
    length = min(5, places)
    wishes = np.array([random.permutation(places)[:length] for _ in range(size)], np.int32)
    ends = random.integers(0, length + 1, size)
    wishes[np.arange(length) >= ends[:, None]] = -1
    return ArrayInstance(
        wishes.reshape(size, length),
        random.integers(-1, 4, (size, length)).astype(np.int32),
        random.integers(0, most_seats, places),
        random.permutation(size),
    )


@settings(max_examples=40)
@given(
    st.integers(0, 10**6), st.integers(1, 400), st.integers(1, 12), st.sampled_from([3, 30, 300])
)
def test_numpy_and_compiled_agree_and_are_stable(
    seed: int, size: int, places: int, most_seats: int
) -> None:
    instance = random_arrays(seed, size, places, most_seats)
    assigned = solve_arrays(instance)
    assert (assigned == solve_arrays(instance, accelerated=True)).all()
    assert count_blocking(instance, assigned) == 0


def test_the_check_counts_blocking_pairs_and_refuses_nonsense() -> None:
    instance = ArrayInstance(
        np.array([[0, 1], [0, -1]], np.int32),
        np.array([[1, 0], [0, -1]], np.int32),
        np.array([1, 1]),
        np.array([0, 1]),
    )
    assert count_blocking(instance, np.array([1, 0], np.int32)) == 0
    assert count_blocking(instance, np.array([0, -1], np.int32)) == 1
    assert count_blocking(instance, np.array([-1, -1], np.int32)) == 3
    with pytest.raises(ValueError, match="capacity"):
        count_blocking(instance, np.array([0, 0], np.int32))
    with pytest.raises(ValueError, match="wish"):
        count_blocking(instance, np.array([-1, 1], np.int32))


def test_a_place_may_refuse() -> None:
    wishes, classes = np.array([[0]], np.int32), np.array([[-1]], np.int32)
    instance = ArrayInstance(wishes, classes, np.array([1]), np.array([0]))
    assert solve_arrays(instance).tolist() == [-1]
    with pytest.raises(ValueError, match="accepted"):
        count_blocking(instance, np.array([0], np.int32))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"wishes": np.array([[5]], np.int32)}, "indexes"),
        ({"capacity": np.array([-1])}, "negative"),
        ({"lottery": np.array([1])}, "permutation"),
        ({"lottery": np.array([0, 1])}, "permutation"),
        ({"classes": np.zeros((1, 2), np.int32)}, "same shape"),
    ],
)
def test_wrong_arrays_are_refused(change: dict[str, object], message: str) -> None:
    parts: dict[str, object] = {
        "wishes": np.array([[0]], np.int32),
        "classes": np.array([[0]], np.int32),
        "capacity": np.array([1]),
        "lottery": np.array([0]),
    }
    with pytest.raises(ValueError, match=message):
        ArrayInstance(**(parts | change))  # type: ignore[arg-type]
