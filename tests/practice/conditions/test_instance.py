"""What the rules of a period make of the matching's question, without a database."""

import json
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import Instance, RefusalReason, Result, Together, read_instance, solve, verify
from app.matching import instance_document as document
from app.practice import distribution_instance as instances
from app.practice.conditions.rules import PlaceGroup, mutual_pairs
from app.practice.distribution_instance import Applicant, Conditions, OfferedPlace
from app.practice.enums import Advantage, BarReason
from app.practice.explanations import explain_refusal
from app.practice.keeping_apart import are_kept_apart, keep_apart, without_those_barred

TOWNS = ("орел", "тула")


@st.composite
def markets(draw: st.DrawFn) -> tuple[list[Applicant], list[OfferedPlace], Conditions, Instance]:
    """Small markets in which every rule may hold at once."""
    count = draw(st.integers(2, 5))
    offers = [
        OfferedPlace(
            place,
            draw(st.integers(1, 3)),
            minimum=draw(st.sampled_from([0, 0, 2])),
            organization_id=place % 3,
            base_id=place % 3,
            town=TOWNS[place % 3 % 2],
            has_dormitory=draw(st.booleans()),
        )
        for place in range(1, count + 1)
    ]
    lists = st.lists(st.integers(1, count), unique=True, min_size=1).map(tuple)
    people = range(1, draw(st.integers(2, 8)) + 1)
    applicants = [
        Applicant(
            student, 1, draw(lists), draw(st.sampled_from(TOWNS)), draw(st.booleans()),
            draw(st.sampled_from([(), (0,), (1,), (0, 1)])),
        )
        for student in people
    ]  # fmt: skip
    two = st.tuples(st.sampled_from(people), st.sampled_from(people)).filter(
        lambda it: it[0] < it[1]
    )
    town = [offer.place_id for offer in offers if offer.town == TOWNS[0]]
    conditions = Conditions(
        advantages=draw(st.sampled_from([(), (Advantage.TOWN,), tuple(Advantage)])),
        orders={1: draw(st.lists(st.sampled_from(people), unique=True))},
        refused={(draw(st.sampled_from(people)), 2): "База отказала: нет наставника."},
        conflicts={(draw(st.sampled_from(people)), 1)},
        pairs=draw(st.lists(two, max_size=1)),
        together=draw(st.sampled_from(Together)),
        groups=[PlaceGroup("town:орел", tuple(town), draw(st.sampled_from([None, 1, 2])))],
        apart=draw(st.lists(two, max_size=2, unique=True)),
    )
    by_hand = {draw(st.integers(1, 9)): 1} if draw(st.booleans()) else {}
    seed = draw(st.integers(0, 2**48 - 1))
    asked = instances.build_instance(
        applicants, offers, by_hand=by_hand, seed=seed, conditions=conditions
    )
    return applicants, offers, conditions, asked


def solved(
    asked: Instance, conditions: Conditions, offers: list[OfferedPlace]
) -> tuple[Instance, Result]:
    instance = keep_apart(asked, conditions.apart, offers)
    return instance, solve(instance, explain=True)


@given(markets())
@settings(max_examples=60)
def test_every_distribution_by_all_rules_is_verified_and_every_refusal_can_be_said(
    market: tuple[list[Applicant], list[OfferedPlace], Conditions, Instance],
) -> None:
    _applicants, offers, conditions, asked = market
    instance, result = solved(asked, conditions, offers)
    verdict = verify(instance, result)
    assert verdict.feasible
    assert not verdict.claims
    assert verdict.ok or conditions.pairs, "only pairs may leave somebody a claim"
    for outcome in instances.outcomes(result):
        for refusal in outcome.refused:
            words = explain_refusal(refusal)
            assert words.endswith(".")
            assert "%(" not in words


@given(markets())
@settings(max_examples=60)
def test_people_are_kept_apart_and_out_of_where_they_must_not_be(
    market: tuple[list[Applicant], list[OfferedPlace], Conditions, Instance],
) -> None:
    _applicants, offers, conditions, asked = market
    instance, result = solved(asked, conditions, offers)
    by_place = {f"p{offer.place_id}": offer for offer in offers}
    where = {
        int(name[1:]): by_place[place]
        for name, place in result.matching.items()
        if place and name not in instance.fixed
    }
    for student, organization in conditions.conflicts:
        assert student not in where or where[student].organization_id != organization
    for student, place in conditions.refused:
        assert student not in where or where[student].place_id != place
    for first, second in conditions.apart:
        if first in where and second in where:
            assert where[first].base_id != where[second].base_id
    assert are_kept_apart(instance, result, conditions.apart, offers)
    assert without_those_barred(instance) == asked
    assert keep_apart(asked, conditions.apart, offers) == instance, "the same every time"


