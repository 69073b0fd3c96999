"""Pure decisions about contracts: the way of states, the dates, the usual obligations."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import NamedTuple, Protocol

from dateutil.relativedelta import relativedelta
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.base.typography import day
from app.base.viewer import Viewer
from app.contracts.enums import (
    ContractEvent,
    ContractParty,
    ContractState,
    ObligationState,
)
from app.contracts.errors import (
    ContractDaysError,
    DraftDateError,
    NoPartyError,
    ObligationDateError,
    ReasonMissingError,
    SettlementDateError,
    SigningDateError,
    TerminationDateError,
    TooEarlyError,
    TrainingTermError,
)
from app.contracts.permissions import Permission
from app.contracts.regimes.rules import check_limits
from app.contracts.terms import ContractTerms

S, E = ContractState, ContractEvent
_COLLEGE, _STUDENT = ContractParty.COLLEGE, ContractParty.STUDENT
RUNNING = frozenset({S.SIGNED, S.STUDYING, S.TO_EMPLOY, S.WORKING})
IN_FORCE = RUNNING | {S.SUSPENDED}
AWAITING_WORK = RUNNING - {S.WORKING}
BROKEN_OFF = frozenset({S.TERMINATED, S.BROKEN_BY_CITIZEN, S.BROKEN_BY_CUSTOMER, S.EXPELLED})
ENDED = BROKEN_OFF | {S.COMPLETED, S.CANCELLED}
# A contract that was concluded stays a proof of the plan when it ends later.
FINISHED_FOR_PLAN = IN_FORCE | BROKEN_OFF | {S.COMPLETED}
EDITABLE = frozenset({S.DRAFT, S.OFFERED, S.AGREED})
WAY = (
    S.DRAFT,
    S.OFFERED,
    S.AGREED,
    S.SIGNED,
    S.STUDYING,
    S.TO_EMPLOY,
    S.WORKING,
    S.COMPLETED,
)
# Names for filters, beside the states.
STAGES = {
    "coming": EDITABLE,
    "concluded": FINISHED_FOR_PLAN,
    "in_force": IN_FORCE,
    "ended": BROKEN_OFF,
}
SHORTEST_WORK, LONGEST_WORK = 3, 5  # years, by the law on targeted training
LONGEST_TRAINING = 10  # years from the draft; more is a slip of the hand

# Who may make each move. The college keeps the contract; a student answers before the signing.
MOVES = Moves(
    {
        E.OFFER: move(S.DRAFT, S.OFFERED, _COLLEGE),
        E.AGREE: move(S.OFFERED, S.AGREED, _COLLEGE, _STUDENT),
        E.RETURN: move({S.OFFERED, S.AGREED}, S.DRAFT, _COLLEGE, _STUDENT),
        E.EDIT: move(EDITABLE, S.DRAFT, _COLLEGE),
        E.CONSENT: move({S.OFFERED, S.AGREED}, None, _COLLEGE),
        E.SIGNATURE: move(S.AGREED, None, _COLLEGE),
        E.SIGN: move(S.AGREED, S.SIGNED, _COLLEGE),
        E.BEGIN_TRAINING: move(S.SIGNED, S.STUDYING, _COLLEGE),
        E.END_TRAINING: move({S.SIGNED, S.STUDYING}, S.TO_EMPLOY, _COLLEGE),
        E.BEGIN_WORK: move({S.SIGNED, S.STUDYING, S.TO_EMPLOY}, S.WORKING, _COLLEGE),
        E.COMPLETE: move(S.WORKING, S.COMPLETED, _COLLEGE),
        E.SUSPEND: move(RUNNING, S.SUSPENDED, _COLLEGE),
        E.RESUME: move(S.SUSPENDED, None, _COLLEGE),  # to where the suspension found it
        E.SUPPLEMENT: move(IN_FORCE, None, _COLLEGE),
        E.TRANSFER: move(IN_FORCE, None, _COLLEGE),
        E.TERMINATE: move(IN_FORCE, S.TERMINATED, _COLLEGE),
        E.BREAK_BY_CITIZEN: move(IN_FORCE, S.BROKEN_BY_CITIZEN, _COLLEGE),
        E.BREAK_BY_CUSTOMER: move(IN_FORCE, S.BROKEN_BY_CUSTOMER, _COLLEGE),
        E.EXPEL: move({S.SIGNED, S.STUDYING, S.SUSPENDED}, S.EXPELLED, _COLLEGE),
        E.CANCEL: move(EDITABLE, S.CANCELLED, _COLLEGE),
        E.OWE: move(EDITABLE | IN_FORCE, None, _COLLEGE),
        E.SETTLE: move({*S} - BROKEN_OFF - {S.CANCELLED}, None, _COLLEGE),
    },
    why={
        S.DRAFT: _l("Договор — ещё черновик: сначала его предлагают студенту."),
        **dict.fromkeys(
            IN_FORCE,
            _l("Подписанный договор меняют только дополнительным соглашением или расторгают."),
        ),
        S.COMPLETED: _l("Договор исполнен, изменить в нём ничего нельзя."),
        **dict.fromkeys(
            BROKEN_OFF, _l("Договор уже не действует. Если нужно, добавьте новый договор.")
        ),
        S.CANCELLED: _l("Договор отменён. Если нужно, добавьте новый договор."),
    },
)


@dataclass(frozen=True)
class WorkStartTerms:
    """The day of the employment contract; a day that is over comes with a reason."""

    started_on: date
    reason: str = ""


@dataclass(frozen=True)
class TerminationTerms:
    """On which day a contract ended before its time, and why."""

    terminated_on: date
    termination_reason: str


@dataclass(frozen=True)
class ObligationTerms:
    """What a party owes by a date."""

    party: ContractParty
    text: str
    due_on: date


@dataclass(frozen=True)
class SettlementTerms:
    """How an obligation ended; an open one has no day."""

    state: ObligationState
    settled_on: date | None
    note: str = ""


class StudentLike(Protocol):
    """What these rules read of a student."""

    @property
    def user_id(self) -> int | None: ...

    def is_minor(self, today: date) -> bool:
        """Tell whether the student is under 18 on a date."""
        ...


class ContractLike(Protocol):
    """What these rules read of a contract; `models.TargetContract` is one."""

    @property
    def state(self) -> ContractState: ...

    @property
    def student(self) -> StudentLike: ...

    @property
    def organization_id(self) -> int: ...

    @property
    def employer_id(self) -> int | None: ...

    @property
    def college_is_party(self) -> bool: ...

    @property
    def employ_within_months(self) -> int | None: ...

    @property
    def drafted_on(self) -> date: ...

    @property
    def training_until(self) -> date: ...

    @property
    def work_years(self) -> int: ...

    @property
    def work_begins_on(self) -> date: ...

    @property
    def work_ends_on(self) -> date: ...


class Transition(NamedTuple):
    """A step of a contract; `by` is the party that takes it."""

    before: ContractState
    after: ContractState
    by: ContractParty | None


def party_of(contract: ContractLike, viewer: Viewer) -> ContractParty | None:
    """Return the side a person takes in a contract, None for strangers."""
    if viewer.can(Permission.CONTRACT_MANAGE):
        return ContractParty.COLLEGE
    if viewer.can(Permission.CONTRACT_ANSWER):
        return ContractParty.STUDENT if viewer.id == contract.student.user_id else None
    if not viewer.can(Permission.CONTRACT_VIEW):
        return None
    if contract.organization_id in viewer.organization_ids:
        return ContractParty.ORGANIZATION
    return ContractParty.EMPLOYER if contract.employer_id in viewer.organization_ids else None


def transition(contract: ContractLike, event: ContractEvent, actor: Viewer) -> Transition:
    """Return the step an event is; raises MoveNotAllowedError, NotAllowedError."""
    party = party_of(contract, actor)
    return Transition(contract.state, MOVES.after(event, contract.state, party), party)


def events_today(
    contract: ContractLike, viewer: Viewer, *, today: date
) -> frozenset[ContractEvent]:
    """Return what a person may do to a contract today: the contract's own dates count too."""
    trained = contract.training_until + timedelta(days=1)
    starts = ((E.BEGIN_WORK, trained), (E.COMPLETE, contract.work_ends_on))
    early = {event for event, since in starts if today < since}
    return MOVES.possible(contract.state, party_of(contract, viewer)) - early


