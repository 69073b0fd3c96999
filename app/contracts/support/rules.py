"""Pure decisions about measures of support."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from flask_babel import gettext as _

from app.base.money import format_roubles
from app.base.typography import day
from app.contracts.support.enums import PaymentState, SupportKind, SupportPeriod
from app.contracts.support.errors import (
    PaymentDocumentError,
    PaymentMonthError,
    PaymentReasonError,
    SupportSumError,
    SupportTermError,
    SupportUntoldError,
)


@dataclass(frozen=True)
class SupportTerms:
    """A measure of support; `amount` in kopecks for each period, None for what is in kind."""

    kind: SupportKind
    text: str = ""
    amount: int | None = None
    period: SupportPeriod | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    condition: str = ""
    pay_day: int | None = None


@dataclass(frozen=True)
class PaymentTerms:
    """A payment for a month; money moved by a document, or it did not for a reason."""

    month: date
    amount: int
    state: PaymentState
    document: str = ""
    document_on: date | None = None
    reason: str = ""


class MeasureLike(Protocol):
    """What these rules read of a measure; `SupportTerms` and `models.SupportMeasure` are both."""

    @property
    def kind(self) -> SupportKind: ...

    @property
    def text(self) -> str: ...

    @property
    def amount(self) -> int | None: ...

    @property
    def period(self) -> SupportPeriod | None: ...

    @property
    def starts_on(self) -> date | None: ...

    @property
    def ends_on(self) -> date | None: ...

    @property
    def condition(self) -> str: ...

    @property
    def pay_day(self) -> int | None: ...


class PaymentLike(Protocol):
    """What these rules read of a row of the journal; `models.SupportPayment` is one."""

    @property
    def state(self) -> PaymentState: ...

    @property
    def due_on(self) -> date: ...

    @property
    def document_on(self) -> date | None: ...


def check_measure(terms: MeasureLike, *, drafted_on: date, training_until: date) -> None:
    """Raise SupportSumError, SupportUntoldError or SupportTermError, by its field."""
    if terms.kind is SupportKind.MONTHLY_PAYMENT and not terms.amount:
        raise SupportSumError(_("Укажите сумму выплаты."), field="amount")
    if terms.amount == 0:
        raise SupportSumError(_("Укажите сумму больше нуля или не указывайте её."), field="amount")
    if terms.amount and terms.period is None:
        raise SupportSumError(_("Укажите, как часто платят."), field="period")
    if terms.kind is SupportKind.OTHER and not terms.text.strip():
        raise SupportUntoldError(field="text")
    if terms.starts_on and terms.starts_on > training_until:
        message = _("Поддержку оказывают во время обучения: до %(day)s.", day=day(training_until))
        raise SupportTermError(message, field="starts_on")
    if terms.ends_on and terms.ends_on < (terms.starts_on or drafted_on):
        raise SupportTermError(_("Мера закончилась бы раньше, чем началась."), field="ends_on")


def words_of(measure: MeasureLike) -> str:
    """Return a measure as the contract says it: «Ежемесячная выплата: 3 000 ₽, ежемесячно…»."""
    told = measure.text.strip().rstrip(".")
    head = told if measure.kind is SupportKind.OTHER else str(measure.kind.label)
    parts = [] if measure.kind is SupportKind.OTHER else [told]
    if measure.amount:
        parts.insert(0, format_roubles(measure.amount))
    if measure.period and measure.kind is not SupportKind.MONTHLY_PAYMENT:
        parts.append(str(measure.period.label))
    if measure.starts_on:
        parts.append(_("с %(day)s", day=day(measure.starts_on)))
    if measure.ends_on:
        parts.append(_("до %(day)s", day=day(measure.ends_on)))
    if measure.pay_day:
        parts.append(_("не позднее %(day)d числа", day=measure.pay_day))
    if condition := measure.condition.strip().rstrip("."):
        parts.append(_("условие: %(condition)s", condition=condition))
    rest = ", ".join(filter(None, parts))
    return f"{head}: {rest}" if rest else head


MOVED = frozenset({PaymentState.PAID, PaymentState.RETURNED})


def first_day(day_: date) -> date:
    """Return the month of a day, as the journal keeps it."""
    return day_.replace(day=1)


def due_day(month: date, pay_day: int | None) -> date:
    """Return the day a month's payment is due: the last one where nothing else was agreed on."""
    last = monthrange(month.year, month.month)[1]
    return month.replace(day=min(pay_day or last, last))


def was_due(payment: PaymentLike, on: date) -> bool:
    """Tell whether a payment still waited at the end of a day.

    Money moved on the day of its document. That a month stays unpaid is known on the day it was
    due, unless a document says of another.
    """
    return payment.state is PaymentState.DUE or (payment.document_on or payment.due_on) > on


def term_of(measure: MeasureLike, *, signed_on: date, training_until: date) -> tuple[date, date]:
    """Return the first and the last day a measure holds."""
    return measure.starts_on or signed_on, measure.ends_on or training_until


def is_due_in(month: date, term: tuple[date, date]) -> bool:
    """Tell whether a measure of such a term holds in a month."""
    return first_day(term[0]) <= month <= term[1]


def check_payment(
    terms: PaymentTerms, *, term: tuple[date, date], signed_on: date, today: date
) -> None:
    """Raise PaymentMonthError, SupportSumError, PaymentDocumentError or PaymentReasonError."""
    if not is_due_in(terms.month, term):
        first, last = day(term[0]), day(term[1])
        message = _("Мера действует с %(first)s по %(last)s.", first=first, last=last)
        raise PaymentMonthError(message, field="month")
    if not terms.amount:
        raise SupportSumError(_("Укажите сумму выплаты."), field="amount")
    if terms.state in MOVED and not terms.document:
        raise PaymentDocumentError(_("Укажите номер платёжного документа."), field="document")
    if terms.state in MOVED and terms.document_on is None:
        raise PaymentDocumentError(_("Укажите дату платёжного документа."), field="document_on")
    if terms.document_on and terms.document_on > today:
        raise PaymentDocumentError(_("Эта дата ещё не наступила."), field="document_on")
    if terms.document_on and terms.document_on < signed_on:
        message = _("Договор подписан позже: %(day)s.", day=day(signed_on))
        raise PaymentDocumentError(message, field="document_on")
    if terms.state is PaymentState.UNPAID and not terms.reason:
        raise PaymentReasonError(field="reason")
