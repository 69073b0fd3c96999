"""Pure decisions of the fair: which step follows which, who may make it, what a seat costs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Generic, Protocol, TypeVar

from flask_babel import lazy_gettext as _l

from app.base.errors import MoveNotAllowedError
from app.jobfair.enums import (
    LONGEST_ANSWER_DAYS,
    ApplicationEvent,
    ApplicationState,
    FairState,
    OfferState,
    Party,
    VacancyEvent,
    VacancyState,
)
from app.jobfair.errors import (
    AnswerTooLateError,
    DatesOutOfOrderError,
    FairAheadError,
    NoSeatLeftError,
    PastDateError,
    SalaryOutOfOrderError,
    SeatsBelowTakenError,
)

State = TypeVar("State")
Event = TypeVar("Event")


@dataclass(frozen=True)
class Move(Generic[State]):
    """A step: from which states, to which, and who may make it."""

    sources: frozenset[State]
    target: State
    parties: frozenset[Party]


_OWNERS = frozenset({Party.STAFF, Party.EMPLOYER})
_STAFF = frozenset({Party.STAFF})
_STUDENT = frozenset({Party.STUDENT})
_V, _A = VacancyState, ApplicationState

# Who stands in the catalogue, and who is shown to strangers at all.
SHOWN_VACANCIES = frozenset({_V.APPROVED, _V.FILLED})
# An offer is a promise: it may be accepted while the vacancy's new wording is being checked.
STANDING_VACANCIES = frozenset({_V.APPROVED, _V.SUBMITTED})
UNSENT_VACANCIES = frozenset({_V.DRAFT, _V.REJECTED})
SHOWN_FAIRS = frozenset({FairState.OPEN, FairState.HELD, FairState.CLOSED})
RUNNING_FAIRS = frozenset({FairState.OPEN, FairState.HELD})
POSTING_FAIRS = frozenset({FairState.PLANNED, FairState.OPEN})

# An edit's target depends on who edits: see `state_after_edit`.
VACANCY_MOVES: Mapping[VacancyEvent, Move[VacancyState]] = {
    VacancyEvent.EDIT: Move(frozenset(_V) - {_V.WITHDRAWN}, _V.SUBMITTED, _OWNERS),
    VacancyEvent.SUBMIT: Move(
        frozenset({_V.DRAFT, _V.REJECTED, _V.WITHDRAWN}), _V.SUBMITTED, _OWNERS
    ),
    VacancyEvent.CONFIRM: Move(frozenset({_V.APPROVED}), _V.APPROVED, _OWNERS),
    VacancyEvent.WITHDRAW: Move(
        frozenset({_V.DRAFT, _V.SUBMITTED, _V.APPROVED, _V.REJECTED}), _V.WITHDRAWN, _OWNERS
    ),
    VacancyEvent.APPROVE: Move(frozenset({_V.SUBMITTED}), _V.APPROVED, _STAFF),
    VacancyEvent.REJECT: Move(frozenset({_V.SUBMITTED, _V.APPROVED}), _V.REJECTED, _STAFF),
}

APPLICATION_MOVES: Mapping[ApplicationEvent, Move[ApplicationState]] = {
    ApplicationEvent.APPLY: Move(frozenset({_A.WITHDRAWN}), _A.SUBMITTED, _STUDENT),
    ApplicationEvent.WITHDRAW: Move(frozenset({_A.SUBMITTED}), _A.WITHDRAWN, _STUDENT),
    ApplicationEvent.DECLINE: Move(frozenset({_A.SUBMITTED}), _A.DECLINED, _OWNERS),
    ApplicationEvent.OFFER: Move(
        frozenset({_A.SUBMITTED, _A.DECLINED, _A.OFFERED}), _A.OFFERED, _OWNERS
    ),
    ApplicationEvent.TAKE_BACK: Move(frozenset({_A.OFFERED}), _A.SUBMITTED, _OWNERS),
    ApplicationEvent.ACCEPT: Move(frozenset({_A.OFFERED}), _A.ACCEPTED, _STUDENT),
    ApplicationEvent.REFUSE: Move(frozenset({_A.OFFERED}), _A.REFUSED, _STUDENT),
}

FAIR_MOVES: Mapping[FairState, frozenset[FairState]] = {
    FairState.PLANNED: frozenset({FairState.OPEN}),
    FairState.OPEN: frozenset({FairState.HELD, FairState.PLANNED}),
    FairState.HELD: frozenset({FairState.CLOSED, FairState.OPEN}),
    FairState.CLOSED: frozenset({FairState.HELD}),
}


def possible(
    moves: Mapping[Event, Move[State]], state: State, party: Party | None
) -> frozenset[Event]:
    """Return what a side may do to a record in a state; nobody's side may do nothing."""
    return frozenset(
        event for event, move in moves.items() if state in move.sources and party in move.parties
    )


