"""Student-proposing deferred acceptance: known answers and properties."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from app.matching import Forbidden, Instance, Place, solve
from app.matching.model.documents import instance_document, result_document
from app.matching.model.instance import Entry
from app.matching.model.reading import read_instance
from tests.matching.strategies import instances

Value = TypeVar("Value")


def test_the_weakest_is_displaced(two_towns: Instance) -> None:
    result = solve(two_towns)
    assert result.matching == {"s1": None, "s2": "b1", "s3": "b2"}
    assert result.rank_profile == {1: 2}
    assert result.unmatched == ("s1",)
    assert result.stable


def test_fixed_keep_their_seat_and_need_no_list() -> None:
    result = solve(Instance({"s1": ["b1"], "s2": ["b1"]}, {"b1": Place(2)}, fixed={"s9": "b1"}))
    assert result.matching["s9"] == "b1"
    assert len(result.unmatched) == 1
    assert result.rank_profile == {1: 1}


def test_forbidden_places_are_never_given() -> None:
    forbidden = [Forbidden("s1", "b1", "нет медицинской книжки")]
    result = solve(
        Instance({"s1": ["b1", "b2"]}, {"b1": Place(1), "b2": Place(1)}, forbidden=forbidden)
    )
    assert result.matching == {"s1": "b2"}
    assert result.stable


def test_a_ranking_accepts_only_those_in_it() -> None:
    places = {"b1": Place(2, ranking=["s2"]), "b2": Place(2, accepts=["s2"])}
    assert solve(Instance({"s1": ["b1", "b2"], "s2": ["b2"]}, places)).matching == {
        "s1": None,
        "s2": "b2",
    }


def test_tied_wishes_count_as_equal_in_the_profile() -> None:
    places = {"b1": Place(0), "b2": Place(0), "b3": Place(1)}
    result = solve(Instance({"s1": [("b1", "b2"), "b3"]}, places))
    assert result.rank_profile == {3: 1}


def test_an_empty_instance_has_an_empty_result() -> None:
    result = solve(Instance({}, {}))
    assert (result.matching, result.stable) == ({}, True)


@given(instances())
def test_results_are_stable_and_true(instance: Instance) -> None:
    assert solve(instance).verdict.ok


@given(instances(groups=True, minima=True), st.randoms(use_true_random=False))
def test_the_order_of_keys_and_of_equals_changes_nothing(
    instance: Instance, random: Random
) -> None:
    def shuffled(mapping: Mapping[str, Value]) -> dict[str, Value]:
        return dict(random.sample(list(mapping.items()), len(mapping)))

    def entries(row: Sequence[Entry]) -> list[Entry]:
        return [one if isinstance(one, str) else tuple(random.sample(one, len(one))) for one in row]

    def place(old: Place) -> Place:
        accepts = old.accepts and random.sample(list(old.accepts), len(old.accepts))
        return replace(old, ranking=old.ranking and entries(old.ranking), accepts=accepts)

    other = replace(
        instance,
        proposers={name: entries(row) for name, row in shuffled(instance.proposers).items()},
        places={key: place(old) for key, old in shuffled(instance.places).items()},
        forbidden=list(reversed(instance.forbidden)),
        groups=shuffled(instance.groups),
    )
    one, two = solve(instance, explain=True), solve(other, explain=True)
    assert json.dumps(result_document(one)) == json.dumps(result_document(two))


@given(instances(minima=True))
def test_instances_survive_the_file_format(instance: Instance) -> None:
    document = instance_document(instance)
    again = read_instance(json.dumps(document).encode())
    assert instance_document(again) == document
