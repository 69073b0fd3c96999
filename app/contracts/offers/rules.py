"""Pure decisions about target offers: the two tables of moves, the days, the terms."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.base.typography import day
from app.base.viewer import Viewer
from app.contracts.offers.enums import (
    OrderingRule,
    TargetApplicationEvent,
    TargetApplicationState,
    TargetOfferEvent,
    TargetOfferState,
    TargetParty,
    TargetRefusal,
)
from app.contracts.offers.errors import (
    FewerSeatsError,
    MarkMissingError,
    NotOpenError,
    OfferDaysError,
    OfferReasonError,
    OfferSupportError,
    OrderingTwiceError,
    StillOpenError,
)
from app.contracts.permissions import Permission
from app.students.enums import Offer, StudentState
from app.students.moves import OFFERED

S, E = TargetOfferState, TargetOfferEvent
A, D = TargetApplicationState, TargetApplicationEvent
_COLLEGE, _CUSTOMER, _STUDENT = TargetParty.COLLEGE, TargetParty.CUSTOMER, TargetParty.STUDENT
WAY = (S.DRAFT, S.SUBMITTED, S.PUBLISHED, S.APPLICATIONS_CLOSED, S.SELECTED, S.CLOSED)
SHOWN = frozenset({S.PUBLISHED, S.APPLICATIONS_CLOSED, S.SELECTED, S.CLOSED})  # to everybody
OVER = frozenset({S.CLOSED, S.CANCELLED})
UNDECIDED = frozenset({S.PUBLISHED, S.APPLICATIONS_CLOSED})
ALIVE = frozenset({A.APPLIED, A.SELECTED, A.RESERVE})

OFFER_MOVES = Moves(
    {
        E.EDIT: move({S.DRAFT, S.SUBMITTED}, None, _COLLEGE, _CUSTOMER),
        E.SUBMIT: move(S.DRAFT, S.SUBMITTED, _CUSTOMER),
        E.RETURN: move(S.SUBMITTED, S.DRAFT, _COLLEGE),
        E.PUBLISH: move({S.DRAFT, S.SUBMITTED}, S.PUBLISHED, _COLLEGE),
        E.NUMBER: move(SHOWN, None, _COLLEGE, _CUSTOMER),
        E.SEATS: move(UNDECIDED | {S.SELECTED}, None, _COLLEGE),
        E.CLOSE_APPLICATIONS: move(S.PUBLISHED, S.APPLICATIONS_CLOSED, _COLLEGE, _CUSTOMER),
        E.SELECT: move(S.APPLICATIONS_CLOSED, S.SELECTED, _COLLEGE, _CUSTOMER),
        E.CLOSE: move(S.SELECTED, S.CLOSED, _COLLEGE),
        E.CANCEL: move({*S} - OVER, S.CANCELLED, _COLLEGE),
    },
    why={
        S.PUBLISHED: _l(
            "Предложение опубликовано: условия и порядок отбора уже не меняют, кроме числа мест."
        ),
        S.APPLICATIONS_CLOSED: _l("Приём заявок закончен."),
        S.SELECTED: _l("Отбор уже проведён."),
        S.CLOSED: _l("Предложение закрыто."),
        S.CANCELLED: _l("Предложение отменено. Если нужно, добавьте новое."),
    },
)
APPLICATION_MOVES = Moves(
    {
        D.APPLY: move(A.WITHDRAWN, A.APPLIED, _STUDENT),
        D.CORRECT: move(A.APPLIED, None, _STUDENT),
        D.CONFIRM: move(A.APPLIED, None, _COLLEGE),
        D.WITHDRAW: move(ALIVE, A.WITHDRAWN, _STUDENT, _COLLEGE),
        D.SELECT: move({A.APPLIED, A.RESERVE}, A.SELECTED, _COLLEGE, _CUSTOMER),
        D.RESERVE: move(A.APPLIED, A.RESERVE, _COLLEGE, _CUSTOMER),
        D.REFUSE: move({A.APPLIED, A.RESERVE}, A.REFUSED, _COLLEGE, _CUSTOMER),
        D.DRAFT: move(A.SELECTED, None, _COLLEGE),
    },
    why={
        A.WITHDRAWN: _l("Заявка отозвана."),
        A.SELECTED: _l("Заявка уже отобрана."),
        A.REFUSED: _l("По заявке уже отказано."),
    },
)
# In which states of the offer a deed over its applications makes sense.
_OPEN_TO = {
    D.APPLY: frozenset({S.PUBLISHED}),
    D.CORRECT: frozenset({S.PUBLISHED}),
    D.CONFIRM: UNDECIDED,
    D.WITHDRAW: UNDECIDED | {S.SELECTED},
    D.SELECT: frozenset({S.SELECTED}),
    D.RESERVE: frozenset({S.APPLICATIONS_CLOSED}),
    D.REFUSE: UNDECIDED | {S.SELECTED},
    D.DRAFT: frozenset({S.SELECTED}),
}


@dataclass(frozen=True)
class TargetOfferTerms:
    """What a customer offers; the sum is monthly, in kopecks."""

    organization_id: int
    speciality_id: int
    seats: int
    position: str
    work_years: int
    opens_on: date
    closes_on: date
    employer_id: int | None = None
    work_place: str = ""
    support_text: str = ""
    monthly_sum: int | None = None
    requirements: str = ""
    first_rule: OrderingRule | None = None
    second_rule: OrderingRule | None = None
    third_rule: OrderingRule | None = None
    seed_text: str = ""
    takes_outside: bool = False


@dataclass(frozen=True)
class PortalTerms:
    """Number and days of the offer on the state portal «Работа в России»."""

    offer_number: str = ""
    offer_published_on: date | None = None
    result_published_on: date | None = None


@dataclass(frozen=True)
class TargetApplicationTerms:
    """What a student says of the own application; the mark in hundredths."""

    average_mark: int | None = None
    lives_in_town: bool = False
    practised: bool = False
    note: str = ""


def may_take(state: StudentState, *, takes_outside: bool) -> bool:
    """Tell whether a student of some state may have a place of an offer."""
    return state in OFFERED[Offer.CONTRACT] or (takes_outside and state is StudentState.OUTSIDE)


class OrderedLike(Protocol):
    """What these rules read of the chosen order; terms and offers are both."""

    @property
    def first_rule(self) -> OrderingRule | None: ...

    @property
    def second_rule(self) -> OrderingRule | None: ...

    @property
    def third_rule(self) -> OrderingRule | None: ...


class TargetOfferLike(Protocol):
    """What these rules read of an offer."""

    @property
    def state(self) -> TargetOfferState: ...

    @property
    def organization_id(self) -> int: ...

    @property
    def opens_on(self) -> date: ...

    @property
    def closes_on(self) -> date: ...


class TakingLike(TargetOfferLike, Protocol):
    """What these rules read of an offer that says whom it speaks to."""

    @property
    def takes_outside(self) -> bool: ...


class ApplicantLike(Protocol):
    """What these rules read of a student."""

    @property
    def is_outside(self) -> bool: ...


def rules_of(offer: OrderedLike) -> list[OrderingRule]:
    """Return the chosen rules, the most important first."""
    chosen = (offer.first_rule, offer.second_rule, offer.third_rule)
    return [rule for rule in chosen if rule]


def sides_of(offer: TargetOfferLike, viewer: Viewer) -> frozenset[TargetParty]:
    """Return the sides a person takes over an offer."""
    if viewer.can(Permission.OFFER_PUBLISH):
        return frozenset({_COLLEGE})
    own = viewer.can(Permission.OFFER_MAKE) and offer.organization_id in viewer.organization_ids
    return frozenset({_CUSTOMER}) if own else frozenset()


def sides_over(
    offer: TargetOfferLike, student_account: int | None, viewer: Viewer
) -> frozenset[TargetParty]:
    """Return the sides a person takes over somebody's application for an offer."""
    is_own = student_account is not None and student_account == viewer.id
    own = {_STUDENT} if is_own and viewer.can(Permission.OFFER_APPLY) else set()
    return sides_of(offer, viewer) | own


