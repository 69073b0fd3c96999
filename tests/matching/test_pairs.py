"""Pairs: together where a stable outcome allows it, named where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import (
    Group,
    Instance,
    Place,
    ProposerPair,
    RefusalReason,
    Together,
    fill_vacancies,
    solve,
    verify,
)
from app.matching.model.instance import names_in
from app.matching.model.market import prepare
from app.matching.proof.checker import check_matching
from app.matching.repair.changed_instances import with_capacity
from app.matching.solving.minimum_total_rank import minimum_total_rank
from app.matching.solving.pairs import PairOutcome, Search
from tests.matching.enumeration import Matching, all_matchings
from tests.matching.strategies import instances, nested_groups


def test_a_pair_gets_the_same_place() -> None:
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["b", "a"], "s3": ["a"]},
        {"a": Place(2, ranking=["s3", "s1", "s2"]), "b": Place(2, ranking=["s1", "s2"])},
        pairs=[ProposerPair("s1", "s2")],
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
        pairs=[ProposerPair("s1", "s2")],
    )
    result = solve(instance, explain=True)
    assert result.matching == {"s1": "b", "s2": "b"}
    assert [item.reason for item in result.explanations["s1"].refused] == [RefusalReason.PAIR]


def test_filling_vacancies_treats_a_parted_pair_singly() -> None:
    before = Instance(
        {"s1": ["a"], "s2": ["a"]}, {"a": Place(2)}, pairs=[ProposerPair("s1", "s2")], seed=1
    )
    gentle = fill_vacancies(solve(before).matching, with_capacity(before, "a", 1))
    assert gentle.result.separated == (("s1", "s2"),)
    assert gentle.result.verdict.ok


def test_a_pair_may_ask_for_the_same_town() -> None:
    instance = Instance(
        {"s1": ["far", "a"], "s2": ["b"]},
        {"far": Place(1), "a": Place(1), "b": Place(1)},
        groups={"town": Group(["a", "b"])},
        pairs=[ProposerPair("s1", "s2", Together.GROUP)],
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
        pairs=[ProposerPair("c1", "c2", Together.GROUP)],
    )
    result = solve(instance)
    assert result.separated == (("c1", "c2"),)
    assert result.matching == {"c1": "h1", "c2": None, "s": "h2"}
    assert result.verdict.ok
    for matching in all_matchings(instance):
        together = matching["c1"] is not None and matching["c2"] is not None
        if together:
            assert not check_matching(instance, matching, (), ()).stable


def in_town(maximum: int, places: dict[str, Place] | None = None) -> Instance:
    """A pair that likes the town's place `a`, under the town's limit, with s3 before them."""
    return Instance(
        {"s1": ["a", "far"], "s2": ["a", "far"], "s3": ["a"]},
        places or {"a": Place(3, ranking=["s3", "s1", "s2"]), "far": Place(2)},
        groups={"town": Group(["a"], maximum)},
        pairs=[ProposerPair("s1", "s2")],
    )


@pytest.mark.parametrize(
    ("maximum", "reason", "note"),
    [(1, RefusalReason.GROUP_LIMIT, "town"), (2, RefusalReason.PAIR, "")],
)
def test_a_limit_keeps_a_pair_out_of_a_town(maximum: int, reason: RefusalReason, note: str) -> None:
    result = solve(in_town(maximum), explain=True)
    assert result.matching == {"s1": "far", "s2": "far", "s3": "a"}
    assert (result.separated, result.verdict.ok) == ((), True)
    for name in ("s1", "s2"):
        refused = result.explanations[name].refused
        assert [(item.place, item.reason, item.note) for item in refused] == [("a", reason, note)]


def test_a_limit_that_leaves_two_seats_lets_a_pair_in() -> None:
    result = solve(in_town(3))
    assert result.matching == {"s1": "a", "s2": "a", "s3": "a"}
    assert result.algorithm == "student_proposing+group_limits+pairs"
    assert (result.separated, result.verdict.ok) == ((), True)


def test_a_limit_that_leaves_one_seat_lets_nobody_in_at_two_places() -> None:
    """Each place has a free seat, and the town has one for both."""
    instance = Instance(
        {"s1": ["a", "far"], "s2": ["b", "far"], "s3": ["a"], "s4": ["b"]},
        {
            "a": Place(2, ranking=["s3", "s1"]),
            "b": Place(2, ranking=["s4", "s2"]),
            "far": Place(2),
        },
        groups={"town": Group(["a", "b"], 3)},
        pairs=[ProposerPair("s1", "s2", Together.GROUP)],
    )
    result = solve(instance, explain=True)
    assert result.matching == {"s1": "far", "s2": "far", "s3": "a", "s4": "b"}
    assert (result.separated, result.verdict.ok) == ((), True)
    assert [item.reason for item in result.explanations["s1"].refused] == [RefusalReason.PAIR]


def test_a_pair_takes_the_seats_of_weaker_people_in_a_full_town() -> None:
    """The pair stands before both who would fill the town, and needs no free seat."""
    instance = Instance(
        {"s1": ["a"], "s2": ["b"], "s3": ["a"], "s4": ["b"]},
        {"a": Place(2, ranking=["s1", "s3"]), "b": Place(2, ranking=["s2", "s4"])},
        groups={"town": Group(["a", "b"], 2)},
        pairs=[ProposerPair("s1", "s2", Together.GROUP)],
    )
    result = solve(instance)
    assert result.matching == {"s1": "a", "s2": "b", "s3": None, "s4": None}
    assert result.verdict.ok
    others = {"s1": None, "s2": None, "s3": "a", "s4": "b"}
    assert check_matching(instance, others, (), [("s1", "s2")]).blocking_pairs == (
        ("s1", "a"),
        ("s2", "b"),
    )


def test_a_pair_has_no_claim_to_a_free_seat_of_a_full_group() -> None:
    """Even when it would leave two seats of that very group."""
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["a", "b"], "s3": ["a"]},
        {"a": Place(3), "b": Place(2)},
        groups={"town": Group(["a", "b"], 3)},
        pairs=[ProposerPair("s1", "s2")],
    )
    matching = {"s1": "b", "s2": "b", "s3": "a"}
    assert check_matching(instance, matching, (), ()).stable
    roomy = replace(instance, groups={"town": Group(["a", "b"], 5)})
    assert check_matching(roomy, matching, (), ()).blocking_pairs == (("s1", "a"), ("s2", "a"))


@pytest.mark.parametrize(
    ("maximum", "place", "closed"), [(2, "far", ("a",)), (3, "a", ()), (1, "far", ("a",))]
)
def test_limits_pairs_and_minimum_quotas_together(
    maximum: int, place: str, closed: tuple[str, ...]
) -> None:
    """Under a limit below its minimum a place cannot open, and the pair finds the next together."""
    instance = in_town(maximum, {"a": Place(3, minimum=3), "far": Place(2)})
    result = solve(instance, explain=True)
    assert [result.matching[name] for name in ("s1", "s2")] == [place, place]
    assert (result.closed_places, result.separated) == (closed, ())
    assert result.algorithm == "student_proposing+group_limits+pairs+minimum_quotas"
    assert result.verdict.ok
    reasons = {item.reason for one in result.explanations.values() for item in one.refused}
    assert reasons == ({RefusalReason.CLOSED_MINIMUM} if closed else set())


@st.composite
def paired_instances(
    draw: st.DrawFn, *, limits: bool = False, ties: bool = True, minima: bool = False
) -> Instance:
    """Small instances with one or two pairs, some of them asking for a town.

    With `limits` groups may have a maximum and people may be fixed; without `ties` wishes are
    strict, while places may still rank equals.
    """
    instance = draw(instances(most=5, extras=limits, minima=minima))
    names = sorted(instance.proposers.keys() - instance.fixed.keys())
    kinds = st.sampled_from(Together)
    pairs = [ProposerPair(*names[at : at + 2], draw(kinds)) for at in (0, 2) if at + 1 < len(names)]
    keys = sorted(instance.places)
    half = draw(st.integers(0, len(keys)))
    groups = {"north": Group(keys[:half]), "south": Group(keys[half:])}
    if limits:
        groups = draw(nested_groups(keys, instance.fixed))
    wishes = instance.proposers
    if not ties:
        wishes = {name: names_in(row) for name, row in wishes.items()}
    return replace(instance, proposers=wishes, pairs=pairs, groups=groups)


def keeping_more(instance: Instance, fewest: int) -> Iterator[Matching]:
    """Stable matchings that separate less than `fewest` pairs, by trying every matching."""
    for count in range(fewest):
        for separated in combinations(instance.pairs, count):
            apart = [pair[:2] for pair in separated]
            for matching in all_matchings(instance):
                if check_matching(instance, matching, (), apart).stable:
                    yield matching


@pytest.mark.parametrize("limits", [False, True])
def test_the_fewest_pairs_are_separated(limits: bool) -> None:
    @settings(max_examples=150)
    @given(paired_instances(limits=limits, ties=False))
    def holds(instance: Instance) -> None:
        result = solve(instance)
        assert result.verdict.ok
        assert list(keeping_more(instance, len(result.separated))) == []

    holds()


def crowded(source: Random) -> Instance:
    """Towns where seats are few and everybody wishes every place, so that claims abound."""
    names = [f"s{number}" for number in range(source.randint(3, 4))]
    keys = [f"b{number}" for number in source.sample(range(4), source.randint(2, 4))]

    def mixed(row: list[str]) -> list[str]:
        return source.sample(row, len(row))

    town, school = source.randint(0, len(keys)), source.randint(0, 2)
    members = {"town": keys[:town], "school": keys[: min(school, town)], "beside": keys[town:]}
    groups = {
        name: Group(places, source.choice([None, 1, 2, 3, 4])) for name, places in members.items()
    }
    pairs = [ProposerPair(*names[at : at + 2], source.choice(list(Together))) for at in (0, 2)]
    return Instance(
        {name: mixed(keys) for name in names},
        {key: Place(source.randint(1, 4), ranking=mixed(names)) for key in keys},
        fixed={"guest": source.choice(keys)} if source.random() < 0.3 else {},
        groups=groups,
        pairs=pairs[: source.randint(1, len(names) // 2)],
    )


@settings(max_examples=80)
@given(st.randoms(use_true_random=True).map(crowded))
def test_the_search_and_the_checker_mean_the_same(instance: Instance) -> None:
    """What is stable for one is so for the other, among all matchings with two claims at most."""
    search = Search(instance, prepare(instance), ())
    for matching in all_matchings(instance):
        for apart in ((), tuple(pair[:2] for pair in instance.pairs)):
            verdict = check_matching(instance, matching, (), apart)
            if verdict.blocking_count <= 2 and not verdict.violations:
                placed = {name: key for name, key in matching.items() if key is not None}
                assert search.allows(PairOutcome(placed, apart)) == verdict.ok


@settings(max_examples=100)
@given(st.booleans().flatmap(lambda minima: paired_instances(limits=True, minima=minima)))
def test_pairs_under_limits_are_stable_and_explained(instance: Instance) -> None:
    result = solve(instance, explain=True)
    assert result.verdict.ok
    reasons = {item.reason for one in result.explanations.values() for item in one.refused}
    assert RefusalReason.NOT_STABLE not in reasons


@settings(max_examples=50)
@given(paired_instances(limits=True))
def test_the_other_ways_to_distribute_know_pairs_under_limits(instance: Instance) -> None:
    """Filling vacancies where there are none moves nobody; the flow breaks nothing but pairs."""
    result = solve(instance)
    assert fill_vacancies(result.matching, instance).result.matching == result.matching
    codes = {violation.code for violation in minimum_total_rank(instance).verdict.violations}
    assert codes <= {"pair_apart"}


@settings(max_examples=50)
@given(st.booleans().flatmap(lambda limits: paired_instances(limits=limits)))
def test_pairs_give_the_same_result_every_time(instance: Instance) -> None:
    assert solve(instance).digest == solve(instance).digest


def test_minimum_quotas_and_pairs_together() -> None:
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["a", "b"]},
        {"a": Place(3, minimum=3), "b": Place(2)},
        pairs=[ProposerPair("s1", "s2")],
    )
    result = solve(instance)
    assert result.matching == {"s1": "b", "s2": "b"}
    assert result.verdict.ok


@pytest.mark.parametrize("separated", [[], [["s1", "s2"]]])
def test_a_file_that_breaks_a_pair_must_say_so(separated: list[list[str]]) -> None:
    instance = Instance(
        {"s1": ["a"], "s2": ["b"]}, {"a": Place(1), "b": Place(1)}, pairs=[ProposerPair("s1", "s2")]
    )
    result = replace(solve(instance), separated=tuple(map(tuple, separated)))
    codes = {violation.code for violation in verify(instance, result).violations}
    assert codes == (set() if separated else {"pair_apart"})
