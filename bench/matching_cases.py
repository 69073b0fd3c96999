"""Markets of the matching benchmark, and the work that is timed on them.

A market has n students with ten wishes each and n/20 places of twenty seats; a place orders its
candidates by four marks and a lottery.
"""

from __future__ import annotations

import ctypes
import random
import subprocess
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np

from app.matching import Instance, Place, ProposerPair, solve, verify
from app.matching.model.garbage_collection import without_garbage_collection
from app.matching.model.market import prepare
from app.matching.proof.checker import check_matching
from app.matching.solving.arrays import ArrayInstance, count_blocking, solve_arrays
from app.matching.solving.minimum_total_rank import minimum_total_rank
from app.matching.solving.student_proposing import StudentProposing
from app.matching.timetable import Interviews, Talk, arrange

WISHES, SEATS, MARKS = 10, 20, 4
Job = Callable[[], object]


def arrays(size: int, *, skewed: bool) -> ArrayInstance:
    """A random market; skewed wishes fall on few places, by the cube of a uniform number."""
    source = np.random.default_rng(size)
    places = size // SEATS
    wishes = np.empty((size, WISHES), np.int32)
    for start in range(0, size, 50_000):
        draw = source.random((min(50_000, size - start), 6 * WISHES))
        wishes[start : start + 50_000] = _distinct(places * (draw**3 if skewed else draw))
    classes = source.integers(0, MARKS, wishes.shape).astype(np.int32)
    return ArrayInstance(wishes, classes, np.full(places, SEATS), source.permutation(size))


def _distinct(drawn: np.ndarray) -> np.ndarray:
    """The first ten different numbers of each row."""
    numbers = drawn.astype(np.int32)
    order = np.argsort(numbers, axis=1, kind="stable")
    row = np.take_along_axis(numbers, order, 1)
    repeated = np.zeros(numbers.shape, bool)
    np.put_along_axis(repeated, order[:, 1:], row[:, 1:] == row[:, :-1], 1)
    first = np.argsort(repeated, axis=1, kind="stable")[:, :WISHES]
    return np.take_along_axis(numbers, first, 1)


def dictionaries(size: int, *, skewed: bool) -> Instance:
    """The same market with string identifiers."""
    market = arrays(size, skewed=skewed)
    names = [f"s{number}" for number in range(size)]
    keys = [f"b{number}" for number in range(len(market.capacity))]
    marks: list[list[list[str]]] = [[[] for _ in range(MARKS)] for _ in keys]
    proposers = {}
    for name, row, classes in zip(
        names, market.wishes.tolist(), market.classes.tolist(), strict=True
    ):
        proposers[name] = [keys[place] for place in row]
        for place, mark in zip(row, classes, strict=True):
            marks[place][mark].append(name)
    places = {
        key: Place(SEATS, ranking=[tie for tie in ties if tie])
        for key, ties in zip(keys, marks, strict=True)
    }
    return Instance(proposers, places, seed=2024)


def strict(size: int, *, skewed: bool) -> Instance:
    """The same with the ties of the places broken, for packages that know no lottery."""
    instance = dictionaries(size, skewed=skewed)
    source = random.Random(size)
    places = {}
    for key, place in instance.places.items():
        ties = [list(tie) for tie in place.ranking or ()]
        for tie in ties:
            source.shuffle(tie)
        places[key] = Place(SEATS, ranking=[name for tie in ties for name in tie])
    return Instance(instance.proposers, places)


# Each case prepares its input and returns the work to be timed.


def c_loop(size: int, *, skewed: bool) -> Job:
    """The floor: solving only, everything laid out beforehand."""
    folder = tempfile.mkdtemp()
    library = f"{folder}/floor.so"
    source = str(Path(__file__).with_name("floor.c"))
    subprocess.run(
        ["cc", "-O3", "-march=native", "-shared", "-fPIC", source, "-o", library], check=True
    )
    run = ctypes.CDLL(library).solve
    market = arrays(size, skewed=skewed)
    person = np.empty(size, np.int64)
    person[market.lottery] = np.arange(size)
    start = np.cumsum(market.capacity) - market.capacity

    def work() -> np.ndarray:
        heap = np.empty(int(market.capacity.sum()), np.int64)
        taken, asked = np.zeros(len(start), np.int64), np.zeros(size, np.int32)
        assigned = np.full(size, -1, np.int32)
        tables = [market.wishes, market.classes, person]
        rest = [market.capacity, start, heap, taken, asked, assigned]
        first = [_pointer(table) for table in tables]
        second = [_pointer(table) for table in rest]
        count = ctypes.c_int64
        run(count(size), count(WISHES), *first, count(len(start)), *second)
        return assigned

    assert count_blocking(market, work()) == 0
    return work