def offer_events(
    offer: TargetOfferLike, viewer: Viewer, *, today: date
) -> frozenset[TargetOfferEvent]:
    """Return what a person may do to an offer today: its last day counts too."""
    early = {E.CLOSE_APPLICATIONS} if today <= offer.closes_on else set()
    return OFFER_MOVES.possible(offer.state, sides_of(offer, viewer)) - early


def application_events(
    state: TargetApplicationState,
    offer: TargetOfferLike,
    sides: Collection[TargetParty],
    *,
    today: date,
) -> frozenset[TargetApplicationEvent]:
    """Return what sides may do to an application while its offer stands as it does."""
    possible = APPLICATION_MOVES.possible(state, sides)
    closed = set() if is_open(offer, today) else {D.APPLY, D.CORRECT}
    return frozenset(one for one in possible if offer.state in _OPEN_TO[one]) - closed


def application_after(
    event: TargetApplicationEvent,
    state: TargetApplicationState,
    offer: TargetOfferLike,
    sides: Collection[TargetParty],
) -> TargetApplicationState:
    """Return the state after a deed; raises MoveNotAllowedError, NotAllowedError, NotOpenError."""
    after = APPLICATION_MOVES.after(event, state, frozenset(sides))
    if offer.state not in _OPEN_TO[event]:
        raise NotOpenError(OFFER_MOVES.why.get(offer.state, _("Сейчас это сделать нельзя.")))
    return after


