"""Pairs: together where a stable outcome allows it, named where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import (
    Group,
    Instance,
    Pair,
    Place,
    Reason,
    Together,
    fill_vacancies,
    solve,
    verify,
)
from app.matching.changes import with_capacity
from app.matching.checker import check_matching
from tests.matching.enumeration import all_matchings
from tests.matching.strategies import instances


def test_a_pair_gets_the_same_place() -> None:
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["b", "a"], "s3": ["a"]},
        {"a": Place(2, ranking=["s3", "s1", "s2"]), "b": Place(2, ranking=["s1", "s2"])},
        pairs=[Pair("s1", "s2")],
    )
    result = solve(instance, explain=True)
    assert result.matching == {"s1": "b", "s2": "b", "s3": "a"}
    assert result.separated == ()
    assert result.algorithm == "student_proposing+pairs"
    assert result.verdict.ok


def test_a_place_too_small_for_two_is_explained_by_the_pair() -> None:
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["a", "b"]},
        {"a": Place(1), "b": Place(2)},
        pairs=[Pair("s1", "s2")],
    )
    result = solve(instance, explain=True)
    assert result.matching == {"s1": "b", "s2": "b"}
    assert [item.reason for item in result.explanations["s1"].refused] == [Reason.PAIR]


def test_filling_vacancies_treats_a_parted_pair_singly() -> None:
    before = Instance({"s1": ["a"], "s2": ["a"]}, {"a": Place(2)}, pairs=[Pair("s1", "s2")], seed=1)
    gentle = fill_vacancies(solve(before).matching, with_capacity(before, "a", 1))
    assert gentle.result.separated == (("s1", "s2"),)
    assert gentle.result.verdict.ok


def test_a_pair_may_ask_for_the_same_town() -> None:
    instance = Instance(
        {"s1": ["far", "a"], "s2": ["b"]},
        {"far": Place(1), "a": Place(1), "b": Place(1)},
        groups={"town": Group(["a", "b"])},
        pairs=[Pair("s1", "s2", Together.GROUP)],
    )
    result = solve(instance)
    assert result.matching == {"s1": "a", "s2": "b"}
    assert result.verdict.ok


def test_a_couple_without_a_stable_matching_is_named() -> None:
    """After Klaus and Klijn 2005: one couple, one single, two places, no stable matching."""
    instance = Instance(
        {"c1": ["h1"], "c2": ["h2"], "s": ["h1", "h2"]},
        {"h1": Place(1, ranking=["c1", "s"]), "h2": Place(1, ranking=["s", "c2"])},
        groups={"town": Group(["h1", "h2"])},
        pairs=[Pair("c1", "c2", Together.GROUP)],
    )
    result = solve(instance)
    assert result.separated == (("c1", "c2"),)
    assert result.matching == {"c1": "h1", "c2": None, "s": "h2"}
    assert result.verdict.ok
    for matching in all_matchings(instance):
        together = matching["c1"] is not None and matching["c2"] is not None
        if together:
            assert not check_matching(instance, matching, (), ()).stable


@st.composite
def paired_instances(draw: st.DrawFn) -> Instance:
    """Small instances with one or two pairs, some of them asking for a town."""
    instance = draw(instances(most=5, extras=False))
    names = sorted(instance.proposers)
    kinds = st.sampled_from(Together)
    pairs = [Pair(*names[at : at + 2], draw(kinds)) for at in (0, 2) if at + 1 < len(names)]
    keys = sorted(instance.places)
    half = draw(st.integers(0, len(keys)))
    groups = {"north": Group(keys[:half]), "south": Group(keys[half:])}
    return replace(instance, pairs=pairs, groups=groups)


@settings(max_examples=150)
@given(paired_instances())
def test_the_fewest_pairs_are_separated(instance: Instance) -> None:
    result = solve(instance)
    assert result.verdict.ok
    kept = len(instance.pairs) - len(result.separated)
    subsets = [[], *([pair] for pair in instance.pairs)]
    for separated in subsets[: 1 if kept < len(instance.pairs) else 0]:
        apart = [pair[:2] for pair in separated]
        stable = [
            matching
            for matching in all_matchings(instance)
            if check_matching(instance, matching, (), apart).stable
        ]
        assert stable == []


@settings(max_examples=50)
@given(paired_instances())
def test_pairs_give_the_same_result_every_time(instance: Instance) -> None:
    assert solve(instance).digest == solve(instance).digest


def test_minimum_quotas_and_pairs_together() -> None:
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["a", "b"]},
        {"a": Place(3, minimum=3), "b": Place(2)},
        pairs=[Pair("s1", "s2")],
    )
    result = solve(instance)
    assert result.matching == {"s1": "b", "s2": "b"}
    assert result.verdict.ok


@pytest.mark.parametrize("separated", [[], [["s1", "s2"]]])
def test_a_file_that_breaks_a_pair_must_say_so(separated: list[list[str]]) -> None:
    instance = Instance(
        {"s1": ["a"], "s2": ["b"]}, {"a": Place(1), "b": Place(1)}, pairs=[Pair("s1", "s2")]
    )
    result = replace(solve(instance), separated=tuple(map(tuple, separated)))
    codes = {violation.code for violation in verify(instance, result).violations}
    assert codes == (set() if separated else {"pair_apart"})
