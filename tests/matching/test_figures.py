"""Figures and the comparison of two results."""

from __future__ import annotations

from dataclasses import replace

from app.matching import Algorithm, Instance, Place, solve
from app.matching.proof.figures import Difference, OutcomeChange, compare, figures
from app.matching.solving.minimum_total_rank import minimum_total_rank


def test_figures_count_people_seats_and_reasons() -> None:
    instance = Instance(
        {"s1": ["a"], "s2": ["a"], "s3": [], "s4": ["b"], "s5": ["d", "b"]},
        {
            "a": Place(1, ranking=["s1", "s2"]),
            "b": Place(3, minimum=3),
            "c": Place(2),
            "d": Place(1),
        },
        fixed={"s9": "c"},
    )
    found = figures(instance, solve(instance, explain=True))
    assert (found.proposers, found.placed, found.fixed) == (6, 3, 1)
    assert found.rank_profile == {1: 2}
    assert found.unmatched == {"closed_minimum": 1, "full": 1, "no_wishes": 1}
    assert (found.seats, found.unused_seats, found.closed_places) == (4, 1, 1)
    assert found.justified_envy == 0


def test_comparison_by_person() -> None:
    instance = Instance(
        {"m1": ["w1", "w2"], "m2": ["w2", "w1"], "m3": ["w3"]},
        {
            "w1": Place(1, ranking=["m2", "m1"]),
            "w2": Place(1, ranking=["m1", "m2"]),
            "w3": Place(1),
        },
    )
    best = solve(instance)
    worst = solve(replace(instance, algorithm=Algorithm.PLACE_PROPOSING))
    comparison = compare(instance, best, worst)
    assert comparison.differences == (
        Difference("m1", "w1", "w2", OutcomeChange.WORSE),
        Difference("m2", "w2", "w1", OutcomeChange.WORSE),
    )
    assert comparison.counts == {
        OutcomeChange.SAME: 1,
        OutcomeChange.EQUAL: 0,
        OutcomeChange.BETTER: 0,
        OutcomeChange.WORSE: 2,
    }
    assert compare(instance, worst, best).counts[OutcomeChange.BETTER] == 2


def test_the_envy_of_the_flow_is_counted() -> None:
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["a"]},
        {"a": Place(1, ranking=["s1", "s2"]), "b": Place(1, ranking=["s1"])},
    )
    stable, flow = solve(instance), minimum_total_rank(instance, explain=True)
    assert figures(instance, flow).justified_envy == 1
    assert {one.name: one.change for one in compare(instance, stable, flow).differences} == {
        "s1": OutcomeChange.WORSE,
        "s2": OutcomeChange.BETTER,
    }


def test_equal_wishes_are_neither_better_nor_worse() -> None:
    instance = Instance({"s1": [("a", "b")]}, {"a": Place(1), "b": Place(1)})
    one = solve(instance)
    other = replace(one, matching={"s1": "a" if one.matching["s1"] == "b" else "b"})
    assert compare(instance, one, other).counts[OutcomeChange.EQUAL] == 1
