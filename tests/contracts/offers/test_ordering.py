"""The order of applications: the same whoever asks, by the rules, told as it is."""

from itertools import pairwise
from typing import Any

from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contracts.offers.enums import OrderingRule
from app.contracts.offers.ordering import (
    TargetApplicant,
    facts_in_words,
    lottery_key,
    lottery_number,
    order_applicants,
    place_in_words,
    value_of,
)

APPLICANTS = st.lists(
    st.builds(
        TargetApplicant,
        id=st.integers(1, 10**6),
        key=st.just(""),
        average_mark=st.none() | st.sampled_from([300, 425, 500]),
        lives_in_town=st.booleans(),
        practised=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
).map(lambda many: [_keyed(one) for one in many])
RULES = st.lists(st.sampled_from(list(OrderingRule)), max_size=3, unique=True)


def _keyed(one: TargetApplicant) -> TargetApplicant:
    return TargetApplicant(
        one.id, lottery_key(one.id), one.average_mark, one.lives_in_town, one.practised
    )


@settings(max_examples=30)
@given(many=APPLICANTS, rules=RULES, seed=st.text(max_size=5), data=st.data())
def test_the_order_is_of_the_rules_and_of_nothing_else(
    many: list[TargetApplicant], rules: list[OrderingRule], seed: str, data: Any
) -> None:
    ranked = order_applicants(many, rules, seed)
    assert [one.place for one in ranked] == list(range(1, len(many) + 1))
    assert {one.applicant.id for one in ranked} == {one.id for one in many}
    shuffled = data.draw(st.permutations(many))
    assert order_applicants(shuffled, rules, seed) == ranked
    for above, below in pairwise(ranked):
        first, second = (
            [value_of(one.applicant, rule) for rule in rules] for one in (above, below)
        )
        assert first >= second
        if first == second:
            draws = [lottery_number(one.applicant.key, seed) for one in (above, below)]
            assert draws[0] <= draws[1]


@settings(max_examples=30)
@given(many=APPLICANTS, rules=RULES, leaving=st.integers(0, 11))
def test_who_leaves_moves_nobody_past_another(
    many: list[TargetApplicant], rules: list[OrderingRule], leaving: int
) -> None:
    before = [one.applicant.id for one in order_applicants(many, rules, "x")]
    stayed = [one for place, one in enumerate(many) if place != leaving]
    after = [one.applicant.id for one in order_applicants(stayed, rules, "x")]
    assert after == [one for one in before if one in set(after)]


def test_the_lottery_favours_nobody() -> None:
    two = [_keyed(TargetApplicant(1, "")), _keyed(TargetApplicant(2, ""))]
    first = sum(order_applicants(two, [], str(n))[0].applicant.id == 1 for n in range(1000))
    assert 430 < first < 570


def test_the_place_is_told_with_its_reasons(app: Flask) -> None:
    with app.test_request_context():
        rules = [OrderingRule.AVERAGE_MARK]
        told = place_in_words(7, 9, 3, rules)
        facts = facts_in_words(TargetApplicant(1, "s1", 425), rules, "Жребий")
    assert told.startswith("7-я из 9")
    assert "средний балл" in told
    assert "3\N{NO-BREAK SPACE}места" in told
    assert "4,25" in facts
    assert str(lottery_number("s1", "Жребий")) in facts
