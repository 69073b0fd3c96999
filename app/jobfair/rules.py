"""Pure decisions of the fair: the terms people fill in, whose side one takes, what a seat costs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any, Protocol, TypeVar

from flask_babel import lazy_gettext as _l

from app.base.terms import KEPT_APART
from app.base.viewer import Viewer
from app.jobfair import stages
from app.jobfair.enums import (
    LONGEST_ANSWER_DAYS,
    ApplicationEvent,
    ApplicationState,
    Employment,
    FairEvent,
    FairParty,
    FairStage,
    FairState,
    LabourContract,
    OfferStanding,
    OfferState,
    TeachingLevel,
    VacancyEvent,
    VacancyState,
)
from app.jobfair.errors import (
    AnswerTooLateError,
    FairAheadError,
    FairDatesOutOfOrderError,
    FairNotRunningError,
    PastDateError,
    SeatsBelowTakenError,
)
from app.jobfair.moves import APPLICATION_MOVES, FAIR_MOVES, VACANCY_MOVES
from app.jobfair.permissions import Permission

# Who stands in the catalogue, and who is shown to strangers at all.
SHOWN_VACANCIES = frozenset({VacancyState.APPROVED, VacancyState.FILLED})
# An offer is a promise: it may be accepted while the vacancy's new wording is being checked,
# unless staff gave the vacancy back (it keeps the remark until it is approved).
STANDING_VACANCIES = frozenset({VacancyState.APPROVED, VacancyState.SUBMITTED})
OPEN_APPLICATIONS = frozenset({ApplicationState.SUBMITTED, ApplicationState.OFFERED})
UNSENT_VACANCIES = frozenset({VacancyState.DRAFT, VacancyState.REJECTED})
SHOWN_FAIRS = frozenset({FairState.OPEN, FairState.HELD, FairState.CLOSED})
RUNNING_FAIRS = frozenset({FairState.OPEN, FairState.HELD})
OVER_FAIRS = frozenset({FairState.HELD, FairState.CLOSED})
POSTING_FAIRS = frozenset({FairState.PLANNED, FairState.OPEN})


@dataclass(frozen=True)
class FairTerms:
    """When and where a fair is; employers post vacancies up to `registration_until`."""

    title: str
    held_on: date
    starts_at: time
    ends_at: time
    venue: str
    registration_until: date
    plan_item_ids: Sequence[int] = field(metadata=KEPT_APART)
    signup_until: date | None = None
    wishes_until: date | None = None
    timetable_on: date | None = None
    offers_until: date | None = None


@dataclass(frozen=True)
class OfferedTerms:
    """What an offer promises, as the vacancy said it then; salaries in kopecks a month."""

    title: str
    duties: str
    employment: Employment
    conditions: str = ""
    share: int | None = None
    weekly_hours: int | None = None
    contract: LabourContract = LabourContract.OPEN_ENDED
    contract_reason: str = ""
    salary_from: int | None = None
    salary_to: int | None = None
    salary_parts: str = ""
    town: str = ""
    address: str = ""
    starts_on: date | None = None
    has_housing: bool = False
    housing_note: str = ""
    has_young_specialist_support: bool = False
    has_rural_teacher_programme: bool = False
    has_relocation_allowance: bool = False
    promises_contract: bool = False


@dataclass(frozen=True)
class VacancyTerms(OfferedTerms):
    """What an employer tells of a vacancy; what is left empty is as usual (`filled_in`)."""

    seats: int = 1
    requirements: str = ""
    speciality_id: int | None = None
    position_id: int | None = None
    level: TeachingLevel | None = None
    qualification: str = ""
    suits_beginners: bool = False
    has_mentor: bool = False
    is_quota: bool = False
    contact_name: str = ""
    contact_phone: str | None = None
    portal_number: str = ""
    portal_url: str = ""
    portal_checked_on: date | None = None


@dataclass(frozen=True)
class PositionTerms:
    """A position of the cluster's list and what is usual for it."""

    name: str
    level: TeachingLevel
    qualification: str = ""
    weekly_hours: int | None = None


