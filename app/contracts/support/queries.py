"""Reading the journal of payments: who sees a contract sees its payments."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    case,
    extract,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import contains_eager, joinedload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.contracts.life.queries import had_party, has_party
from app.contracts.models import TargetContract
from app.contracts.queries import contracts_visible_to
from app.contracts.rules import RUNNING
from app.contracts.support.enums import PaymentState, SupportPeriod
from app.contracts.support.models import SupportMeasure, SupportPayment
from app.extensions import db
from app.organizations.models import Organization
from app.students.models import Student

SORTABLE: dict[str, Any] = {"month": SupportPayment.month}


class YearOfPayments(NamedTuple):
    """What was paid, returned, is still due and was not paid in a year, in kopecks."""

    year: int
    paid: int
    returned: int
    due: int
    unpaid: int


def list_payments(
    *,
    visible_to: Viewer,
    today: date,
    q: str | None = None,
    state: PaymentState | None = None,
    year: int | None = None,
    contract: int | None = None,
    organization: int | None = None,
    customer: int | None = None,
    overdue: bool | None = None,
    on: date | None = None,
) -> Select[Any]:
    """Select payments with their contracts and parties; the caller orders and pages them.

    `organization` is any party of the contract, `customer` the one that pays. `on` leaves those
    the journal held on a day, by what was known of them then.
    """
    conditions = [_was_there(on), _was_signed(on)] if on else []
    if state:
        conditions.append(payment_state_at(on) == state)
    if year:
        conditions.append(SupportPayment.month.between(date(year, 1, 1), date(year, 12, 31)))
    if overdue:
        conditions.append(is_overdue(today, on))
    of_contract = []
    if q:
        of_contract.append(_found(q))
    if contract:
        of_contract.append(TargetContract.id == contract)
    if organization:
        of_contract.append(_has_party(organization, on))
    if customer:
        of_contract.append(TargetContract.organization_id == customer)
    return _listed().where(*conditions, *_of_contracts(visible_to, of_contract))


def get_payment(payment_id: int, *, visible_to: Viewer) -> SupportPayment:
    """Return a payment of a contract this person may see; raises NotFoundError."""
    found = _with_contracts().where(
        SupportPayment.id == payment_id, contracts_visible_to(visible_to)
    )
    payment: SupportPayment | None = db.session.scalar(found)
    if payment is None:
        raise NotFoundError
    return payment


def find_payment(measure: SupportMeasure, month: date) -> SupportPayment | None:
    """Return the payment of a measure for a month."""
    found = select(SupportPayment).where(
        SupportPayment.measure_id == measure.id, SupportPayment.month == month
    )
    return db.session.scalar(found)


def list_years(*, visible_to: Viewer) -> list[int]:
    """Return the years from the first payment this person may see to the last, the last first."""
    first, last = (
        select(end(SupportPayment.month)).where(*_of_contracts(visible_to)).scalar_subquery()
        for end in (func.min, func.max)  # SQLite looks up one end of an index at a time
    )
    begins, ends = db.session.execute(select(first, last)).one()
    return list(range(ends.year, begins.year - 1, -1)) if begins else []


def sums_by_year(contract: TargetContract) -> list[YearOfPayments]:
    """Return what a contract's payments came to, year by year, the last first."""
    return _by_year(SupportMeasure.contract_id == contract.id)


def sums_of_customer(customer: int, on: date | None = None) -> list[YearOfPayments]:
    """Return what the payments of a customer came to, year by year, the last first."""
    return _by_year(TargetContract.organization_id == customer, on=on)


def sums_of_organization(organization_id: int, on: date | None = None) -> tuple[int, int]:
    """Return what was paid, and what is due, by the contracts an organization is a party of."""
    found = (
        select(_sum_of(PaymentState.PAID, on), _sum_of(PaymentState.DUE, on))
        .join(SupportPayment.measure)
        .join(SupportMeasure.contract)
        .where(_has_party(organization_id, on), *in_journal(on))
    )
    paid, due = db.session.execute(found).one()
    return int(paid), int(due)


