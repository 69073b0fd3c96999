"""From rows to the question the matching answers, and back to seats; pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.matching import (
    Forbidden,
    Group,
    Instance,
    OutcomeBasis,
    OutcomeExplanation,
    Place,
    ProposerPair,
    Refusal,
    RefusalReason,
    Result,
    Together,
)
from app.matching.model.lottery import LotteryDraws, number_of
from app.practice.conditions.rules import PlaceGroup
from app.practice.enums import Advantage, BarReason
from app.practice.rules import may_hold


@dataclass(frozen=True)
class Applicant:
    """A student who sent an application, places in the order of desire.

    `contract_with` are the organizations of a target contract in force; `town` is its identity.
    """

    student_id: int
    speciality_id: int
    place_ids: tuple[int, ...]
    town: str = ""
    needs_dormitory: bool = False
    contract_with: Collection[int] = ()


@dataclass(frozen=True)
class OfferedPlace:
    """Seats at one base, for one speciality or for all; `town` is the identity of the base's."""

    place_id: int
    seats: int
    speciality_id: int | None = None
    minimum: int = 0
    organization_id: int = 0
    base_id: int = 0
    town: str = ""
    has_dormitory: bool = False


@dataclass(frozen=True)
class Conditions:
    """What a period's rules and its people's circumstances add to wishes and seats.

    `advantages` put students before others, the strongest first. `orders` are students by place as
    its base ranks them; `refused` says why a base does not take a student (student, place), as the
    student reads it, `conflicts` are pairs of a student with an organization. `pairs` go together,
    `apart` must not be at one base.
    """

    advantages: Sequence[Advantage] = ()
    orders: Mapping[int, Sequence[int]] = field(default_factory=dict)
    refused: Mapping[tuple[int, int], str] = field(default_factory=dict)
    conflicts: Collection[tuple[int, int]] = frozenset()
    pairs: Sequence[tuple[int, int]] = ()
    together: Together = Together.PLACE
    groups: Sequence[PlaceGroup] = ()
    apart: Collection[tuple[int, int]] = frozenset()


NO_CONDITIONS = Conditions()


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
    conditions: Conditions = NO_CONDITIONS,
) -> Instance:
    """Return the question: who wishes what, what is offered, by which rules, who has a seat.

    Those kept apart are not in it yet: `keeping_apart` bars them from a base when they meet there.
    """
    proposing = [one for one in applicants if one.student_id not in by_hand]
    wishers = _wishers(proposing)
    offered = {offer.place_id: offer for offer in offers}
    return Instance(
        proposers={
            student_key(one.student_id): [place_key(place) for place in one.place_ids]
            for one in proposing
        },
        places={
            place_key(place_id): _place(offer, wishers.get(place_id, ()), conditions)
            for place_id, offer in offered.items()
        },
        fixed={student_key(student): place_key(place) for student, place in by_hand.items()},
        forbidden=list(_barred(proposing, offered, conditions)),
        pairs=_pairs(proposing, conditions),
        groups=_groups(conditions, offered, by_hand),
        seed=seed,
    )


def _wishers(applicants: Sequence[Applicant]) -> Mapping[int, Sequence[Applicant]]:
    wishers: defaultdict[int, list[Applicant]] = defaultdict(list)
    for one in applicants:
        for place_id in one.place_ids:
            wishers[place_id].append(one)
    return wishers


def _place(offer: OfferedPlace, wishers: Sequence[Applicant], conditions: Conditions) -> Place:
    """Whom the place accepts is said only where somebody who may not hold it wished it.

    Nobody else can get there, and lists of all students at all places outgrow everything. For the
    same reason a place ranks those who wish for it, and only where somebody stands before others.
    """
    accepted = [one for one in wishers if may_hold(offer.speciality_id, one.speciality_id)]
    # One student opens a place anyway; a place that lost seats waits for no more than it has.
    minimum = min(offer.minimum, offer.seats) if offer.minimum > 1 else 0
    ranking = _ranking(offer, accepted, conditions)
    if len(ranking) > 1:
        return Place(offer.seats, minimum, ranking=ranking)
    if len(accepted) == len(wishers):
        return Place(offer.seats, minimum)
    return Place(offer.seats, minimum, accepts=[student_key(one.student_id) for one in accepted])


def _ranking(
    offer: OfferedPlace, accepted: Sequence[Applicant], conditions: Conditions
) -> list[str | list[str]]:
    """Return the wishers in classes: by advantage, then as the base ranks them, then all others."""
    order = conditions.orders.get(offer.place_id, ())
    if not order and not conditions.advantages:
        return []
    placed = {student_id: number for number, student_id in enumerate(order)}
    classes: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for one in accepted:
        standing = _standing(one, offer, conditions.advantages)
        number = placed.get(one.student_id, len(order))
        classes[standing, number].append(student_key(one.student_id))
    entries = (names for _standing, names in sorted(classes.items()))
    return [names[0] if len(names) == 1 else names for names in entries]


