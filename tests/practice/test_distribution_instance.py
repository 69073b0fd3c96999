"""From rows to the matching and back, without a database."""

from dataclasses import replace

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.matching import Place, RefusalReason, solve, verify
from app.practice import distribution_instance as instances
from app.practice.distribution_instance import Applicant, OfferedPlace
from app.practice.explanations import explain_refusal

EXPLAINED = {RefusalReason.FULL, RefusalReason.NO_SEATS, RefusalReason.NOT_ACCEPTED}


@st.composite
def markets(draw: st.DrawFn) -> tuple[list[Applicant], list[OfferedPlace], dict[int, int]]:
    """Small markets with restrictions and some seats given by hand."""
    count = draw(st.integers(1, 4))
    specialities = st.sampled_from([1, 2])
    offers = [
        OfferedPlace(place, draw(st.integers(1, 3)), draw(st.one_of(st.none(), specialities)))
        for place in range(1, count + 1)
    ]
    lists = st.lists(st.integers(1, count), unique=True, min_size=1).map(tuple)
    applicants = [
        Applicant(student, draw(specialities), draw(lists))
        for student in range(1, draw(st.integers(1, 7)) + 1)
    ]
    by_hand: dict[int, int] = {}
    if draw(st.booleans()):
        by_hand[draw(st.integers(1, 9))] = 1
    return applicants, offers, by_hand


@given(markets(), st.integers(0, 2**48 - 1))
def test_every_distribution_is_stable_and_every_refusal_can_be_said(
    market: tuple[list[Applicant], list[OfferedPlace], dict[int, int]], seed: int
) -> None:
    applicants, offers, by_hand = market
    instance = instances.build_instance(applicants, offers, by_hand=by_hand, seed=seed)
    result = solve(instance, explain=True)
    assert verify(instance, result).ok
    found = instances.outcomes(result)
    assert {one.student_id for one in found} == {
        one.student_id for one in applicants if one.student_id not in by_hand
    }
    for outcome in found:
        assert all(RefusalReason(str(one["reason"])) in EXPLAINED for one in outcome.refused)
        assert [one["rank"] for one in outcome.refused] == list(
            range(1, (outcome.rank or len(outcome.refused) + 1))
        )


@given(markets(), st.integers(0, 2**48 - 1))
def test_who_lost_to_the_lottery_had_the_larger_number(
    market: tuple[list[Applicant], list[OfferedPlace], dict[int, int]], seed: int
) -> None:
    applicants, offers, by_hand = market
    instance = instances.build_instance(applicants, offers, by_hand=by_hand, seed=seed)
    for outcome in instances.outcomes(solve(instance, explain=True)):
        for refusal in outcome.refused:
            if refusal["reason"] == RefusalReason.FULL:
                assert refusal["number"] == outcome.lottery_number
                assert refusal["last"] < refusal["number"]  # type: ignore[operator]


@given(markets(), st.integers(0, 2**48 - 1))
def test_naming_only_the_refused_wishes_changes_nothing(
    market: tuple[list[Applicant], list[OfferedPlace], dict[int, int]], seed: int
) -> None:
    """The result is that of an instance whose places list every student of their speciality."""
    applicants, offers, by_hand = market
    instance = instances.build_instance(applicants, offers, by_hand=by_hand, seed=seed)
    listed = {
        f"p{offer.place_id}": Place(
            offer.seats,
            accepts=[
                f"s{one.student_id}"
                for one in applicants
                if one.student_id not in by_hand
                and offer.speciality_id in {None, one.speciality_id}
            ],
        )
        for offer in offers
    }
    full = solve(replace(instance, places=listed), explain=True)
    slim = solve(instance, explain=True)
    assert (slim.matching, slim.lottery) == (full.matching, full.lottery)
    assert slim.explanations == full.explanations


def test_a_place_lists_students_only_where_a_wish_must_be_refused() -> None:
    """Lists of all students at all places took a gigabyte at a region's size."""
    applicants = [Applicant(student, 1, (1, 2)) for student in range(1, 5)]
    offers = [OfferedPlace(1, 2, 1), OfferedPlace(2, 2, 2), OfferedPlace(3, 2)]
    instance = instances.build_instance(applicants, offers, by_hand={}, seed=7)
    assert {key: place.accepts for key, place in instance.places.items()} == {
        "p1": None,
        "p2": [],
        "p3": None,
    }


def test_the_same_rows_in_another_order_give_the_same_digest() -> None:
    applicants = [Applicant(1, 1, (1, 2)), Applicant(2, 1, (1,)), Applicant(3, 2, (2, 1))]
    offers = [OfferedPlace(1, 1), OfferedPlace(2, 1, 2)]
    one = solve(instances.build_instance(applicants, offers, by_hand={}, seed=7))
    other = solve(instances.build_instance(applicants[::-1], offers[::-1], by_hand={}, seed=7))
    assert one.digest == other.digest


def test_seats_given_by_hand_are_not_distributed_again() -> None:
    instance = instances.build_instance(
        [Applicant(1, 1, (1,)), Applicant(2, 1, (1,))], [OfferedPlace(1, 1)], by_hand={1: 1}, seed=7
    )
    [outcome] = instances.outcomes(solve(instance, explain=True))
    assert (outcome.student_id, outcome.place_id) == (2, None)
    assert outcome.refused[0]["reason"] == RefusalReason.NO_SEATS


def test_explanations_name_numbers_and_nobody(app: Flask) -> None:
    full = {"reason": "full", "seats": 4, "number": 17, "last": 11}
    assert explain_refusal(full) == (
        "Мест здесь 4, последнее из них получил студент с номером 11 в жребии, у вас номер 17."
    )
    assert explain_refusal(full | {"seats": 1}).startswith("Место здесь одно, его получил")
    assert "другой специальности" in explain_refusal({"reason": "not_accepted"})
    assert "до распределения" in explain_refusal({"reason": "no_seats"})
