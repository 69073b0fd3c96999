"""From what both sides said to the question the matching answers, and back; pure.

A graduate's order is the one given after the talks, else the order of the applications. An
employer's order has three steps: whom it wants, whom it considers, whom it has not talked with;
inside of a step its own numbers (those before the talks where it gave none after), and the
published lottery among equals. Who said no is on no list.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.jobfair.enums import FairParty, FairState
from app.jobfair.placement.enums import MatchingEvent, MatchingState, MatchingWay
from app.jobfair.placement.errors import FairNotDrawnError, FairNotOverError
from app.jobfair.rules import OVER_FAIRS
from app.matching import Algorithm, Instance, Place, Result, figures
from app.matching.model.instance import names_in
from app.matching.model.lottery import LotteryDraws

TOP = 3  # «попали в первые три»
_LAST = 10**6  # the place of what its side did not number

MATCHING_MOVES: Moves[MatchingState, MatchingEvent, FairParty] = Moves(
    {
        MatchingEvent.COMPUTE: move(MatchingState.DRAFT, None, FairParty.STAFF),
        MatchingEvent.PUBLISH: move(MatchingState.DRAFT, MatchingState.PUBLISHED, FairParty.STAFF),
        MatchingEvent.REMOVE: move(MatchingState.DRAFT, None, FairParty.STAFF),
    },
    why={
        MatchingState.PUBLISHED: _l(
            "Этот подбор опубликован: предложения отправлены. Для оставшихся рассчитайте новый."
        )
    },
)


def is_drawn(state: FairState) -> bool:
    """Tell whether a fair's results are drawn."""
    return state is FairState.CLOSED


def check_over(state: FairState) -> None:
    """Raise FairNotOverError unless a fair was held."""
    if state not in OVER_FAIRS:
        raise FairNotOverError


def check_drawn(state: FairState) -> None:
    """Raise FairNotDrawnError unless a fair's results are drawn: papers speak of what is over."""
    if not is_drawn(state):
        raise FairNotDrawnError


@dataclass(frozen=True)
class MatchingTerms:
    """How a fair's matching is computed; `with_untalked` lets in who had no talk."""

    title: str
    way: MatchingWay = MatchingWay.STUDENTS
    with_untalked: bool = True


@dataclass(frozen=True)
class Opinion:
    """What both sides said after a talk; `own` is the graduate's, `theirs` the employer's.

    Places are numbers in each side's own order, from 1.
    """

    is_talked: bool = False
    own_refuses: bool = False
    own_place: int | None = None
    theirs_refuses: bool = False
    theirs_wants: bool = False
    theirs_place: int | None = None


@dataclass(frozen=True)
class Applied:
    """An application that may still become an offer.

    `rank` is its place among the student's, `preference` among the employer's before the talks.
    """

    application_id: int
    student_id: int
    vacancy_id: int
    organization_id: int
    rank: int | None = None
    preference: int | None = None
    opinion: Opinion = Opinion()


def student_key(student_id: int) -> str:
    """Return the name a student has in the instance and in the lottery."""
    return f"s{student_id}"


def vacancy_key(vacancy_id: int) -> str:
    """Return the name a vacancy has in the instance."""
    return f"v{vacancy_id}"


def id_of(key: str) -> int:
    """Return the id a name of the instance stands for."""
    return int(key[1:])


def build_question(
    applied: Iterable[Applied],
    seats: Mapping[int, int],
    *,
    bound: Mapping[int, int],
    kept: Mapping[int, int],
    terms: MatchingTerms,
    seed: int,
) -> Instance:
    """Return what the matching is asked.

    `seats` are those of each vacancy that neither acceptances nor unanswered offers hold.
    `bound` is student → organization of a target contract: such a student asks for nothing else,
    and stands first there. `kept` is student → the vacancy that keeps a seat, which `seats` do not
    count: such a student is put there, applied or not.
    """
    fixed = {student_id: place for student_id, place in kept.items() if place in seats}
    free = {vacancy_id: count for vacancy_id, count in seats.items() if count > 0}
    held = Counter(fixed.values())
    places = free.keys() | held
    asking = [one for one in applied if one.student_id not in fixed]
    allowed = [one for one in asking if _counts(one, places, bound, terms)]
    return Instance(
        proposers={
            student_key(student_id): [vacancy_key(one.vacancy_id) for one in wishes]
            for student_id, wishes in _by_student(allowed)
        },
        places={
            vacancy_key(vacancy_id): Place(
                free.get(vacancy_id, 0) + held[vacancy_id], ranking=_ranking(wishers, bound)
            )
            for vacancy_id, wishers in _by_vacancy(allowed, places)
        },
        fixed={student_key(one): vacancy_key(place) for one, place in sorted(fixed.items())},
        seed=seed,
        algorithm=Algorithm(terms.way.value),
    )