@dataclass(frozen=True)
class OfferTerms:
    """What an employer writes to the student; `answer_until` is the last day to answer.

    `starts_on` is the day to begin, the vacancy's own when it is None.
    """

    answer_until: date
    message: str = ""
    starts_on: date | None = field(default=None, metadata=KEPT_APART)


@dataclass(frozen=True)
class Confirmed:
    """Vacancies that were vouched for at a moment, each with what was known of it before."""

    at: str
    before: Mapping[int, tuple[str, int | None]]

    def as_json(self) -> dict[str, Any]:
        """Return the values as a step to take back keeps them."""
        return {"at": self.at, "before": {str(id_): [*one] for id_, one in self.before.items()}}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Confirmed":
        """Read what `as_json` wrote."""
        before = {int(id_): (at, said_by) for id_, (at, said_by) in kept["before"].items()}
        return cls(kept["at"], before)


def party_of(viewer: Viewer | None) -> FairParty | None:
    """Return the side a person's role takes, None for visitors and those outside of the fair."""
    if viewer is None:
        return None
    if viewer.sees_all:
        return FairParty.STAFF
    if viewer.can(Permission.APPLICATION_SUBMIT):
        return FairParty.STUDENT
    return FairParty.EMPLOYER if viewer.can(Permission.VACANCY_POST) else None


def party_to(viewer: Viewer | None, *, organization_id: int) -> FairParty | None:
    """Return whose side a person takes towards a vacancy; another employer is a stranger."""
    party = party_of(viewer)
    is_foreign = viewer is not None and organization_id not in viewer.organization_ids
    return None if party is FairParty.EMPLOYER and is_foreign else party


def party_in(viewer: Viewer, *, organization_id: int, user_id: int | None) -> FairParty | None:
    """Return whose side a person takes in an application; another student is a stranger."""
    party = party_to(viewer, organization_id=organization_id)
    return None if party is FairParty.STUDENT and viewer.id != user_id else party


def settling_event(state: VacancyState, *, seats: int, taken: int) -> VacancyEvent | None:
    """Return what the seats make of a vacancy: FILL, FREE, or None when its state agrees."""
    if state is VacancyState.APPROVED and taken >= seats:
        return VacancyEvent.FILL
    return VacancyEvent.FREE if state is VacancyState.FILLED and taken < seats else None


def goes_back(state: VacancyState, party: FairParty | None) -> bool:
    """Tell whether an edit by this side sends the vacancy back to approval."""
    return VacancyEvent.RESUBMIT in VACANCY_MOVES.possible(state, party)


def vacancy_events(
    state: VacancyState, party: FairParty | None, *, fair: FairState
) -> frozenset[VacancyEvent]:
    """Return what a side may do to a vacancy; nothing once the results are drawn."""
    events = VACANCY_MOVES.possible(state, party)
    return frozenset() if fair is FairState.CLOSED else frozenset(events)


def check_seats(*, seats: int, taken: int) -> None:
    """Refuse fewer seats than are taken; raises SeatsBelowTakenError."""
    if seats < taken:
        raise SeatsBelowTakenError(field="seats")


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


def vacancy_standing(
    state: VacancyState, *, seats: int, taken: int, has_remark: bool, kept: int = 0
) -> OfferStanding:
    """Return what a vacancy lets happen to an offer: OPEN, FULL, KEPT or ON_HOLD.

    `kept` are the seats kept from its student for others.
    """
    if state is VacancyState.REJECTED or (state is VacancyState.SUBMITTED and has_remark):
        return OfferStanding.ON_HOLD
    if state not in STANDING_VACANCIES or taken >= seats:
        return OfferStanding.FULL
    return OfferStanding.KEPT if taken + kept >= seats else OfferStanding.OPEN


