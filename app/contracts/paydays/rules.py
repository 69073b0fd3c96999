"""Pure reckoning of the months a monthly measure is still to be paid for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple, Protocol

from dateutil.relativedelta import relativedelta

from app.contracts.support.rules import due_day, first_day

AHEAD = relativedelta(years=1)  # further ahead nobody plans, and a calendar would grow for nothing


@dataclass(frozen=True)
class Promise:
    """A monthly measure: whose contract, how much, by which day of a month, from when until when.

    `first` and `last` are days both of whose months are paid for.
    """

    measure_id: int
    contract_id: int
    number: str
    amount: int
    pay_day: int | None
    first: date
    last: date


class PayDay(NamedTuple):
    """A payment that waits: of which measure and month, by when, kopecks.

    `revision` grows when the payment changes: 0 until the journal has a row of it.
    """

    measure_id: int
    month: date
    contract_id: int
    number: str
    due_on: date
    amount: int
    revision: int = 0


class DayOfPayments(NamedTuple):
    """What is to be paid by one day: of how many measures, kopecks."""

    due_on: date
    payments: int
    amount: int


class AgreementLike(Protocol):
    """What these rules read of an amendment; `life.models.ContractAmendment` is one."""

    @property
    def holds_from(self) -> date: ...


class TermLike(Protocol):
    """What these rules read of a measure's own term."""

    @property
    def starts_on(self) -> date | None: ...

    @property
    def ends_on(self) -> date | None: ...


def months_of(promise: Promise, *, since: date, until: date) -> Iterator[date]:
    """Yield the months a measure is paid for, of those from the month of a day to another's."""
    month = max(first_day(promise.first), first_day(since))
    while month <= min(promise.last, until):
        yield month
        month += relativedelta(months=1)


def still_to_pay(promises: Iterable[Promise], *, today: date) -> int:
    """Return what measures come to after this month: this one stands in the journal."""
    since = first_day(today) + relativedelta(months=1)
    months = ((one.amount, months_of(one, since=since, until=one.last)) for one in promises)
    return sum(amount for amount, each in months for _month in each)


def days_to_come(promise: Promise, *, since: date, until: date) -> Iterator[PayDay]:
    """Yield the pay days of a measure from the month of a day up to another day."""
    for month in months_of(promise, since=since, until=until):
        due_on = due_day(month, promise.pay_day)
        if due_on <= until:
            own = (promise.measure_id, month, promise.contract_id, promise.number)
            yield PayDay(*own, due_on, promise.amount)


def by_day(days: Iterable[PayDay]) -> list[DayOfPayments]:
    """Return what is to be paid day by day, the earliest first."""
    found = groupby(sorted(days, key=lambda one: one.due_on), lambda one: one.due_on)
    sums = ((due_on, [one.amount for one in each]) for due_on, each in found)
    return [DayOfPayments(due_on, len(amounts), sum(amounts)) for due_on, amounts in sums]


def term_before(
    measure: TermLike, later: Sequence[AgreementLike]
) -> tuple[date | None, date | None] | None:
    """Return a measure's own days as they were before later agreements on support.

    None for what one of them brought. What one ended had lasted as long as the training: measures
    change on the first day of a month, and their former end is not kept.
    """
    began = {one.holds_from for one in later}
    if measure.starts_on in began:
        return None
    is_cut = measure.ends_on and measure.ends_on + timedelta(days=1) in began
    return measure.starts_on, None if is_cut else measure.ends_on
