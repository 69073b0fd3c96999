"""Pure decisions about practice: the way of a period, its terms, dates, lists of wishes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.base.terms import KEPT_APART
from app.deadlines.workdays import is_working_day
from app.practice.enums import Basis, ChangeEvent, ChangeState, PracticeKind
from app.practice.enums import PeriodEvent as Event
from app.practice.enums import PeriodState as State
from app.practice.errors import (
    BadWishesError,
    DateError,
    FrozenError,
    LateApplicationError,
    MinimumError,
    NotEligibleError,
)


class PeriodParty(StrEnum):
    """Whose step something is."""

    STAFF = "staff"
    STUDENT = "student"


STAFF, STUDENT = PeriodParty.STAFF, PeriodParty.STUDENT
ANNOUNCED = frozenset(State) - {State.DRAFT}

PERIOD = Moves(
    {
        Event.OPEN: move(State.DRAFT, State.OPEN, STAFF),
        Event.TAKE_BACK: move(State.OPEN, State.DRAFT, STAFF),
        Event.CLOSE: move(State.OPEN, State.CLOSED, STAFF),
        Event.REOPEN: move(State.CLOSED, State.OPEN, STAFF),
        Event.DISTRIBUTE: move(State.CLOSED, State.DISTRIBUTED, STAFF),
        Event.DISCARD: move(State.DISTRIBUTED, State.CLOSED, STAFF),
        Event.PUBLISH: move(State.DISTRIBUTED, State.PUBLISHED, STAFF),
        # What follows leaves the period where it is.
        Event.EDIT: move(State, None, STAFF),
        Event.SUPERVISE: move(State, None, STAFF),
        Event.RULE: move(State.DRAFT, None, STAFF),
        Event.EXCEPT: move({State.DRAFT, State.OPEN, State.CLOSED}, None, STAFF),
        Event.PAIR_UP: move(State.OPEN, None, STUDENT),
        Event.CHANGE_PLACES: move({State.DRAFT, State.OPEN}, None, STAFF),
        Event.EDIT_PLACE: move(State, None, STAFF),
        Event.APPLY: move(State.OPEN, None, STUDENT),
        Event.WITHDRAW: move(State.OPEN, None, STUDENT),
        Event.REMIND: move(State.OPEN, None, STAFF),
        Event.REVOKE: move({State.OPEN, State.CLOSED}, None, STAFF),
        Event.SEAT: move(ANNOUNCED, None, STAFF),
        Event.UNSEAT: move(ANNOUNCED, None, STAFF),
        Event.COMPARE: move({State.CLOSED, State.DISTRIBUTED}, None, STAFF),
        Event.SWAP: move(State.PUBLISHED, None, STAFF, STUDENT),
        # Before publishing one distributes anew.
        Event.MOVE: move(State.PUBLISHED, None, STAFF),
    },
    why={
        State.DRAFT: _l("Период ещё готовится: сначала откройте приём заявок."),
        State.OPEN: _l("Идёт приём заявок: сначала закройте его."),
        State.CLOSED: _l("Приём заявок закончен: список мест больше не меняют."),
        State.DISTRIBUTED: _l("Распределение посчитано: опубликуйте его или удалите."),
        State.PUBLISHED: _l("Распределение опубликовано: отменить это нельзя."),
    },
)


@dataclass(frozen=True)
class PeriodTerms:
    """What is announced of a period; all dates inclusive."""

    title: str
    kind: PracticeKind
    starts_on: date
    ends_on: date
    applications_open_on: date
    applications_open_until: date
    max_wishes: int
    plan_item_ids: Sequence[int] = field(metadata=KEPT_APART)
    seed_text: str = ""
    results_on: date | None = None
    module: str = ""
    semester: int | None = None
    course: int | None = None
    hours: int | None = None
    weekdays: list[int] | None = None

    def with_seed_text(self) -> "PeriodTerms":
        """Return the terms with words of the lottery: without any, the title is the words."""
        return replace(self, seed_text=self.seed_text or self.title)


DAYS = ("starts_on", "ends_on", "applications_open_on", "applications_open_until", "results_on")
_YEAR = timedelta(weeks=52)  # a Monday stays a Monday


def a_year_later(days: Mapping[str, date | None], *, today: date) -> dict[str, date | None]:
    """Return a period's days by whole years later, so that applications can still be taken."""
    until = days["applications_open_until"]
    years = 1
    while until and until + _YEAR * years < today:
        years += 1
    return {name: day and day + _YEAR * years for name, day in days.items()}


@dataclass(frozen=True)
class SupervisorTerms:
    """Who of the college leads groups through a period; the phone is E.164."""

    name: str
    position: str = ""
    phone: str | None = None
    user_id: int | None = None


@dataclass(frozen=True)
class PlaceTerms:
    """What a base offers; without a speciality any student may come. The phone is E.164.

    Without a base it is the main one of the organization.
    """

    organization_id: int
    title: str
    seats: int
    speciality_id: int | None = None
    base_id: int | None = None
    supervisor_name: str = ""
    supervisor_phone: str | None = None
    tasks: str | None = None
    requirements: str | None = None
    minimum: int = 0


@dataclass(frozen=True)
class SeatOutcome:
    """What a student has in a period; `note` is what the student reads about it."""

    place_id: int | None
    basis: Basis
    rank: int | None = None
    note: str = ""


def by_hand(place_id: int, note: str) -> SeatOutcome:
    """Return the outcome of whom staff gives a seat."""
    return SeatOutcome(place_id, Basis.BY_HAND, note=note)


def without_seat(note: str) -> SeatOutcome:
    """Return the outcome of whom a seat is taken from."""
    return SeatOutcome(None, Basis.UNPLACED, note=note)