@given(markets())
@settings(max_examples=40)
def test_limits_and_minimums_hold(
    market: tuple[list[Applicant], list[OfferedPlace], Conditions, Instance],
) -> None:
    _applicants, offers, conditions, asked = market
    instance, result = solved(asked, conditions, offers)
    at = Counter(place for place in result.matching.values() if place)
    for group in instance.groups.values():
        assert group.maximum is None or sum(at[place] for place in group.places) <= group.maximum
    fixed = Counter(instance.fixed.values())
    for offer in offers:
        key = f"p{offer.place_id}"
        assert at[key] <= offer.seats
        minimum = instance.places[key].minimum
        assert at[key] >= minimum or at[key] == fixed[key]


@given(markets())
@settings(max_examples=40)
def test_the_file_says_the_whole_question(
    market: tuple[list[Applicant], list[OfferedPlace], Conditions, Instance],
) -> None:
    _applicants, offers, conditions, asked = market
    instance, result = solved(asked, conditions, offers)
    read = read_instance(json.dumps(document(instance)).encode())
    assert solve(read).digest == result.digest
    assert dict(solve(read).matching) == dict(result.matching)


def ask(applicants: list[Applicant], conditions: Conditions, **offer: object) -> Instance:
    """Ask for one place with one seat."""
    place = replace(OfferedPlace(1, 1, organization_id=7, base_id=1, town="орел"), **offer)
    return instances.build_instance(applicants, [place], by_hand={}, seed=1, conditions=conditions)


def test_a_contract_stands_before_a_dormitory_and_that_before_the_town() -> None:
    here = Applicant(1, 1, (1,), town="орел")
    homeless = Applicant(2, 1, (1,), needs_dormitory=True)
    bound = Applicant(3, 1, (1,), contract_with={7})
    both = Applicant(4, 1, (1,), town="орел", contract_with={7})
    anybody = Applicant(5, 1, (1,))
    everybody = [here, homeless, bound, both, anybody]
    asked = ask(everybody, Conditions(advantages=tuple(Advantage)), has_dormitory=True)
    assert asked.places["p1"].ranking == [["s3", "s4"], "s2", "s1", "s5"]


def test_a_base_orders_within_what_the_rules_leave_equal() -> None:
    people = [Applicant(one, 1, (1,), town="орел" if one == 4 else "") for one in (1, 2, 3, 4)]
    conditions = Conditions(advantages=(Advantage.TOWN,), orders={1: (3, 1)})
    assert ask(people, conditions).places["p1"].ranking == ["s4", "s3", "s1", "s2"]


def test_where_nobody_stands_before_others_the_lottery_alone_decides() -> None:
    people = [Applicant(1, 1, (1,)), Applicant(2, 1, (1,))]
    assert ask(people, Conditions(advantages=tuple(Advantage))).places["p1"].ranking is None


def test_who_lost_by_the_rules_reads_no_number_of_the_lottery() -> None:
    people = [Applicant(1, 1, (1,)), Applicant(2, 1, (1,), town="орел")]
    result = solve(ask(people, Conditions(advantages=(Advantage.TOWN,))), explain=True)
    [lost] = [one for one in instances.outcomes(result) if one.place_id is None]
    words = explain_refusal(lost.refused[0])
    assert lost.student_id == 1
    assert words == "Место здесь одно, его получил студент, у которого по правилам преимущество."


def test_who_withdrew_leaves_the_other_of_the_pair_alone() -> None:
    conditions = Conditions(pairs=[(1, 2)])
    assert len(ask([Applicant(1, 1, (1,)), Applicant(2, 1, (1,))], conditions).pairs) == 1
    assert ask([Applicant(1, 1, (1,))], conditions).pairs == []


def test_a_limit_that_staff_overran_by_hand_stands_at_what_they_gave() -> None:
    groups = [PlaceGroup("org:7", (1,), 1)]
    asked = instances.build_instance(
        [], [OfferedPlace(1, 3)], by_hand={1: 1, 2: 1}, seed=1, conditions=Conditions(groups=groups)
    )
    assert asked.groups["org:7"].maximum == 2
    assert solve(asked).matching == {"s1": "p1", "s2": "p1"}


def test_a_barred_student_reads_why_and_no_name() -> None:
    conditions = Conditions(conflicts={(1, 7)})
    result = solve(ask([Applicant(1, 1, (1,))], conditions), explain=True)
    [refusal] = instances.outcomes(result)[0].refused
    assert refusal["reason"] == RefusalReason.FORBIDDEN
    assert explain_refusal(refusal) == str(BarReason.CONFLICT.label)


def test_a_pair_is_two_who_name_each_other() -> None:
    assert mutual_pairs({1: 2, 2: 1, 3: 1, 4: 5, 5: 6}) == [(1, 2)]