def next_state(
    moves: Mapping[Event, Move[State]], event: Event, state: State, party: Party | None
) -> State:
    """Return the state after a step; raises MoveNotAllowedError."""
    if event not in possible(moves, state, party):
        raise MoveNotAllowedError
    return moves[event].target


def state_after_edit(state: VacancyState, party: Party | None) -> VacancyState:
    """Return how a vacancy stands after an edit; raises MoveNotAllowedError.

    What was approved goes back to approval when its employer changes it; staff approve as
    they edit. Everything else stays where it was.
    """
    resubmitted = next_state(VACANCY_MOVES, VacancyEvent.EDIT, state, party)
    return resubmitted if state in SHOWN_VACANCIES and party is Party.EMPLOYER else state


def settled(state: VacancyState, *, seats: int, taken: int) -> VacancyState:
    """Return an approved or filled vacancy's state by its seats; other states stay."""
    if state not in SHOWN_VACANCIES:
        return state
    return VacancyState.FILLED if taken >= seats else VacancyState.APPROVED


def taken_after_acceptance(state: VacancyState, *, seats: int, taken: int) -> int:
    """Return how many seats are taken after one more acceptance; raises NoSeatLeftError.

    The database repeats this as one conditional UPDATE: two students may ask at once.
    """
    if state not in STANDING_VACANCIES or taken >= seats:
        raise NoSeatLeftError
    return taken + 1


def check_seats(*, seats: int, taken: int) -> None:
    """Refuse fewer seats than are taken; raises SeatsBelowTakenError."""
    if seats < taken:
        raise SeatsBelowTakenError(field="seats")


def check_salary(*, salary_from: int | None, salary_to: int | None) -> None:
    """Refuse a range that runs backwards; raises SalaryOutOfOrderError."""
    if salary_from is not None and salary_to is not None and salary_from > salary_to:
        raise SalaryOutOfOrderError(field="salary_to")


def check_answer_day(answer_until: date, *, today: date) -> None:
    """Refuse a last day in the past or too far off; raises PastDateError, AnswerTooLateError."""
    if answer_until < today:
        raise PastDateError(field="answer_until")
    if answer_until > today + timedelta(days=LONGEST_ANSWER_DAYS):
        raise AnswerTooLateError(field="answer_until")


def offer_state(state: OfferState, *, answer_until: date, today: date) -> OfferState:
    """Return how an offer stands on a day: one not answered in time has expired."""
    is_late = state is OfferState.MADE and today > answer_until
    return OfferState.EXPIRED if is_late else state


def shows_contacts(state: ApplicationState, *, is_minor: bool) -> bool:
    """Tell whether the employer sees phone and e-mail: an adult's, after the acceptance."""
    return state is ApplicationState.ACCEPTED and not is_minor


def check_fair_dates(*, held_on: date, starts_at: time, ends_at: time, until: date) -> None:
    """Refuse an end before the start, registration after the fair; raises DatesOutOfOrderError."""
    if ends_at <= starts_at:
        raise DatesOutOfOrderError(_l("Конец раньше начала. Проверьте время."), field="ends_at")
    if until > held_on:
        raise DatesOutOfOrderError(
            _l("Приём вакансий должен закончиться не позже дня ярмарки."),
            field="registration_until",
        )


def days_left(state: FairState, *, held_on: date, today: date) -> int:
    """Return how many days there are to a fair; 0 on its day and when it is over."""
    is_over = state in {FairState.HELD, FairState.CLOSED}
    return 0 if is_over else max(0, (held_on - today).days)


class FairLike(Protocol):
    """What the choice of the current fair looks at."""

    state: Any
    held_on: Any


_Fair = TypeVar("_Fair", bound=FairLike)


def current(fairs: Iterable[_Fair]) -> _Fair | None:
    """Return the fair to show: the nearest open one, else the last that took place, else the next.

    None when there are no fairs.
    """
    return min(fairs, key=_closeness, default=None)


def _closeness(fair: FairLike) -> tuple[int, int]:
    day: int = fair.held_on.toordinal()
    if fair.state is FairState.OPEN:
        return 0, day
    return (1, -day) if fair.state in SHOWN_FAIRS else (2, day)


def check_fair_move(state: FairState, target: FairState, *, held_on: date, today: date) -> None:
    """Refuse a step of a fair; raises MoveNotAllowedError, FairAheadError."""
    if target not in FAIR_MOVES[state]:
        raise MoveNotAllowedError
    if state is FairState.OPEN and target is FairState.HELD and today < held_on:
        raise FairAheadError