def is_open(offer: TargetOfferLike, today: date) -> bool:
    """Tell whether students may apply today."""
    return offer.state is S.PUBLISHED and offer.opens_on <= today <= offer.closes_on


def is_for(offer: TakingLike, student: ApplicantLike | None) -> bool:
    """Tell whether an offer speaks to a person: only some do to who studies elsewhere."""
    return student is None or not student.is_outside or offer.takes_outside


def enters_outside(offer: TakingLike, viewer: Viewer, *, today: date) -> bool:
    """Tell whether a person may enter applications of who studies elsewhere today."""
    takes = offer.takes_outside and is_open(offer, today)
    return takes and viewer.can(Permission.CONTRACT_MANAGE)


def check_open(offer: TargetOfferLike, today: date) -> None:
    """Raise NotOpenError unless students may apply today."""
    if offer.state is not S.PUBLISHED:
        raise NotOpenError(_("Заявки на это предложение не принимают."))
    if today < offer.opens_on:
        raise NotOpenError(_("Заявки принимают с %(day)s.", day=day(offer.opens_on)))
    if today > offer.closes_on:
        raise NotOpenError(_("Заявки принимали до %(day)s.", day=day(offer.closes_on)))


def check_over(offer: TargetOfferLike, today: date) -> None:
    """Raise StillOpenError while the promised last day is not over."""
    if today <= offer.closes_on:
        raise StillOpenError(
            _("Приём заявок обещан до %(day)s включительно.", day=day(offer.closes_on))
        )


def check_offer(terms: TargetOfferTerms) -> None:
    """Raise OfferDaysError, OfferSupportError or OrderingTwiceError, by its field."""
    if terms.closes_on < terms.opens_on:
        raise OfferDaysError(_("Приём закончился бы раньше, чем начался."), field="closes_on")
    if not terms.support_text.strip() and not terms.monthly_sum:
        raise OfferSupportError(field="support_text")
    if terms.monthly_sum == 0:
        message = _("Укажите сумму больше нуля или не указывайте её.")
        raise OfferSupportError(message, field="monthly_sum")
    chosen: list[OrderingRule] = []
    for name in ("first_rule", "second_rule", "third_rule"):
        rule = getattr(terms, name)
        if rule in chosen:
            raise OrderingTwiceError(field=name)
        if rule:
            chosen.append(rule)


def check_publishable(offer: TargetOfferLike, today: date) -> None:
    """Raise OfferDaysError when nobody would have a day to apply."""
    if offer.closes_on < today:
        raise OfferDaysError(_("Последний день приёма заявок уже прошёл: измените его."))


def check_portal(terms: PortalTerms, *, today: date) -> None:
    """Raise OfferDaysError for days that cannot be."""
    for name in ("offer_published_on", "result_published_on"):
        said = getattr(terms, name)
        if said and said > today:
            raise OfferDaysError(_("Эта дата ещё не наступила."), field=name)
    first, last = terms.offer_published_on, terms.result_published_on
    if first and last and last < first:
        message = _("Результат публикуют после предложения.")
        raise OfferDaysError(message, field="result_published_on")


def check_application(terms: TargetApplicationTerms, rules: Collection[OrderingRule]) -> None:
    """Raise MarkMissingError where the published order needs a mark."""
    if OrderingRule.AVERAGE_MARK in rules and terms.average_mark is None:
        raise MarkMissingError(field="average_mark")


def check_reason(reason: str) -> None:
    """Raise OfferReasonError when nothing is said."""
    if not reason.strip():
        raise OfferReasonError(field="reason")


def check_seats(seats: int, *, taken: int) -> None:
    """Raise FewerSeatsError for fewer places than students have got."""
    if seats < taken:
        message = _("Отобрано заявок: %(taken)d. Мест не может быть меньше.", taken=taken)
        raise FewerSeatsError(message, field="seats")


REFUSED_BY_FACTS = frozenset({TargetRefusal.IN_FORCE, TargetRefusal.NOT_STUDYING})
