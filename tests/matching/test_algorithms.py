"""Each algorithm against the definition, on everything small enough to enumerate."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import Algorithm, Group, Instance, Place, RefusalReason, solve
from app.matching.model.instance import rank_in
from tests.matching.enumeration import Matching, all_matchings, stable_matchings
from tests.matching.strategies import instances, orders


def rank(instance: Instance, matching: Matching, name: str) -> int:
    """Rank of somebody's outcome, far more than any list for none."""
    key = matching[name]
    return 99 if key is None else rank_in(instance.proposers[name], key) or 0


@settings(max_examples=80)
@given(instances(ties=False, most=4))
def test_student_proposing_is_best_for_every_proposer(instance: Instance) -> None:
    result = dict(solve(instance).matching)
    for other in stable_matchings(instance):
        for name in instance.proposers:
            assert rank(instance, result, name) <= rank(instance, other, name)


@settings(max_examples=80)
@given(instances(ties=False, most=4))
def test_place_proposing_is_worst_for_every_proposer(instance: Instance) -> None:
    result = solve(replace(instance, algorithm=Algorithm.PLACE_PROPOSING))
    assert result.verdict.ok
    for other in stable_matchings(instance):
        for name in instance.proposers:
            assert rank(instance, dict(result.matching), name) >= rank(instance, other, name)


@settings(max_examples=80)
@given(instances(ties=False, most=4))
def test_rural_hospitals(instance: Instance) -> None:
    """The same people are placed and every place fills alike in all stable matchings; a place
    with a seat left gets the very same people (A. Roth, 1986)."""
    matchings = stable_matchings(instance)
    first = matchings[0]
    placed = {name for name, key in first.items() if key}
    for other in matchings[1:]:
        assert {name for name, key in other.items() if key} == placed
        assert Counter(other.values()) == Counter(first.values())
        for key, place in instance.places.items():
            there = {name for name in placed if first[name] == key}
            if len(there) < place.capacity:
                assert there == {name for name in placed if other[name] == key}


@settings(max_examples=150)
@given(instances(), st.data())
def test_nobody_gains_by_lying(instance: Instance, data: st.DataObject) -> None:
    liar = data.draw(st.sampled_from(sorted(instance.proposers)))
    lie = data.draw(orders(sorted(instance.places)))
    honest = dict(solve(instance).matching)
    lied = dict(solve(replace(instance, proposers={**instance.proposers, liar: lie})).matching)
    gained = lied[liar] is not None and rank_in(instance.proposers[liar], lied[liar] or "")
    if gained:
        assert rank(instance, honest, liar) <= gained


@given(instances(groups=True))
def test_group_limits_hold_and_leave_no_justified_claim(instance: Instance) -> None:
    assert solve(instance, explain=True).verdict.ok


@settings(max_examples=150)
@given(instances(groups=True), st.data())
def test_nobody_gains_by_lying_under_group_limits(instance: Instance, data: st.DataObject) -> None:
    liar = data.draw(st.sampled_from(sorted(instance.proposers)))
    lie = data.draw(orders(sorted(instance.places), ties=False))
    strict = replace(instance, proposers={**instance.proposers, liar: sorted(instance.places)})
    honest = dict(solve(strict).matching)
    lied = dict(solve(replace(strict, proposers={**instance.proposers, liar: lie})).matching)
    if lied[liar] is not None:
        assert rank(strict, honest, liar) <= rank(strict, lied, liar)


def test_a_town_limit_spreads_its_seats() -> None:
    """Ten interns like one city hospital; the region takes ten of twenty (after Kamada, Kojima)."""
    names = [f"s{number}" for number in range(10)]
    instance = Instance(
        {name: ["h1"] if number < 3 else ["h2"] for number, name in enumerate(names)},
        {"h1": Place(10, ranking=names), "h2": Place(10, ranking=names)},
        groups={"region": Group(["h1", "h2"], 8)},
    )
    result = solve(instance, explain=True)
    assert Counter(result.matching.values()) == {"h1": 3, "h2": 5, None: 2}
    assert result.unmatched == ("s8", "s9")
    refusal = result.explanations["s8"].refused[0]
    assert (refusal.reason, refusal.note) == (RefusalReason.GROUP_LIMIT, "region")
    assert refusal.weakest is not None