def _counts(
    one: Applied, places: Collection[int], bound: Mapping[int, int], terms: MatchingTerms
) -> bool:
    opinion = one.opinion
    if one.vacancy_id not in places or opinion.own_refuses or opinion.theirs_refuses:
        return False
    if not (opinion.is_talked or terms.with_untalked):
        return False
    return bound.get(one.student_id, one.organization_id) == one.organization_id


def _by_student(allowed: Iterable[Applied]) -> Iterator[tuple[int, list[Applied]]]:
    wishes: defaultdict[int, list[Applied]] = defaultdict(list)
    for one in allowed:
        wishes[one.student_id].append(one)
    for student_id in sorted(wishes):
        yield student_id, sorted(wishes[student_id], key=_wish_order)


def _wish_order(one: Applied) -> tuple[int, int, int]:
    return one.opinion.own_place or _LAST, one.rank or _LAST, one.application_id


def _by_vacancy(
    allowed: Iterable[Applied], free: Iterable[int]
) -> Iterator[tuple[int, list[Applied]]]:
    wishers: defaultdict[int, list[Applied]] = defaultdict(list)
    for one in allowed:
        wishers[one.vacancy_id].append(one)
    for vacancy_id in sorted(free):
        yield vacancy_id, wishers.get(vacancy_id, [])


def _ranking(wishers: Sequence[Applied], bound: Collection[int]) -> list[str | list[str]]:
    steps: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for one in wishers:
        steps[_step(one, bound)].append(student_key(one.student_id))
    entries = (sorted(names, key=id_of) for _number, names in sorted(steps.items()))
    return [names[0] if len(names) == 1 else names for names in entries]


def _step(one: Applied, bound: Collection[int]) -> tuple[int, int]:
    opinion = one.opinion
    number = opinion.theirs_place or one.preference or _LAST
    if one.student_id in bound:
        return 0, 0
    if opinion.theirs_wants:
        return 1, number
    return (2 if opinion.is_talked else 3), number


def matching_figures(instance: Instance, result: Result) -> dict[str, Any]:
    """Return what stands beside a matching."""
    found = figures(instance, result)
    ranks = found.rank_profile
    taken = {place for place in result.matching.values() if place}
    return {
        "graduates": found.proposers,
        "placed": found.placed,
        "first": ranks.get(1, 0),
        "top": sum(count for rank, count in ranks.items() if rank <= TOP),
        "unplaced": len(result.unmatched),
        "vacancies": len(instance.places),
        "empty": len(instance.places) - len(taken),
        "claims": found.justified_envy,
        "verified": result.verdict.ok,
    }


def waiting_line(asked: Mapping[str, Any], vacancy_id: int) -> list[int]:
    """Return who wanted a vacancy, in the order it takes them: its own, then by lottery.

    `asked` is an instance as its document keeps it.
    """
    place = asked["places"].get(vacancy_key(vacancy_id), {})
    draws = LotteryDraws(asked.get("seed", 0))
    line: list[int] = []
    for entry in place.get("ranking") or ():
        line.extend(id_of(name) for name in sorted(names_in([entry]), key=draws.draw))
    return line


def usual_terms(titles: Mapping[MatchingWay, str], *, talked_only: str) -> list[MatchingTerms]:
    """Return the variants worth comparing: each way, and one of those who talked alone."""
    usual = [MatchingTerms(title, way) for way, title in titles.items()]
    return [*usual, replace(usual[0], title=talked_only, with_untalked=False)]
