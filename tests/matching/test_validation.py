"""Every fault has its line in the list of errors, and all are listed at once."""

from __future__ import annotations

import json

import pytest

from app.matching import (
    Forbidden,
    Group,
    Instance,
    InstanceErrors,
    Place,
    ProposerPair,
    read_instance,
)
from app.matching.model.validation import find_errors

GOOD = {"proposers": {"s1": ["b1"], "s2": ["b1"]}, "places": {"b1": {"capacity": 1}}}


def found(instance: Instance) -> set[tuple[str, str]]:
    return {(error.code, error.where) for error in find_errors(instance)}


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"proposers": {"s1": ["b9"]}}, "unknown_place", "proposers.s1"),
        ({"proposers": {"s1": ["b1", "b1"]}}, "duplicate", "proposers.s1"),
        ({"proposers": {"s1": ["b1", ("b1", "b2")]}}, "duplicate", "proposers.s1"),
        ({"proposers": {"s1": [()]}}, "empty_tie", "proposers.s1"),
        ({"proposers": {"": ["b1"]}}, "bad_identifier", "proposers.''"),
        ({"proposers": {"a\x00": ["b1"]}}, "bad_identifier", "proposers.'a\\x00'"),
        ({"proposers": {"\ud800": []}}, "bad_identifier", "proposers.'\\ud800'"),
        ({"places": {"b1": Place(-1), "b2": Place(1)}}, "negative_capacity", "places.b1.capacity"),
        (
            {"places": {"b1": Place(10**30), "b2": Place(1)}},
            "capacity_too_large",
            "places.b1.capacity",
        ),
        ({"places": {"b1": Place(2, -1), "b2": Place(1)}}, "negative_minimum", "places.b1.minimum"),
        ({"places": {"b1": Place(2, 3), "b2": Place(1)}}, "minimum_above_capacity", "places.b1"),
        (
            {"places": {"b1": Place(1, ranking=["x"]), "b2": Place(1)}},
            "unknown_proposer",
            "places.b1.ranking",
        ),
        (
            {"places": {"b1": Place(1, ranking=["s1", "s1"]), "b2": Place(1)}},
            "duplicate",
            "places.b1.ranking",
        ),
        (
            {"places": {"b1": Place(1, accepts=["x"]), "b2": Place(1)}},
            "unknown_proposer",
            "places.b1.accepts",
        ),
        ({"fixed": {"s1": "b9"}}, "unknown_place", "fixed.s1"),
        ({"fixed": {"s1": "b1", "s2": "b1"}}, "fixed_over_capacity", "places.b1"),
        (
            {"fixed": {"s1": "b1"}, "forbidden": [Forbidden("s1", "b1")]},
            "fixed_forbidden",
            "fixed.s1",
        ),
        ({"forbidden": [Forbidden("x", "b1")]}, "unknown_proposer", "forbidden.x.b1"),
        ({"forbidden": [Forbidden("s1", "b9")]}, "unknown_place", "forbidden.s1.b9"),
        (
            {"forbidden": [Forbidden("s1", "b1"), Forbidden("s1", "b1", "?")]},
            "duplicate",
            "forbidden.s1.b1",
        ),
        ({"pairs": [ProposerPair("s1", "s1")]}, "pair_of_one", "pairs.s1.s1"),
        ({"pairs": [ProposerPair("s1", "x")]}, "unknown_proposer", "pairs.s1.x"),
        (
            {"pairs": [ProposerPair("s1", "s2"), ProposerPair("s2", "s3")]},
            "pair_overlap",
            "pairs.s2.s3",
        ),
        ({"pairs": [ProposerPair("s1", "s2")], "fixed": {"s1": "b1"}}, "pair_fixed", "pairs.s1.s2"),
        ({"groups": {"t": Group(["b9"], 1)}}, "unknown_place", "groups.t"),
        ({"groups": {"t": Group(["b1", "b1"], 1)}}, "duplicate", "groups.t"),
        ({"groups": {"t": Group(["b1"], -1)}}, "negative_maximum", "groups.t.maximum"),
        (
            {"groups": {"t": Group(["b1"], 0)}, "fixed": {"s1": "b1"}},
            "fixed_over_maximum",
            "groups.t",
        ),
        (
            {"groups": {"t": Group(["b1", "b2"], 1), "u": Group(["b2", "b3"], 1)}},
            "groups_cross",
            "groups.t",
        ),
        ({"seed": 2**60}, "bad_seed", "seed"),
    ],
)
def test_each_fault_is_named(change: dict[str, object], code: str, where: str) -> None:
    parts: dict[str, object] = {
        "proposers": {"s1": ["b1", "b2"], "s2": ["b1"], "s3": []},
        "places": {"b1": Place(1), "b2": Place(1), "b3": Place(1)},
    }
    assert (code, where) in found(Instance(**parts | change))  # type: ignore[arg-type]


