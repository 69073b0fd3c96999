"""The journal of payments: written by the college and by the customer."""

from datetime import date

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.contracts.enums import ContractParty
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.rules import party_of
from app.contracts.support import queries
from app.contracts.support.enums import PaymentState
from app.contracts.support.errors import NotMoneyError, NotSignedError, PaymentTwiceError
from app.contracts.support.models import SupportMeasure, SupportPayment
from app.contracts.support.rules import (
    PaymentTerms,
    check_payment,
    due_day,
    first_day,
    term_of,
)
from app.extensions import db

WRITERS = frozenset({ContractParty.COLLEGE, ContractParty.ORGANIZATION})
BATCH = 200
_TWICE = {"uq_contract_payments_measure_month": PaymentTwiceError(field="month")}


def record_payment(
    measure: SupportMeasure, *, terms: PaymentTerms, actor: Viewer, today: date
) -> SupportPayment:
    """Write a payment of a month into the journal; one that was due becomes what it came to.

    Raises PaymentTwiceError, PaymentMonthError, PaymentDocumentError, PaymentReasonError,
    NotSignedError, NotMoneyError.
    """
    _check(measure, terms, actor, today)
    payment = queries.find_payment(measure, terms.month)
    if payment:
        lock(payment)
        if payment.state is not PaymentState.DUE:
            raise PaymentTwiceError(field="month")
    else:
        payment = SupportPayment(measure=measure, due_on=due_day(terms.month, measure.pay_day))
    with refusing(_TWICE):
        assign(payment, terms)
        payment.told_by = party_of(measure.contract, actor)
        db.session.add(payment)
    return payment


def edit_payment(
    payment: SupportPayment, *, terms: PaymentTerms, actor: Viewer, today: date
) -> None:
    """Mend a row of the journal. Raises what record_payment raises."""
    lock(payment)
    _check(payment.measure, terms, actor, today)
    with refusing(_TWICE):
        if payment.month != terms.month:
            payment.due_on = due_day(terms.month, payment.measure.pay_day)
        assign(payment, terms)
        payment.told_by = party_of(payment.measure.contract, actor)


def write_due(*, actor: Viewer, today: date) -> int:
    """Write what is to be paid this month by contracts in force; return of how many measures."""
    require(actor, Permission.CONTRACT_MANAGE)
    month = first_day(today)
    measures = queries.measures_without_payment(month, limit=BATCH)
    for measure in measures:
        db.session.add(
            SupportPayment(
                measure=measure,
                month=month,
                amount=measure.amount,
                due_on=due_day(month, measure.pay_day),
                state=PaymentState.DUE,
            )
        )
    db.session.flush()
    return len(measures)


def may_write(contract: TargetContract, viewer: Viewer) -> bool:
    """Tell whether a person keeps the journal of a contract."""
    return contract.signed_on is not None and party_of(contract, viewer) in WRITERS


def _check(measure: SupportMeasure, terms: PaymentTerms, actor: Viewer, today: date) -> None:
    contract = measure.contract
    require(actor, Permission.PAYMENT_RECORD)
    if party_of(contract, actor) not in WRITERS:
        raise NotAllowedError
    lock(contract, shared=True)
    if contract.signed_on is None:
        raise NotSignedError
    if measure.amount is None:
        raise NotMoneyError
    term = term_of(measure, signed_on=contract.signed_on, training_until=contract.training_until)
    check_payment(terms, term=term, signed_on=contract.signed_on, today=today)
