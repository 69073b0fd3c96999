"""Pure decisions about agreements: the way of states, the dates, what covers a practice."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.base.terms import KEPT_APART
from app.base.typography import day
from app.practice.agreements.enums import (
    EXPIRING_DAYS,
    AgreementActor,
    AgreementEvent,
    AgreementKind,
    AgreementState,
)
from app.practice.agreements.errors import (
    AgreementDatesError,
    AgreementPeriodError,
    AgreementReasonError,
)
from app.practice.enums import PracticeKind

S, E = AgreementState, AgreementEvent
COLLEGE, CALENDAR = AgreementActor.COLLEGE, AgreementActor.CALENDAR
IN_FORCE = frozenset({S.SIGNED, S.EXTENDED})
WAY = (S.DRAFT, S.SIGNED, S.EXTENDED, S.EXPIRED)
LONGEST_TERM = 15  # years; more is a slip of the hand
ONE_DAY = timedelta(days=1)

AGREEMENT_MOVES = Moves(
    {
        E.EDIT: move(S.DRAFT, None, COLLEGE),
        E.SIGN: move(S.DRAFT, S.SIGNED, COLLEGE),
        # An amendment that was signed in time may be noted after the end it moves.
        E.AMEND: move(IN_FORCE | {S.EXPIRED}, None, COLLEGE),
        E.EXTEND: move(IN_FORCE | {S.EXPIRED}, S.EXTENDED, COLLEGE),
        E.EXPIRE: move(IN_FORCE, S.EXPIRED, CALENDAR),
        E.TERMINATE: move(IN_FORCE | {S.DRAFT}, S.TERMINATED, COLLEGE),
    },
    why={
        S.DRAFT: _l("Договор ещё проект: его меняют без дополнительных соглашений."),
        S.SIGNED: _l("Договор подписан: изменения оформляют дополнительным соглашением."),
        S.EXTENDED: _l("Договор подписан: изменения оформляют дополнительным соглашением."),
        S.EXPIRED: _l("Срок договора истёк. Составьте новый."),
        S.TERMINATED: _l("Договор расторгнут или отменён. Составьте новый."),
    },
)


@dataclass(frozen=True)
class AgreementTerms:
    """With whom, for what and for how long; without bases all of the organization's are meant.

    An empty number is the next one.
    """

    organization_id: int
    kind: AgreementKind
    starts_on: date
    ends_on: date
    period_id: int | None = None
    number: str = field(default="", metadata=KEPT_APART)
    base_ids: Collection[int] = field(default=(), metadata=KEPT_APART)


@dataclass(frozen=True)
class AgreementAmendmentTerms:
    """What an amendment changes from a day on; `until` is the end of the agreement's term."""

    since: date
    until: date
    note: str = ""
    base_ids: Collection[int] = field(default=(), metadata=KEPT_APART)


@dataclass(frozen=True)
class ProgrammeTerms:
    """A row of appendix 1."""

    speciality_id: int
    kind: PracticeKind
    students: int
    module: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class RoomTerms:
    """A row of appendix 2."""

    room: str
    equipment: str = ""


@dataclass(frozen=True)
class AgreementEndTerms:
    """From which day an agreement is no more, and why."""

    terminated_on: date
    termination_reason: str


def standing(state: AgreementState, ends_on: date, *, today: date) -> AgreementState:
    """Return the state as of a day: an agreement in force expires by itself."""
    if today > ends_on and E.EXPIRE in AGREEMENT_MOVES.possible(state, CALENDAR):
        return AGREEMENT_MOVES.after(E.EXPIRE, state, CALENDAR)
    return state


def events_on(
    state: AgreementState, ends_on: date, *, today: date, manages: bool
) -> frozenset[AgreementEvent]:
    """Return what a person may do to an agreement today."""
    held = standing(state, ends_on, today=today)
    return AGREEMENT_MOVES.possible(held, COLLEGE if manages else None)


