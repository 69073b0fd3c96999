"""From rows to the question the matching answers, and back to seats; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.matching import Instance, OutcomeBasis, OutcomeExplanation, Place, Refusal, Result
from app.matching.model.lottery import LotteryDraws, number_of
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


def draw_of(seed: int, student_id: int) -> int:
    """Return what a student draws in the lottery of a period; the smallest goes first."""
    return number_of(LotteryDraws(seed).draw(student_key(student_id)))


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
    wishers = _wishers(proposing)
    return Instance(
        proposers={
            student_key(one.student_id): [place_key(place) for place in one.place_ids]
            for one in proposing
        },
        places={
            place_key(offer.place_id): _place(offer, wishers.get(offer.place_id, ()))
            for offer in offers
        },
        fixed={student_key(student): place_key(place) for student, place in by_hand.items()},
        seed=seed,
    )


def _wishers(applicants: Sequence[Applicant]) -> Mapping[int, Sequence[Applicant]]:
    wishers: defaultdict[int, list[Applicant]] = defaultdict(list)
    for one in applicants:
        for place_id in one.place_ids:
            wishers[place_id].append(one)
    return wishers


def _place(offer: OfferedPlace, wishers: Sequence[Applicant]) -> Place:
    """Whom the place accepts is said only where somebody who may not hold it wished it.

    Nobody else can get there, and lists of all students at all places outgrow everything.
    """
    accepted = [one for one in wishers if may_hold(offer.speciality_id, one.speciality_id)]
    if len(accepted) == len(wishers):
        return Place(offer.seats)
    return Place(offer.seats, accepts=[student_key(one.student_id) for one in accepted])


def outcomes(result: Result) -> list[StudentOutcome]:
    """Return what a distribution decided; those seated by hand are left out.

    Raises NotExplainedError for a result solved without explanations.
    """
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
