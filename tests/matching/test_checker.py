"""The checker finds what is wrong, whoever made the matching."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings

from app.matching import Forbidden, Group, Instance, Lottery, Place, solve, verify
from app.matching.model.instance import classes_of, rank_in
from app.matching.model.lottery import LotteryDraws
from app.matching.proof.checker import check_matching
from app.matching.proof.verification import verify_document
from tests.matching.strategies import instances


@pytest.mark.parametrize(
    ("change", "matching", "code"),
    [
        ({}, {"s1": "b1", "s2": "b1", "s3": "b2"}, "over_capacity"),
        ({}, {"s2": "b1", "s3": "b2"}, "missing_proposer"),
        ({}, {"s1": None, "s2": "b1", "s3": "b9"}, "unknown_place"),
        ({}, {"s1": None, "s2": "b1", "s3": "b2", "s7": None}, "unknown_proposer"),
        ({}, {"s1": None, "s2": "b2", "s3": "b1"}, "not_wished"),
        ({"fixed": {"s1": "b1"}}, {"s1": "b2", "s2": None, "s3": None}, "fixed_broken"),
        ({"forbidden": [Forbidden("s2", "b1")]}, {"s1": None, "s2": "b1", "s3": "b2"}, "forbidden"),
        (
            {"groups": {"t": Group(["b1", "b2"], 1)}},
            {"s1": None, "s2": "b1", "s3": "b2"},
            "over_maximum",
        ),
    ],
)
def test_each_violation_is_named(
    two_towns: Instance, change: dict[str, object], matching: dict[str, str | None], code: str
) -> None:
    verdict = check_matching(replace(two_towns, **change), matching, ())  # type: ignore[arg-type]
    assert code in {violation.code for violation in verdict.violations}
    assert not verdict.stable


def test_minimum_and_closed_places() -> None:
    instance = Instance({"s1": ["b1"]}, {"b1": Place(3, 2), "b2": Place(1)})
    under = check_matching(instance, {"s1": "b1"}, ())
    assert [violation.code for violation in under.violations] == ["under_minimum"]
    in_use = check_matching(instance, {"s1": "b1"}, ("b1",))
    assert [violation.code for violation in in_use.violations] == ["closed_in_use"]
    assert check_matching(instance, {"s1": None}, ("b1",)).stable
    needless = check_matching(instance, {"s1": None}, ("b1", "b2", "b3"))
    assert [violation.code for violation in needless.violations] == [
        "closed_without_minimum",
        "unknown_place",
    ]


def test_not_accepted_is_a_violation() -> None:
    instance = Instance({"s1": ["b1"]}, {"b1": Place(1, ranking=[])})
    assert check_matching(instance, {"s1": "b1"}, ()).violations[0].code == "not_accepted"


def test_justified_envy_is_a_blocking_pair(two_towns: Instance) -> None:
    verdict = check_matching(two_towns, {"s1": "b1", "s2": None, "s3": "b2"}, ())
    assert verdict.blocking_pairs == (("s2", "b1"),)
    assert verdict.feasible
    assert not verdict.stable


def test_a_free_seat_is_a_blocking_pair(two_towns: Instance) -> None:
    verdict = check_matching(two_towns, {"s1": None, "s2": None, "s3": "b2"}, ())
    assert verdict.blocking_pairs == (("s1", "b1"), ("s2", "b1"))


def test_a_tampered_result_is_found_out(two_towns: Instance) -> None:
    result = solve(two_towns)
    assert verify(two_towns, result).ok
    forged = replace(result, rank_profile={1: 3})
    codes = {claim.code for claim in verify(two_towns, forged).claims}
    assert codes == {"false_claim", "wrong_digest"}
    assert not verify(replace(two_towns, seed=1), result).ok


def test_a_bare_matching_can_be_checked(two_towns: Instance) -> None:
    bare = {"matching": {"s1": None, "s2": "b1", "s3": "b2"}}
    assert verify_document(two_towns, bare).ok


def naive_priority(instance: Instance, name: str, key: str) -> tuple[int, bytes] | None:
    """Standing of `name` at `key`, None when not accepted."""
    place, draws = instance.places[key], LotteryDraws(instance.seed)
    classes = dict.fromkeys(instance.proposers, 0)
    if place.ranking is not None:
        classes = classes_of(place.ranking)
    if name not in classes or (place.accepts is not None and name not in place.accepts):
        return None
    own = instance.lottery is Lottery.PER_PLACE
    return classes[name], draws.draw_at(key, name) if own else draws.draw(name)


def naive_blocking(instance: Instance, matching: dict[str, str | None]) -> set[tuple[str, str]]:
    """Blocking pairs straight from the definition, for instances of a few people."""
    blocking = set()
    barred = {entry[:2] for entry in instance.forbidden}
    for name, key in product(instance.proposers, instance.places):
        wished = rank_in(instance.proposers[name], key)
        current = rank_in(instance.proposers[name], matching[name] or "") or 99
        own = naive_priority(instance, name, key)
        if name in instance.fixed or (name, key) in barred or own is None:
            continue
        there = [other for other, at in matching.items() if at == key]
        movable = [other for other in there if other not in instance.fixed]
        weaker = any((naive_priority(instance, other, key) or own) > own for other in movable)
        has_room = len(there) < instance.places[key].capacity
        if wished is not None and wished < current and (has_room or weaker):
            blocking.add((name, key))
    return blocking


@settings(max_examples=60)
@given(instances(most=4))
def test_blocking_pairs_are_those_of_the_definition(instance: Instance) -> None:
    outcomes = [
        [instance.fixed[name]] if name in instance.fixed else [None, *instance.places]
        for name in instance.proposers
    ]
    guests = {name: key for name, key in instance.fixed.items() if name not in instance.proposers}
    for choice in product(*outcomes):
        matching = dict(zip(instance.proposers, choice, strict=True)) | guests
        verdict = check_matching(instance, matching, ())
        if verdict.feasible:
            assert set(verdict.blocking_pairs) == naive_blocking(instance, matching)
