"""Explanations say why, with one's own standing and the weakest admitted, and name nobody."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from app.matching import (
    Forbidden,
    Instance,
    NotExplainedError,
    OutcomeBasis,
    Place,
    PlaceStanding,
    RefusalReason,
    figures,
    solve,
)
from app.matching.model.documents import result_document
from tests.matching.strategies import instances


def test_full_place_shows_both_standings(two_towns: Instance) -> None:
    explanation = solve(two_towns, explain=True).explanations["s1"]
    assert (explanation.place, explanation.rank, explanation.basis) == (
        None,
        None,
        OutcomeBasis.UNPLACED,
    )
    first, second = explanation.refused
    assert (first.place, first.reason) == ("b1", RefusalReason.FULL)
    assert (first.own, first.weakest) == (PlaceStanding(2, None), PlaceStanding(1, None))
    assert (second.place, second.rank, second.own) == ("b2", 2, PlaceStanding(2, None))


def test_lottery_numbers_are_shown_where_they_decided() -> None:
    result = solve(Instance({"s1": ["b"], "s2": ["b"]}, {"b": Place(1)}, seed=3), explain=True)
    (loser,) = result.unmatched
    (refusal,) = result.explanations[loser].refused
    assert refusal.own is not None
    assert refusal.weakest is not None
    assert refusal.own == PlaceStanding(None, result.lottery[loser])
    assert (refusal.weakest.number or 0) < (refusal.own.number or 0)


def test_other_reasons() -> None:
    instance = Instance(
        {"s1": ["barred", "stranger", "none", "last"]},
        {
            "barred": Place(1),
            "stranger": Place(1, ranking=[]),
            "none": Place(0),
            "last": Place(1),
        },
        forbidden=[Forbidden("s1", "barred", "нет 18 лет")],
    )
    explanation = solve(instance, explain=True).explanations["s1"]
    assert [(item.place, item.reason) for item in explanation.refused] == [
        ("barred", RefusalReason.FORBIDDEN),
        ("stranger", RefusalReason.NOT_ACCEPTED),
        ("none", RefusalReason.NO_SEATS),
    ]
    assert explanation.refused[0].note == "нет 18 лет"
    assert explanation.rank == 4


def test_fixed_are_called_fixed() -> None:
    result = solve(Instance({"s1": ["b1"]}, {"b1": Place(1)}, fixed={"s1": "b1"}), explain=True)
    assert result.explanations["s1"].basis is OutcomeBasis.FIXED


@given(instances())
def test_every_ungranted_wish_has_its_reason(instance: Instance) -> None:
    result = solve(instance, explain=True)
    for name, explanation in result.explanations.items():
        others = result.matching.keys() - {name}
        assert not others & set(
            json.dumps(result_document(result)["explanations"][name]).split('"')
        )
        reasons = {item.reason for item in explanation.refused}
        assert reasons.isdisjoint(
            {RefusalReason.NOT_STABLE, RefusalReason.GROUP_LIMIT, RefusalReason.PAIR}
        )
        for item in explanation.refused:
            if item.reason is RefusalReason.FULL and item.weakest and item.own:
                assert (item.own.rank or 0) >= (item.weakest.rank or 0)


def test_explanations_nobody_asked_for_cannot_be_taken_for_none(two_towns: Instance) -> None:
    result = solve(two_towns)
    with pytest.raises(NotExplainedError):
        _ = result.explanations
    with pytest.raises(NotExplainedError):
        figures(two_towns, result)
    assert "explanations" not in result_document(result)
    assert "explanations" in result_document(solve(two_towns, explain=True))