def offer_standing(state: OfferState, *, vacancy: OfferStanding, fair: FairState) -> OfferStanding:
    """Return whether an unanswered offer can be accepted, else the first reason why not.

    `state` is that of the day (see `offer_state`); `vacancy` what the vacancy lets happen.
    """
    if fair not in RUNNING_FAIRS:
        return OfferStanding.FAIR_OVER
    return OfferStanding.LATE if state is OfferState.EXPIRED else vacancy


def shows_contacts(state: ApplicationState, *, is_minor: bool) -> bool:
    """Tell whether the employer sees phone and e-mail: an adult's, after the acceptance."""
    return state is ApplicationState.ACCEPTED and not is_minor


def check_running(state: FairState) -> None:
    """Refuse what only a running fair allows; raises FairNotRunningError."""
    if state not in RUNNING_FAIRS:
        raise FairNotRunningError


def check_not_over(state: FairState) -> None:
    """Refuse to change vacancies once the results are drawn; raises FairNotRunningError."""
    if state is FairState.CLOSED:
        raise FairNotRunningError


def application_events(
    state: ApplicationState, party: FairParty | None, *, fair: FairState
) -> frozenset[ApplicationEvent]:
    """Return what a side may do to an application; an acceptance is undone at any fair.

    Applying (again) is asked of `may_apply`: it depends on the vacancy and the student too.
    """
    events = APPLICATION_MOVES.possible(state, party) - {ApplicationEvent.APPLY}
    return events if fair in RUNNING_FAIRS else events & {ApplicationEvent.RELEASE}


def may_apply(
    state: ApplicationState | None,
    *,
    vacancy: VacancyState,
    fair: FairState,
    has_accepted: bool,
    in_time: bool = True,
) -> bool:
    """Tell whether a student may apply; `state` is that of an earlier application, if any.

    `in_time`: whether the stage of wishes is not over (`stages.takes_wishes`).
    """
    is_open = (
        vacancy is VacancyState.APPROVED and fair in RUNNING_FAIRS and not has_accepted and in_time
    )
    # A new application is as a withdrawn one: both may be sent.
    events = APPLICATION_MOVES.possible(state or ApplicationState.WITHDRAWN, FairParty.STUDENT)
    return is_open and ApplicationEvent.APPLY in events


def check_fair(terms: FairTerms) -> None:
    """Refuse an end before the start, registration after the day; FairDatesOutOfOrderError."""
    if terms.ends_at <= terms.starts_at:
        raise FairDatesOutOfOrderError(_l("Конец раньше начала. Проверьте время."), field="ends_at")
    stages.check_order(terms)


def has_moved(before: FairTerms, after: FairTerms, *, state: FairState) -> bool:
    """Tell whether those who come to a fair must learn of a new day, hour or place."""
    is_ahead = state in POSTING_FAIRS
    return is_ahead and _appointment(before) != _appointment(after)


def stages_to_tell(
    before: FairTerms, after: FairTerms, *, state: FairState
) -> list[stages.StageMove]:
    """Return the stages whose new days people must learn of: after the fair, of offers alone."""
    moves = stages.moves_between(before, after)
    if state in POSTING_FAIRS:
        return moves
    return [one for one in moves if state is FairState.HELD and one.kind is FairStage.OFFERS]


def _appointment(terms: FairTerms) -> tuple[date, time, time, str]:
    return terms.held_on, terms.starts_at, terms.ends_at, terms.venue


def fair_events(
    state: FairState, party: FairParty | None, *, held_on: date, today: date
) -> frozenset[FairEvent]:
    """Return what a side may do to a fair on a day: one that lies ahead was not held."""
    events = FAIR_MOVES.possible(state, party)
    return events - {FairEvent.HOLD} if today < held_on else events


def check_held(event: FairEvent, *, held_on: date, today: date) -> None:
    """Refuse to hold a fair before its day; raises FairAheadError."""
    if event is FairEvent.HOLD and today < held_on:
        raise FairAheadError


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
