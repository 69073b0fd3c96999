"""From rows to the question the matching answers, and back to seats; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.matching import Instance, OutcomeBasis, OutcomeExplanation, Place, Refusal, Result
from app.practice.rules import may_hold


@dataclass(frozen=True)
class Applicant:
    """A student who sent an application, places in the order of desire."""

    student_id: int
    speciality_id: int
    place_ids: tuple[int, ...]


@dataclass(frozen=True)
class OfferedPlace:
    """Seats at one base, for one speciality or for all."""

    place_id: int
    seats: int
    speciality_id: int | None = None


@dataclass(frozen=True)
class StudentOutcome:
    """A student's outcome as the database keeps it; `refused` explains the wishes above it."""

    student_id: int
    place_id: int | None
    rank: int | None
    lottery_number: int | None
    refused: list[dict[str, object]]


def student_key(student_id: int) -> str:
    """Return the name a student has in the instance and in the lottery."""
    return f"s{student_id}"


def place_key(place_id: int) -> str:
    """Return the name a place has in the instance."""
    return f"p{place_id}"


def build_instance(
    applicants: Iterable[Applicant],
    offers: Iterable[OfferedPlace],
    *,
    by_hand: Mapping[int, int],
    seed: int,
) -> Instance:
    """Return the question: who wishes what, what is offered, who was seated by hand already."""
    proposing = [one for one in applicants if one.student_id not in by_hand]
    return Instance(
        proposers={
            student_key(one.student_id): [place_key(place) for place in one.place_ids]
            for one in proposing
        },
        places={place_key(offer.place_id): _place(offer, proposing) for offer in offers},
        fixed={student_key(student): place_key(place) for student, place in by_hand.items()},
        seed=seed,
    )


def _place(offer: OfferedPlace, applicants: Sequence[Applicant]) -> Place:
    if offer.speciality_id is None:
        return Place(offer.seats)
    accepted = [
        student_key(one.student_id)
        for one in applicants
        if may_hold(offer.speciality_id, one.speciality_id)
    ]
    return Place(offer.seats, accepts=accepted)


def outcomes(result: Result) -> list[StudentOutcome]:
    """Return what a distribution decided; those seated by hand are left out."""
    numbers = lottery_numbers(result.lottery)
    return [
        _outcome(name, explanation, numbers, result)
        for name, explanation in result.explanations.items()
        if explanation.basis is not OutcomeBasis.FIXED
    ]


def lottery_numbers(draws: Mapping[str, int]) -> dict[int, int]:
    """Map each draw to its number from 1, the luckiest first: what people can compare."""
    return {draw: number for number, draw in enumerate(sorted(set(draws.values())), start=1)}


def _outcome(
    name: str, explanation: OutcomeExplanation, numbers: Mapping[int, int], result: Result
) -> StudentOutcome:
    return StudentOutcome(
        student_id=int(name[1:]),
        place_id=int(explanation.place[1:]) if explanation.place else None,
        rank=explanation.rank,
        lottery_number=numbers.get(result.lottery.get(name, -1)),
        refused=[_refusal(one, numbers, result) for one in explanation.refused],
    )


def _refusal(refusal: Refusal, numbers: Mapping[int, int], result: Result) -> dict[str, object]:
    own, last = refusal.own, refusal.weakest
    return {
        "place": int(refusal.place[1:]),
        "rank": refusal.rank,
        "reason": refusal.reason.value,
        "seats": result.cutoffs[refusal.place].capacity,
        "number": numbers.get(own.number) if own and own.number is not None else None,
        "last": numbers.get(last.number) if last and last.number is not None else None,
    }