def paid_total(contract: TargetContract) -> int:
    """Return what the customer has paid by a contract and did not get back, in kopecks."""
    found = (
        select(_sum_of(PaymentState.PAID))
        .join(SupportPayment.measure)
        .where(SupportMeasure.contract_id == contract.id)
    )
    return int(db.session.scalar(found) or 0)


def paid_by(contract: TargetContract, day: date) -> int:
    """Return what the customer had paid by a day, in kopecks."""
    found = (
        select(func.coalesce(func.sum(SupportPayment.amount), 0))
        .join(SupportPayment.measure)
        .where(
            SupportMeasure.contract_id == contract.id,
            SupportPayment.state == PaymentState.PAID,
            SupportPayment.document_on <= day,
        )
    )
    return int(db.session.scalar(found) or 0)


def due_from(measure: SupportMeasure, month: date) -> list[SupportPayment]:
    """Return what is due by a measure from a month on and was not paid."""
    found = select(SupportPayment).where(
        SupportPayment.measure_id == measure.id,
        SupportPayment.month >= month,
        SupportPayment.state == PaymentState.DUE,
    )
    return list(db.session.scalars(found.order_by(SupportPayment.month)))


def last_paid_day(contract: TargetContract) -> date | None:
    """Return the last day of the months that support was paid for, None where nothing was."""
    last = (
        select(func.max(SupportPayment.month))
        .join(SupportPayment.measure)
        .where(SupportMeasure.contract_id == contract.id, SupportPayment.state == PaymentState.PAID)
    )
    month = db.session.scalar(last)
    if month is None:
        return None
    return month.replace(day=monthrange(month.year, month.month)[1])


def tally_overdue_payments(*, visible_to: Viewer, today: date) -> Select[*tuple[Any, ...]]:
    """Select how many payments are past their day."""
    return (
        select(func.count(SupportPayment.id))
        .join(SupportPayment.measure)
        .join(SupportMeasure.contract)
        .where(contracts_visible_to(visible_to), is_overdue(today))
    )


def measures_without_payment(month: date, *, limit: int) -> list[SupportMeasure]:
    """Return the monthly measures of running contracts that have nothing for a month yet."""
    has_one = select(SupportPayment.id).where(
        SupportPayment.measure_id == SupportMeasure.id, SupportPayment.month == month
    )
    last = func.coalesce(SupportMeasure.ends_on, TargetContract.training_until)
    first = func.coalesce(SupportMeasure.starts_on, TargetContract.signed_on)
    next_month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    found = (
        select(SupportMeasure)
        .join(SupportMeasure.contract)
        .options(contains_eager(SupportMeasure.contract))
        .where(
            TargetContract.state.in_(RUNNING),
            SupportMeasure.amount.is_not(None),
            SupportMeasure.period == SupportPeriod.MONTHLY,
            first < next_month,
            last >= month,
            ~has_one.exists(),
        )
        .order_by(SupportMeasure.id)
    )
    return list(db.session.scalars(found.limit(limit)))


def money_measures(numbers: Sequence[str]) -> list[SupportMeasure]:
    """Return the measures with a sum of the signed contracts of such keys of numbers."""
    found = (
        select(SupportMeasure)
        .join(SupportMeasure.contract)
        .options(contains_eager(SupportMeasure.contract))
        .where(
            TargetContract.number_key.in_(numbers),
            TargetContract.signed_on.is_not(None),
            SupportMeasure.amount.is_not(None),
        )
        .order_by(SupportMeasure.id)
    )
    return list(db.session.scalars(found))


def payments_of(measures: Sequence[int]) -> list[SupportPayment]:
    """Return every payment of measures."""
    found = _with_contracts().where(SupportPayment.measure_id.in_(measures))
    return list(db.session.scalars(found.order_by(SupportPayment.id)))


def is_overdue(today: date, on: date | None = None) -> ColumnElement[bool]:
    """Return the condition of a payment that is past its day, or was on a day."""
    return and_(payment_state_at(on) == PaymentState.DUE, SupportPayment.due_on < (on or today))