CHANGE = Moves(
    {
        ChangeEvent.APPLY: move(ChangeState.PROPOSED, ChangeState.APPLIED, STAFF),
        ChangeEvent.DROP: move(ChangeState.PROPOSED, ChangeState.DROPPED, STAFF),
        ChangeEvent.UNDO: move(ChangeState.APPLIED, ChangeState.UNDONE, STAFF),
    },
    why={
        ChangeState.PROPOSED: _l("Это ещё предложение: ничего не сделано."),
        ChangeState.APPLIED: _l("Это уже сделано. Обновите страницу."),
        ChangeState.UNDONE: _l("Это уже отменено. Обновите страницу."),
        ChangeState.DROPPED: _l("Предложение отклонено. Составьте новое."),
    },
)


# What students read before they applied: it stays as it was.
_FROZEN = {
    "seed_text": _l("Жребий уже объявлен студентам, менять его нельзя."),
    "max_wishes": _l("Студенты уже составляют заявки, число мест в заявке не меняют."),
}


def check_dates(terms: PeriodTerms, *, today: date, before: PeriodTerms | None = None) -> None:
    """Check a period's dates; those unchanged since `before` may lie in the past.

    Raises DateError with the field that is wrong.
    """
    if terms.ends_on < terms.starts_on:
        raise DateError(_("Практика не может закончиться раньше, чем началась."), field="ends_on")
    if terms.applications_open_until < terms.applications_open_on:
        raise DateError(
            _("Приём не может закончиться раньше, чем начался."), field="applications_open_until"
        )
    if terms.applications_open_until >= terms.starts_on:
        raise DateError(
            _("Приём заявок должен закончиться до начала практики."),
            field="applications_open_until",
        )
    promised = terms.results_on
    if promised and not terms.applications_open_until < promised <= terms.starts_on:
        raise DateError(
            _("Результат объявляют после приёма заявок и не позже начала практики."),
            field="results_on",
        )
    if terms.weekdays and not has_working_day(terms.starts_on, terms.ends_on, terms.weekdays):
        raise DateError(
            _("Между первым и последним днём практики таких рабочих дней нет."), field="weekdays"
        )
    for name in ("starts_on", "applications_open_until"):
        value = getattr(terms, name)
        if value < today and (before is None or value != getattr(before, name)):
            raise DateError(_("Эта дата уже прошла."), field=name)


def check_frozen(state: State, before: PeriodTerms, after: PeriodTerms) -> None:
    """Raise FrozenError, by its field, when something announced to students would change."""
    if state is State.DRAFT:
        return
    for name, message in _FROZEN.items():
        if getattr(after, name) != getattr(before, name):
            raise FrozenError(message, field=name)


def has_working_day(
    starts_on: date, ends_on: date, weekdays: Collection[int] | None = None
) -> bool:
    """Tell whether a practice has a day on which people work, among some days of the week."""
    return any(days_of_practice(starts_on, ends_on, weekdays))


def days_of_practice(
    starts_on: date, ends_on: date, weekdays: Collection[int] | None = None
) -> Iterator[date]:
    """Give the working days of a practice in order: all of them, or those of its weekdays."""
    for number in range((ends_on - starts_on).days + 1):
        day = starts_on + timedelta(days=number)
        if is_working_day(day) and (not weekdays or day.isoweekday() in weekdays):
            yield day


def check_window(state: State, opens_on: date, until: date, *, today: date) -> None:
    """Raise LateApplicationError when applications are not taken today."""
    if state is State.DRAFT or (state is State.OPEN and today < opens_on):
        raise LateApplicationError(_("Приём заявок ещё не начался."))
    if not takes_applications(state, opens_on, until, today=today):
        raise LateApplicationError(
            _("Приём заявок закончен, заявку уже не изменить. Напишите методисту.")
        )


def takes_applications(state: State, opens_on: date, until: date, *, today: date) -> bool:
    """Tell whether applications are taken today."""
    return Event.APPLY in PERIOD.possible(state, STUDENT) and opens_on <= today <= until


class OpensFrom(Protocol):
    """Seats of which some have to be taken before the place opens."""

    @property
    def seats(self) -> int: ...
    @property
    def minimum(self) -> int: ...


def check_minimum(terms: OpensFrom) -> None:
    """Raise MinimumError, by its field, when a place waits for more than it has seats for."""
    if terms.minimum > terms.seats:
        raise MinimumError(field="minimum")


def may_hold(place_speciality_id: int | None, speciality_id: int) -> bool:
    """Tell whether a place takes students of a speciality (any, when it names none)."""
    return place_speciality_id in {None, speciality_id}


def check_eligible(*, in_period: bool, place_speciality_id: int | None, speciality_id: int) -> None:
    """Raise NotEligibleError, by its field, when a student may not have a place."""
    if not in_period:
        message = _("Группа студента не участвует в этой практике.")
        raise NotEligibleError(message, field="student_id")
    if not may_hold(place_speciality_id, speciality_id):
        message = _("Это место — для студентов другой специальности.")
        raise NotEligibleError(message, field="place_id")


def check_wishes(place_ids: Sequence[int], *, offered: set[int], max_wishes: int) -> None:
    """Raise BadWishesError when a list is too long, repeats itself or names another's place."""
    if len(place_ids) > max_wishes:
        raise BadWishesError(_("В заявке не больше %(max)d мест. Уберите лишние.", max=max_wishes))
    if len(set(place_ids)) != len(place_ids):
        raise BadWishesError(_("Одно и то же место указано дважды."))
    if not offered.issuperset(place_ids):
        raise BadWishesError(_("Места из списка больше нет. Уберите его и выберите другое."))