def _pointer(table: np.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(table.ctypes.data)


def _from_arrays(size: int, *, skewed: bool, accelerated: bool) -> Job:
    market = arrays(size, skewed=skewed)
    parts = market.wishes, market.classes, market.capacity, market.lottery
    return lambda: solve_arrays(ArrayInstance(*parts), accelerated=accelerated)


def numpy_rounds(size: int, *, skewed: bool) -> Job:
    """From arrays, checks and set-up included."""
    return _from_arrays(size, skewed=skewed, accelerated=False)


def numba_loop(size: int, *, skewed: bool) -> Job:
    """The same compiled by numba; compiling is not counted."""
    _from_arrays(100, skewed=skewed, accelerated=True)()
    return _from_arrays(size, skewed=skewed, accelerated=True)


def array_check(size: int, *, skewed: bool) -> Job:
    """Counting blocking pairs over arrays."""
    market = arrays(size, skewed=skewed)
    assigned = solve_arrays(market)
    return lambda: count_blocking(market, assigned)


def plain_solve(size: int, *, skewed: bool) -> Job:
    """From dictionaries: lottery, set-up and solving, without validation and proof."""
    return _bare_solving(dictionaries(size, skewed=skewed))


def _bare_solving(instance: Instance) -> Job:
    def work() -> object:
        with without_garbage_collection():  # as in solve()
            return StudentProposing(prepare(instance)).matching()

    return work


def plain_checked(size: int, *, skewed: bool) -> Job:
    """The independent checker on a finished matching, without the digest."""
    instance = dictionaries(size, skewed=skewed)
    matching = solve(instance).matching

    def work() -> object:
        with without_garbage_collection():  # as in verify()
            return check_matching(instance, matching, ())

    assert work() == solve(instance).verdict
    return work


def plain_verified(size: int, *, skewed: bool) -> Job:
    """From dictionaries to a validated, verified and signed result."""
    instance = dictionaries(size, skewed=skewed)
    return lambda: solve(instance)


def plain_explained(size: int, *, skewed: bool) -> Job:
    """The same with an explanation for everybody."""
    instance = dictionaries(size, skewed=skewed)
    return lambda: solve(instance, explain=True)


def plain_verify(size: int, *, skewed: bool) -> Job:
    """The independent checker with digest on a finished result."""
    instance = dictionaries(size, skewed=skewed)
    result = solve(instance)
    return lambda: verify(instance, result)


def package_matching(size: int, *, skewed: bool) -> Job:
    """PyPI's matching, from dictionaries."""
    from matching.games import HospitalResident

    instance = strict(size, skewed=skewed)
    wished = {key: place for key, place in instance.places.items() if place.ranking}
    rankings = {key: list(place.ranking or ()) for key, place in wished.items()}
    capacities = {key: place.capacity for key, place in wished.items()}
    return lambda: HospitalResident.create_from_dictionaries(
        instance.proposers, rankings, capacities
    ).solve()


def package_algmatch(size: int, *, skewed: bool) -> Job:
    """PyPI's algmatch, from dictionaries."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from algmatch import HospitalResidentsProblem
    instance = strict(size, skewed=skewed)
    preferences = {
        "residents": {
            int(name[1:]): [int(key[1:]) for key in row] for name, row in instance.proposers.items()
        },
        "hospitals": {
            int(key[1:]): {
                "capacity": place.capacity,
                "preferences": [int(str(name)[1:]) for name in place.ranking or ()],
            }
            for key, place in instance.places.items()
        },
    }
    return lambda: HospitalResidentsProblem(dictionary=preferences).get_stable_matching()


def ours_strict(size: int, *, skewed: bool) -> Job:
    """Our solver on what the two packages get: strict, neither verified nor signed, like theirs."""
    return _bare_solving(strict(size, skewed=skewed))


def ortools_flow(size: int, *, skewed: bool) -> Job:
    """Least total of wish numbers with its blocking pairs; not stable."""
    instance = dictionaries(size, skewed=skewed)
    return lambda: minimum_total_rank(instance)


def with_pairs(size: int, *, skewed: bool) -> Job:
    """Twenty-five pairs who want the same place."""
    instance = dictionaries(size, skewed=skewed)
    names = random.Random(size).sample(sorted(instance.proposers), 50)
    pairs = [ProposerPair(*names[at : at + 2]) for at in range(0, 50, 2)]
    paired = Instance(instance.proposers, instance.places, seed=2024, pairs=pairs)
    return lambda: solve(paired)


def interviews(size: int, *, skewed: bool) -> Job:
    """A timetable: eight talks each, stands of three tables, not all talks fit."""
    source = random.Random(size)
    stands = size * 2 // 25
    talks = []
    for person in range(size):
        chosen: set[int] = set()
        while len(chosen) < 8:
            chosen.add(int(stands * source.random() ** (2 if skewed else 1)))
        talks += [Talk(f"p{person}", f"s{one}", source.choice((1, 3))) for one in sorted(chosen)]
    tables = {f"s{one}": 3 for one in range(stands)}
    return lambda: arrange(Interviews(talks, slots=30, parallel=tables))


CASES: dict[str, tuple[str, Callable[..., Job], int]] = {
    "c": ("C loop, solving only", c_loop, 10**6),
    "numba": ("arrays, numba", numba_loop, 10**6),
    "numpy": ("arrays, NumPy rounds", numpy_rounds, 10**6),
    "check": ("arrays, check", array_check, 10**6),
    "plain": ("dictionaries, solve", plain_solve, 10**6),
    "strict": ("dictionaries, solve, strict rankings", ours_strict, 10**5),
    "verified": ("dictionaries → verified, signed", plain_verified, 10**6),
    "explained": ("dictionaries → verified, signed, explained", plain_explained, 10**6),
    "checked": ("checker alone", plain_checked, 10**5),
    "verify": ("checker with digest and claims", plain_verify, 10**5),
    "algmatch": ("algmatch 1.5.2, strict rankings", package_algmatch, 10**4),
    "matching": ("matching 1.4.3, strict rankings", package_matching, 10**4),
    "flow": ("OR-tools flow with its blocking pairs (not stable)", ortools_flow, 10**5),
}
OTHERS: dict[str, tuple[str, Callable[..., Job], int]] = {
    "pairs": ("1,000 proposers, 25 pairs", with_pairs, 1_000),
    "timetable": ("timetable, 1,500 people × 120 stands × 8 talks", interviews, 1_500),
}