def test_a_sound_instance_has_no_faults(two_towns: Instance) -> None:
    assert find_errors(two_towns) == ()


def test_nested_limits_are_allowed() -> None:
    groups = {"town": Group(["b1", "b2"], 3), "school": Group(["b1"], 2), "name": Group(["b2"])}
    places = {"b1": Place(2), "b2": Place(2)}
    assert find_errors(Instance({}, places, groups=groups)) == ()


def test_all_faults_are_listed_at_once() -> None:
    data = {
        "proposers": {"s1": ["b1", "b7"], "s2": "b1"},
        "places": {"b1": {"capacity": -2, "colour": "red"}, "b2": {}},
        "fixed": {"s1": "nowhere"},
        "seed": "x",
    }
    with pytest.raises(InstanceErrors) as refused:
        read_instance(json.dumps(data).encode())
    assert {(error.code, error.where) for error in refused.value.errors} == {
        ("unknown_place", "proposers.s1"),
        ("wrong_type", "proposers.s2"),
        ("negative_capacity", "places.b1.capacity"),
        ("unknown_key", "places.b1.colour"),
        ("missing_key", "places.b2.capacity"),
        ("unknown_place", "fixed.s1"),
        ("wrong_type", "seed"),
    }
    assert "proposers.s1" in str(refused.value)


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"places": {"b1": {"capacity": True}}}, "wrong_type", "places.b1.capacity"),
        ({"places": {"b1": {"capacity": 1.5}}}, "wrong_type", "places.b1.capacity"),
        ({"places": {"b1": 3}}, "wrong_type", "places.b1"),
        ({"places": []}, "wrong_type", "places"),
        ({"proposers": {"s1": [1], "s2": []}}, "wrong_type", "proposers.s1"),
        ({"proposers": {"s1": [["b1", None]], "s2": []}}, "wrong_type", "proposers.s1"),
        ({"forbidden": [["s1"]]}, "wrong_type", "forbidden.0"),
        ({"forbidden": {}}, "wrong_type", "forbidden"),
        ({"fixed": {"s1": 7}}, "wrong_type", "fixed.s1"),
        ({"pairs": [["s1", "s2", "house"]]}, "unknown_value", "pairs.s1.s2"),
        ({"groups": {"t": {"places": "b1"}}}, "wrong_type", "groups.t.places"),
        ({"algorithm": "magic"}, "unknown_value", "algorithm"),
        ({"lottery": None}, "unknown_value", "lottery"),
        ({"sead": 1}, "unknown_key", "file.sead"),
    ],
)
def test_each_misshapen_part_of_a_file_is_named(
    change: dict[str, object], code: str, where: str
) -> None:
    with pytest.raises(InstanceErrors) as refused:
        read_instance(json.dumps(GOOD | change).encode())
    assert (code, where) in {(error.code, error.where) for error in refused.value.errors}


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"seed": ' + b"9" * 5_000 + b"}"],
    ids=["empty", "truncated", "not UTF-8", "too deep", "endless number"],
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(InstanceErrors) as refused:
        read_instance(data)
    assert [error.code for error in refused.value.errors] == ["not_json"]


def test_a_file_that_is_no_object_is_refused() -> None:
    with pytest.raises(InstanceErrors) as refused:
        read_instance(b"[]")
    assert refused.value.errors[0].where == "file"


def test_repeated_keys_are_refused() -> None:
    data = b'{"proposers": {"s1": [], "s1": ["b1"]}, "places": {"b1": {"capacity": 1}}}'
    with pytest.raises(InstanceErrors) as refused:
        read_instance(data)
    assert [(error.code, error.where) for error in refused.value.errors] == [
        ("duplicate_key", "s1")
    ]


def test_a_byte_order_mark_is_forgiven() -> None:
    assert read_instance(b"\xef\xbb\xbf" + json.dumps(GOOD).encode()).places == {"b1": Place(1)}
