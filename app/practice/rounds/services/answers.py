"""The answer of a second round: the same lottery and rules over those who chose."""

from collections import Counter
from dataclasses import dataclass, field, replace

from app.matching import Forbidden, Instance, solve
from app.practice.distribution_instance import (
    StudentOutcome,
    build_instance,
    outcomes,
    place_key,
    student_key,
)
from app.practice.keeping_apart import keep_apart
from app.practice.models import PracticePeriod
from app.practice.queries import instance as instance_queries
from app.practice.rounds import queries
from app.practice.rounds.rules import seat_words
from app.practice.rules import SeatOutcome, by_hand
from app.practice.services.gate import list_hindrances

MOST_ROUNDS = 5  # each forbids what the gate refused in the last one


@dataclass(frozen=True)
class RoundAnswer:
    """What a second round decided: who gets which seat, why not a better one, and all who chose."""

    seats: dict[int, SeatOutcome] = field(default_factory=dict)
    choosers: frozenset[int] = frozenset()
    outcomes: dict[int, StudentOutcome] = field(default_factory=dict)

    @property
    def given(self) -> Counter[int]:
        """Count the seats by place."""
        return Counter(seat.place_id for seat in self.seats.values() if seat.place_id)


def answer_round(period: PracticePeriod) -> RoundAnswer:
    """Distribute the free seats over those who chose; nothing is written.

    Seats that somebody holds stay; everybody chooses alone, pairs were of the first round. Who is
    refused a seat by the gate is asked about the next one.
    """
    choosers = queries.list_choosers(period)
    if not choosers:
        return RoundAnswer()
    conditions = replace(instance_queries.read_conditions(period), pairs=())
    offers = instance_queries.list_offers(period)
    asked = build_instance(
        choosers,
        offers,
        by_hand=queries.list_held_seats(period),
        seed=period.seed,
        conditions=conditions,
    )
    found = _solve(period, keep_apart(asked, conditions.apart, offers))
    seats = {
        one.student_id: by_hand(one.place_id, seat_words(one.rank or 1))
        for one in found.values()
        if one.place_id
    }
    return RoundAnswer(seats, frozenset(found), found)


def note_refusals(period: PracticePeriod, answer: RoundAnswer) -> None:
    """Keep why better wishes of those who chose failed: they read it on their page."""
    present = queries.choices_by_student(period, list(answer.outcomes))
    for student_id, outcome in answer.outcomes.items():
        present[student_id].explanation = outcome.refused


def _solve(period: PracticePeriod, instance: Instance) -> dict[int, StudentOutcome]:
    """Solve, and solve again without the seats that the gate refuses to somebody."""
    for _round in range(MOST_ROUNDS):
        found = {one.student_id: one for one in outcomes(solve(instance, explain=True))}
        wanted = {one: out.place_id for one, out in found.items() if out.place_id}
        refused = list_hindrances(period, wanted)
        if not refused:
            return found
        barred = [
            Forbidden(student_key(student), place_key(wanted[student]), str(error))
            for student, error in refused.items()
        ]
        instance = replace(instance, forbidden=[*instance.forbidden, *barred])
    return {
        one: replace(out, place_id=None) if one in refused else out for one, out in found.items()
    }