def payment_state_at(on: date | None) -> SQLColumnExpression[PaymentState]:
    """Return the state of a payment now, or at the end of a day as `rules.was_due` reads it."""
    state = SupportPayment.state
    due = literal(PaymentState.DUE, state.type)
    return case((_known_on() > on, due), else_=state) if on else state


def _known_on() -> ColumnElement[date]:
    return func.coalesce(SupportPayment.document_on, SupportPayment.due_on)


def in_journal(on: date | None) -> list[ColumnElement[bool]]:
    """Return the conditions of what the journal of contracts signed by a day held on it."""
    return [_was_there(on), TargetContract.signed_on <= on] if on else []


def _was_there(on: date) -> ColumnElement[bool]:
    return or_(SupportPayment.month <= on, SupportPayment.document_on <= on)


def _was_signed(on: date) -> ColumnElement[bool]:
    """Return the condition of a signed contract, asked of each payment: most are of such."""
    signed = SupportMeasure.contract.has(TargetContract.signed_on <= on)
    return SupportPayment.measure.has(signed)


def _of_contracts(
    viewer: Viewer, conditions: Sequence[ColumnElement[bool]] = ()
) -> list[ColumnElement[bool]]:
    """Return the condition that leaves what a person may see: none where that is everything.

    The contracts are asked apart: of a page that is walked within an index of payments.
    """
    own = [] if viewer.sees_all else [contracts_visible_to(viewer)]
    if not own and not conditions:
        return []
    measures = select(SupportMeasure.id).join(SupportMeasure.contract).where(*own, *conditions)
    return [SupportPayment.measure_id.in_(measures)]


def _listed() -> Select[Any]:
    contract = joinedload(SupportPayment.measure).joinedload(SupportMeasure.contract)
    parties = (joinedload(TargetContract.organization), joinedload(TargetContract.student))
    return select(SupportPayment).options(contract.options(*parties))


def _has_party(organization: int, on: date | None) -> ColumnElement[bool]:
    return had_party(on, organization) if on else has_party(organization)


def _by_year(condition: ColumnElement[bool], *, on: date | None = None) -> list[YearOfPayments]:
    year = extract("year", SupportPayment.month).label("year")
    order = (PaymentState.PAID, PaymentState.RETURNED, PaymentState.DUE, PaymentState.UNPAID)
    found = (
        select(year, *(_sum_of(state, on) for state in order))
        .join(SupportPayment.measure)
        .join(SupportMeasure.contract)
        .where(condition, *in_journal(on))
        .group_by(year)
        .order_by(year.desc())
    )
    return [YearOfPayments(int(one), *map(int, sums)) for one, *sums in db.session.execute(found)]


def _sum_of(state: PaymentState, on: date | None = None) -> ColumnElement[int]:
    amount: Any = SupportPayment.amount
    if on and state is PaymentState.DUE:  # before less was paid, the whole sum was due
        agreed = func.coalesce(SupportMeasure.amount, amount)
        was_due = and_(SupportPayment.state != PaymentState.DUE, _known_on() > on)
        amount = case((was_due, agreed), else_=amount)
    counted = case((payment_state_at(on) == state, amount), else_=0)
    return func.coalesce(func.sum(counted), 0)


def _with_contracts() -> Select[Any]:
    return (
        select(SupportPayment)
        .join(SupportPayment.measure)
        .join(SupportMeasure.contract)
        .join(TargetContract.organization)
        .join(TargetContract.student)
        .options(
            contains_eager(SupportPayment.measure)
            .contains_eager(SupportMeasure.contract)
            .options(
                contains_eager(TargetContract.organization),
                contains_eager(TargetContract.student),
            )
        )
    )


def _found(q: str) -> ColumnElement[bool]:
    return matches(
        q,
        (TargetContract, TargetContract.id),
        (Student, TargetContract.student_id),
        (Organization, TargetContract.organization_id),
    )