def states_named(name: str) -> frozenset[ContractState]:
    """Return the states a filter means: one by its own name, or a stage of several."""
    return STAGES.get(name) or frozenset({ContractState(name)})


def work_period(
    training_until: date, work_years: int, within: int | None = None
) -> tuple[date, date]:
    """Return the first and the last day of the agreed work after training, as it is reckoned.

    Work begins the day after training ends, or at the latest `within` so many months of it, and
    lasts whole years.
    """
    begins = training_until + (relativedelta(months=within) if within else timedelta(days=1))
    return years_from(begins, work_years)


def years_from(begins: date, work_years: int) -> tuple[date, date]:
    """Return the first and the last day of whole years from a day on."""
    years, eve = relativedelta(years=work_years), begins - timedelta(days=1)
    # They differ around 29 February only, where the shorter way loses a day of the last year.
    return begins, max(begins + years - timedelta(days=1), eve + years)


def is_employed_in_time(
    started_on: date | None, training_until: date, within: int | None = None
) -> bool:
    """Tell whether a graduate began to work by the day the contract names."""
    return started_on is not None and started_on <= employ_until(training_until, within)


def employ_until(training_until: date, within: int | None = None) -> date:
    """Return the last day to make the employment contract by the terms of a contract."""
    return work_period(training_until, SHORTEST_WORK, within)[0]


