"""A repair as a question: who is let go asks again; the answer is stable and moves the fewest."""

from random import Random

import pytest

from app.matching import Instance, Place, solve, verify
from app.practice.changes.enums import MoveCause, RepairWay, Trouble
from app.practice.changes.errors import TroubleError
from app.practice.changes.rules import (
    Released,
    RepairTerms,
    answer_to,
    check_trouble,
    free_after,
    moves_of,
    question_after,
)
from app.practice.changes.swap_rules import code_in
from app.practice.remaining import FreePlace, SeatGround, SeatlessStudent, propose_seats

CLOSED = RepairTerms(Trouble.PLACE_CLOSED, RepairWay.FAIR, "ремонт", place_id=1)


def market(chance: Random) -> Instance:
    """Invent up to twelve students who wish for some of five places."""
    places = {f"p{one}": Place(chance.randint(1, 3)) for one in range(1, 6)}
    wishes = {
        f"s{one}": chance.sample(sorted(places), chance.randint(1, 4))
        for one in range(1, chance.randint(5, 13))
    }
    return Instance(wishes, places, seed=chance.randint(0, 999))


@pytest.mark.parametrize("seed", range(40))
def test_a_closed_place_is_repaired_stably_and_cheaper_than_anew(seed: int) -> None:
    before = market(Random(seed))  # noqa: S311 - not a secret
    published = solve(before, explain=True).matching
    seats = {int(name[1:]): int(place[1:]) if place else None for name, place in published.items()}
    question = question_after(before, CLOSED, seats=seats, released=[], specialities={})
    repair = answer_to(question, RepairWay.FAIR)
    assert verify(question.after, repair.result).ok
    anew = solve(question.after).matching
    moved_anew = sum(anew[name] != place for name, place in published.items())
    assert len(repair.moves) <= moved_anew
    assert "p1" not in repair.result.matching.values()
    leaving = {int(name[1:]) for name, place in published.items() if place == "p1"}
    assert leaving <= {move.student_id for move in moves_of(repair)}
    gentle = answer_to(question, RepairWay.GENTLE)
    stayed = {name for name, place in published.items() if place and place != "p1"}
    assert all(gentle.result.matching[name] == published[name] for name in stayed)
    taken = sum(place is not None for place in repair.result.matching.values())
    capacity = sum(place.capacity for place in question.after.places.values())
    assert sum(free_after(repair, question.after).values()) == capacity - taken


def test_who_was_seated_by_hand_proposes_again_or_is_lost() -> None:
    before = Instance(
        {"s1": ["p2"]}, {"p1": Place(2), "p2": Place(1)}, fixed={"s2": "p1", "s3": "p1"}, seed=1
    )
    released = [Released(2, 7, (2,)), Released(3, 7)]
    seats = {1: 2, 2: 1, 3: 1}
    question = question_after(
        before, CLOSED, seats=seats, released=released, specialities={1: None, 2: None}
    )
    assert question.lost == (3,)
    assert question.after.fixed == {}
    repair = answer_to(question, RepairWay.GENTLE)
    assert repair.result.matching == {"s1": "p2", "s2": None}
    [move] = moves_of(repair)
    assert (move.student_id, move.cause) == (2, MoveCause.PLACE_CLOSED)


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (RepairTerms(Trouble.STUDENT_OUT, RepairWay.FAIR, "x"), "student_id"),
        (RepairTerms(Trouble.PLACE_CLOSED, RepairWay.FAIR, "x"), "place_id"),
        (RepairTerms(Trouble.SEATS_CUT, RepairWay.FAIR, "x", place_id=1, seats=3), "seats"),
    ],
)
def test_what_is_no_trouble_is_told_by_its_field(terms: RepairTerms, field: str) -> None:
    known = (3, 1) if terms.place_id else (None, None)
    with pytest.raises(TroubleError) as error:
        check_trouble(terms, seats=known[0], taken=known[1])
    assert error.value.field == field


def test_terms_travel_with_the_job() -> None:
    assert RepairTerms.from_json(CLOSED.as_json()) == CLOSED


@pytest.mark.parametrize(("text", "code"), [("s15", 15), (" С15 ", 15), ("15", 15), ("Ян", None)])
def test_a_code_is_read_as_people_type_it(text: str, code: int | None) -> None:
    assert code_in(text) == code


def test_the_nearest_seat_of_the_speciality_is_offered_to_the_silent() -> None:
    home = (48.0, 38.0)
    student = SeatlessStudent(1, 7, "снежное", (), home)
    places = [
        FreePlace(1, 1, None, "торез", (48.5, 38.0)),
        FreePlace(2, 1, None, "зугрэс", (48.1, 38.0)),
        FreePlace(3, 1, 8, "рядом", (48.01, 38.0)),  # of another speciality
    ]
    proposal = propose_seats([student], places)
    assert proposal.seats == {1: (2, SeatGround.NEAR)}
    assert proposal.distances == {1: 11}
    assert "11" in proposal.noted()[1][1]
    refused = propose_seats([student], places, forbidden={(1, 2)})
    assert refused.seats == {1: (1, SeatGround.NEAR)}