def is_expiring(state: AgreementState, ends_on: date, *, today: date) -> bool:
    """Tell whether an agreement in force ends within sixty days."""
    return state in IN_FORCE and today <= ends_on <= today + timedelta(days=EXPIRING_DAYS)


def next_agreement_number(year: int, serial: int) -> str:
    """Return the number of the next agreement of a year: «ПП-2024/07»."""
    return f"ПП-{year}/{serial:02d}"


def check_agreement(terms: AgreementTerms) -> None:
    """Raise AgreementDatesError or AgreementPeriodError, by its field."""
    if terms.ends_on < terms.starts_on:
        message = _("Договор не может закончиться раньше, чем начался.")
        raise AgreementDatesError(message, field="ends_on")
    if terms.ends_on > terms.starts_on + relativedelta(years=LONGEST_TERM):
        message = _("Договоры не заключают на такой срок. Проверьте год.")
        raise AgreementDatesError(message, field="ends_on")
    if terms.kind is AgreementKind.PERIOD and terms.period_id is None:
        raise AgreementPeriodError(field="period_id")


def check_amendment(terms: AgreementAmendmentTerms, *, begins_on: date, ends_on: date) -> None:
    """Raise AgreementDatesError, by its field, for changes outside of the agreement's term.

    `begins_on` is the day of the edition before, `ends_on` the end of the term so far. The day
    after the end is the last on which an extension may begin to hold: no day stays uncovered.
    """
    if terms.since < begins_on:
        message = _("Раньше %(day)s изменения действовать не могут.", day=day(begins_on))
        raise AgreementDatesError(message, field="since")
    if terms.since > ends_on + ONE_DAY:
        message = _("К этому дню срок договора уже истечёт: он до %(day)s.", day=day(ends_on))
        raise AgreementDatesError(message, field="since")
    if terms.until < terms.since:
        message = _("Срок не может закончиться раньше, чем начнут действовать изменения.")
        raise AgreementDatesError(message, field="until")
    if terms.until > begins_on + relativedelta(years=LONGEST_TERM):
        message = _("Договоры не заключают на такой срок. Проверьте год.")
        raise AgreementDatesError(message, field="until")


def check_signed_on(
    signed_on: date, *, drafted_on: date, ends_on: date, today: date, is_amendment: bool = False
) -> None:
    """Raise AgreementDatesError unless a paper could be signed on a day.

    An agreement may be made for days before its signing (relations that began earlier).
    """
    message = None
    if signed_on > today:
        message = _("Дата подписания ещё не наступила.")
    elif signed_on > ends_on and is_amendment:
        message = _("К этому дню срок договора уже истёк: составьте новый.")
    elif signed_on > ends_on:
        message = _("К этому дню срок договора уже закончился.")
    if message:
        raise AgreementDatesError(message, field="signed_on")


def check_row_dates(starts_on: date | None, ends_on: date | None) -> None:
    """Raise AgreementDatesError for a row of appendix 1 with half of its dates, or turned round."""
    if (starts_on is None) != (ends_on is None):
        message = _("Укажите обе даты или ни одной.")
        raise AgreementDatesError(message, field="ends_on" if starts_on else "starts_on")
    if starts_on and ends_on and ends_on < starts_on:
        message = _("Практика не может закончиться раньше, чем началась.")
        raise AgreementDatesError(message, field="ends_on")


def check_end(terms: AgreementEndTerms, *, signed_on: date | None, ends_on: date) -> None:
    """Raise AgreementReasonError or AgreementDatesError, by its field."""
    if not terms.termination_reason.strip():
        raise AgreementReasonError(field="termination_reason")
    if signed_on and terms.terminated_on < signed_on:
        message = _("Договор тогда ещё не был подписан.")
        raise AgreementDatesError(message, field="terminated_on")
    if signed_on and terms.terminated_on > ends_on:
        message = _("К этому дню срок договора закончится сам: %(day)s", day=day(ends_on))
        raise AgreementDatesError(message, field="terminated_on")