def test_a_group_without_a_maximum_limits_nothing() -> None:
    instance = Instance({"s1": ["b1"]}, {"b1": Place(1)}, groups={"town": Group(["b1"])})
    result = solve(instance)
    assert (result.matching, result.algorithm) == ({"s1": "b1"}, "student_proposing")


ALL = tuple(Algorithm)


@given(instances(minima=True, algorithms=ALL))
def test_minimum_quotas_leave_open_places_filled(instance: Instance) -> None:
    result = solve(instance, explain=True)
    assert result.verdict.ok
    assert {closure.place for closure in result.closures} == set(result.closed_places)


@given(instances(minima=True, groups=True))
def test_minimum_quotas_and_group_limits_together(instance: Instance) -> None:
    assert solve(instance).verdict.ok


def test_the_worst_filled_place_closes_first() -> None:
    instance = Instance(
        {"s1": ["b1", "b2"], "s2": ["b2", "b1"], "s3": ["b2"], "s4": ["b3"]},
        {
            "b1": Place(4, minimum=3, ranking=["s1", "s2", "s3"]),
            "b2": Place(4, minimum=3, ranking=["s1", "s2", "s3"]),
            "b3": Place(1),
            "b4": Place(2, minimum=1),
        },
    )
    result = solve(instance, explain=True)
    assert [(one.place, one.taken, one.minimum) for one in result.closures] == [
        ("b1", 1, 3),
        ("b4", 0, 1),
    ]
    assert result.matching == {"s1": "b2", "s2": "b2", "s3": "b2", "s4": "b3"}
    assert result.algorithm == "student_proposing+minimum_quotas"
    assert result.explanations["s1"].refused[0].reason is RefusalReason.CLOSED_MINIMUM


def test_somebody_fixed_keeps_a_place_open() -> None:
    instance = Instance({"s1": ["b1"]}, {"b1": Place(3, minimum=3)}, fixed={"s9": "b1"})
    result = solve(instance)
    assert (result.matching, result.closed_places) == ({"s1": "b1", "s9": "b1"}, ())
    assert result.verdict.ok


@settings(max_examples=80)
@given(instances(most=4, lotteries=False))
def test_larger_stable_is_weakly_stable_and_large(instance: Instance) -> None:
    weak = replace(instance, algorithm=Algorithm.LARGER_STABLE)
    result = solve(weak)
    assert result.verdict.ok
    largest = max(
        (sum(key is not None for key in matching.values()) for matching in stable_matchings(weak)),
        default=0,
    )
    placed = sum(key is not None for key in result.matching.values())
    assert placed * 2 >= largest
    if not any(isinstance(entry, tuple) for row in instance.proposers.values() for entry in row):
        assert placed * 3 >= largest * 2


def test_larger_stable_places_whom_the_lottery_would_leave() -> None:
    places = {"b1": Place(1, ranking=[["s1", "s2"]]), "b2": Place(1, ranking=["s1"])}
    for seed in range(8):
        instance = Instance(
            {"s1": ["b1", "b2"], "s2": ["b1"]},
            places,
            seed=seed,
            algorithm=Algorithm.LARGER_STABLE,
        )
        assert solve(instance).matching == {"s1": "b2", "s2": "b1"}


def test_enumeration_counts_what_it_should() -> None:
    """Two couples with opposite tastes have two stable matchings among nine assignments."""
    instance = Instance(
        {"m1": ["w1", "w2"], "m2": ["w2", "w1"]},
        {"w1": Place(1, ranking=["m2", "m1"]), "w2": Place(1, ranking=["m1", "m2"])},
    )
    assert len(list(all_matchings(instance))) == 9
    assert len(stable_matchings(instance)) == 2
