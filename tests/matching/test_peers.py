"""The same answers as two packages from PyPI, on strict instances both can read."""

from __future__ import annotations

import warnings
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching.games import HospitalResident

from app.matching import Algorithm, Instance, Place, solve

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # an invalid escape sequence in one of its docstrings
    from algmatch import HospitalResidentsProblem


@st.composite
def mutual(draw: st.DrawFn) -> Instance:
    """Everybody lists somebody, and every place ranks exactly those who list it."""
    names = [f"s{number}" for number in range(1, draw(st.integers(2, 8)))]
    keys = [f"h{number}" for number in range(1, draw(st.integers(2, 5)))]
    wishes = {
        name: draw(st.lists(st.sampled_from(keys), unique=True, min_size=1)) for name in names
    }
    places = {}
    for key in keys:
        wishing = [name for name in names if key in wishes[name]]
        if wishing:
            places[key] = Place(draw(st.integers(1, 3)), ranking=draw(st.permutations(wishing)))
    return Instance(wishes, places)


SIDES = [(Algorithm.STUDENT_PROPOSING, "resident"), (Algorithm.PLACE_PROPOSING, "hospital")]


@pytest.mark.parametrize(("algorithm", "side"), SIDES)
@settings(max_examples=100)
@given(instance=mutual())
def test_as_matching(algorithm: Algorithm, side: str, instance: Instance) -> None:
    game = HospitalResident.create_from_dictionaries(
        {name: list(row) for name, row in instance.proposers.items()},
        {key: list(place.ranking or ()) for key, place in instance.places.items()},
        {key: place.capacity for key, place in instance.places.items()},
    )
    theirs = {
        str(resident.name): str(hospital.name)
        for hospital, residents in game.solve(optimal=side).items()
        for resident in residents
    }
    ours = solve(replace(instance, algorithm=algorithm)).matching
    assert {name: key for name, key in ours.items() if key} == theirs


@pytest.mark.parametrize(("algorithm", "side"), SIDES)
@settings(max_examples=100)
@given(instance=mutual())
def test_as_algmatch(algorithm: Algorithm, side: str, instance: Instance) -> None:
    def number(name: object) -> int:
        return int(str(name)[1:])

    preferences = {
        "residents": {number(n): [number(key) for key in r] for n, r in instance.proposers.items()},
        "hospitals": {
            number(key): {
                "capacity": place.capacity,
                "preferences": [number(name) for name in place.ranking or ()],
            }
            for key, place in instance.places.items()
        },
    }
    problem = HospitalResidentsProblem(dictionary=preferences, optimised_side=f"{side}s")
    found = problem.get_stable_matching()
    theirs = {r: h for r, h in found["resident_sided"].items() if h}
    ours = solve(replace(instance, algorithm=algorithm)).matching
    named = {f"r{number(name)}": f"h{number(key)}" for name, key in ours.items() if key}
    assert named == {str(r): str(h) for r, h in theirs.items()}