def _standing(one: Applicant, offer: OfferedPlace, advantages: Sequence[Advantage]) -> int:
    """Return which of the advantages a student has at a place: the first, or none of them."""
    has = {
        Advantage.CONTRACT: offer.organization_id in one.contract_with,
        Advantage.DORMITORY: one.needs_dormitory and offer.has_dormitory,
        Advantage.TOWN: bool(one.town) and one.town == offer.town,
    }
    return next((n for n, advantage in enumerate(advantages) if has[advantage]), len(advantages))


def _barred(
    proposing: Sequence[Applicant], offered: Mapping[int, OfferedPlace], conditions: Conditions
) -> Iterator[Forbidden]:
    """Give whom the places they wish for are closed, with what each of them is told."""
    if not conditions.conflicts and not conditions.refused:
        return
    for one in proposing:
        for place_id in one.place_ids:
            reason = conditions.refused.get((one.student_id, place_id))
            if (one.student_id, offered[place_id].organization_id) in conditions.conflicts:
                reason = str(BarReason.CONFLICT.label)
            if reason:
                yield Forbidden(student_key(one.student_id), place_key(place_id), reason)


def _pairs(proposing: Sequence[Applicant], conditions: Conditions) -> list[ProposerPair]:
    """Return the pairs of whom both are distributed: who withdrew, left or has a seat, goes alone.

    Those who must not be together are no pair, whatever they ask for.
    """
    present = {one.student_id for one in proposing}
    return [
        ProposerPair(student_key(first), student_key(second), conditions.together)
        for first, second in conditions.pairs
        if first in present and second in present
        if (first, second) not in conditions.apart
    ]


def _groups(
    conditions: Conditions, offered: Mapping[int, OfferedPlace], by_hand: Mapping[int, int]
) -> dict[str, Group]:
    """Return the places that share a limit; what staff gave by hand beyond it stands."""
    at = Counter(by_hand.values())
    groups = {}
    for one in conditions.groups:
        place_ids = [place_id for place_id in one.place_ids if place_id in offered]
        given = sum(at[place_id] for place_id in place_ids)
        maximum = None if one.maximum is None else max(one.maximum, given)
        groups[one.name] = Group([place_key(place_id) for place_id in place_ids], maximum)
    return groups


def outcomes(result: Result) -> list[StudentOutcome]:
    """Return what a distribution decided; those seated by hand are left out.

    Raises NotExplainedError for a result solved without explanations.
    """
    numbers = _Numbers(result)
    return [
        _outcome(name, explanation, numbers, result)
        for name, explanation in result.explanations.items()
        if explanation.basis is not OutcomeBasis.FIXED
    ]


def lottery_numbers(draws: Mapping[str, int]) -> dict[int, int]:
    """Map each draw to its number from 1, the luckiest first: what people can compare."""
    return {draw: number for number, draw in enumerate(sorted(set(draws.values())), start=1)}


class _Numbers:
    """The numbers people compare: of the one lottery, or of each place's own.

    Where places draw for themselves, a student still has a number for the waiting list.
    """

    def __init__(self, result: Result) -> None:
        self._draws = result.lottery
        if not self._draws:
            draws = LotteryDraws(result.seed)
            self._draws = {name: number_of(draws.draw(name)) for name in result.matching}
        self._numbers = lottery_numbers(self._draws)
        self._place_draws = result.place_lottery
        self._at: dict[str, dict[int, int]] = {}

    def of(self, name: str) -> int | None:
        """Return a student's number."""
        return self._numbers.get(self._draws.get(name, -1))

    def at(self, place: str, draw: int | None) -> int | None:
        """Return the number of a draw as it counts at a place."""
        if draw is None:
            return None
        if place not in self._place_draws:
            return self._numbers.get(draw)
        if place not in self._at:
            self._at[place] = lottery_numbers(self._place_draws[place])
        return self._at[place].get(draw)


def _outcome(
    name: str, explanation: OutcomeExplanation, numbers: _Numbers, result: Result
) -> StudentOutcome:
    return StudentOutcome(
        student_id=int(name[1:]),
        place_id=int(explanation.place[1:]) if explanation.place else None,
        rank=explanation.rank,
        lottery_number=numbers.of(name),
        refused=[_refusal(one, numbers, result) for one in explanation.refused],
    )


def _refusal(refusal: Refusal, numbers: _Numbers, result: Result) -> dict[str, object]:
    own, last = refusal.own, refusal.weakest
    told: dict[str, object] = {
        "place": int(refusal.place[1:]),
        "rank": refusal.rank,
        "reason": refusal.reason.value,
        "seats": result.cutoffs[refusal.place].capacity,
        "number": numbers.at(refusal.place, own.number) if own else None,
        "last": numbers.at(refusal.place, last.number) if last else None,
    }
    if own and last and own.rank != last.rank:
        told["ahead"] = True  # not the lottery decided: others stand before by the rules
    if refusal.note:
        told["note"] = _kind_of_limit(refusal) or refusal.note
    return told


def _kind_of_limit(refusal: Refusal) -> str:
    """Return what the full limit is of: town, org or pool; the page names it."""
    is_limit = refusal.reason is RefusalReason.GROUP_LIMIT
    return refusal.note.partition(":")[0] if is_limit else ""