def check_term(terms: ContractTerms, *, today: date) -> None:
    """Raise DraftDateError, TrainingTermError, ContractDaysError and what a regime refuses."""
    if terms.drafted_on > today:
        raise DraftDateError(field="drafted_on")
    check_training_term(terms.training_until, drafted_on=terms.drafted_on)
    if terms.training_from and terms.training_from >= terms.training_until:
        message = _("Обучение закончилось бы раньше, чем началось.")
        raise ContractDaysError(message, field="training_from")
    _check_portal(terms, today=today)
    check_limits(terms, terms.drafted_on)


def _check_portal(terms: ContractTerms, *, today: date) -> None:
    """Raise ContractDaysError for days on the state portal that cannot be, or not in this order."""
    last = None
    for name in ("portal_offer_on", "portal_application_on", "portal_result_on"):
        said = getattr(terms, name)
        if said and said > today:
            raise ContractDaysError(_("Эта дата ещё не наступила."), field=name)
        if said and last and said < last:
            message = _("Сначала публикуют предложение, потом подают заявку и объявляют результат.")
            raise ContractDaysError(message, field=name)
        last = said or last


def check_training_term(training_until: date, *, drafted_on: date) -> None:
    """Raise TrainingTermError for a training that is over with the draft, or lasts too long."""
    if training_until <= drafted_on:
        message = _("Обучение должно закончиться позже, чем составлен договор.")
        raise TrainingTermError(message, field="training_until")
    if training_until > drafted_on + relativedelta(years=LONGEST_TRAINING):
        message = _("Обучение не длится так долго. Проверьте год.")
        raise TrainingTermError(message, field="training_until")


def check_signing_day(
    signed_on: date, *, drafted_on: date, training_until: date, today: date
) -> None:
    """Raise SigningDateError unless a contract could be signed on a day."""
    message = None
    if signed_on > today:
        message = _("Дата подписания ещё не наступила.")
    elif signed_on < drafted_on:
        message = _("Договор составлен позже этой даты.")
    elif signed_on >= training_until:
        message = _("К этой дате обучение по договору уже закончилось.")
    if message:
        raise SigningDateError(message, field="signed_on")


def needs_representative(contract: ContractLike, today: date) -> bool:
    """Tell whether a representative has to agree if the contract is signed today."""
    return contract.state in EDITABLE and contract.student.is_minor(today)


def check_work_begins(started_on: date, *, training_until: date, today: date) -> None:
    """Raise TooEarlyError for a day that has not come or is within the training."""
    if started_on > today:
        raise TooEarlyError(_("Эта дата ещё не наступила."), field="started_on")
    if started_on <= training_until:
        message = _("Обучение по договору идёт до %(day)s", day=day(training_until))
        raise TooEarlyError(message, field="started_on")


def check_work_ended(work_ends_on: date, *, today: date) -> None:
    """Raise TooEarlyError before the last day of the agreed work."""
    if today < work_ends_on:
        raise TooEarlyError(
            _("Срок трудовой деятельности по договору идёт до %(day)s", day=day(work_ends_on))
        )


def check_termination(terms: TerminationTerms, *, since: date, today: date) -> None:
    """Raise ReasonMissingError or TerminationDateError, by its field.

    `since` is the day of the contract's last move, or of the draft where nobody has signed.
    """
    if not terms.termination_reason:
        raise ReasonMissingError(field="termination_reason")
    if terms.terminated_on > today:
        raise TerminationDateError(_("Эта дата ещё не наступила."), field="terminated_on")
    if terms.terminated_on < since:
        message = _(
            "Последнее изменение договора отмечено %(day)s, раньше этого дня отметить нельзя.",
            day=day(since),
        )
        raise TerminationDateError(message, field="terminated_on")


def check_due_day(due_on: date, *, drafted_on: date, work_ends_on: date) -> None:
    """Raise ObligationDateError for a day outside of the contract's term."""
    if not drafted_on <= due_on <= work_ends_on:
        raise ObligationDateError(field="due_on")


def check_party(party: ContractParty, contract: ContractLike) -> None:
    """Raise NoPartyError for who does not sign the contract and so owes nothing by it."""
    is_missing = {
        ContractParty.COLLEGE: not contract.college_is_party,
        ContractParty.EMPLOYER: contract.employer_id is None,
    }
    if is_missing.get(party):
        raise NoPartyError(field="party")


def check_settlement(settled_on: date | None, *, drafted_on: date, today: date) -> None:
    """Raise SettlementDateError for a day that has not come or was before the contract."""
    if settled_on is None:
        return
    if settled_on > today:
        raise SettlementDateError(_("Эта дата ещё не наступила."), field="settled_on")
    if settled_on < drafted_on:
        raise SettlementDateError(_("Договора тогда ещё не было."), field="settled_on")


def number_of(year: int, serial: int) -> str:
    """Return the number of a contract by its place in the year's register: «ЦД-2024/07»."""
    return f"ЦД-{year}/{serial:02d}"


def last_in_row(taken: Collection[int]) -> int:
    """Return the last number before the register's first gap, 0 when it begins with one."""
    return next(serial for serial in count() if serial + 1 not in taken)
