"""Reading what customers have to pay: the journal's open rows, and what measures promise."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, SQLColumnExpression, false, select
from sqlalchemy.orm import contains_eager, selectinload

from app.base.viewer import Viewer
from app.contracts.enums import ContractState
from app.contracts.life.amending import terms_on
from app.contracts.life.queries import amendments_of, state_at
from app.contracts.models import TargetContract
from app.contracts.paydays.rules import PayDay, Promise, term_before
from app.contracts.permissions import Permission
from app.contracts.queries import contracts_visible_to
from app.contracts.rules import IN_FORCE, RUNNING
from app.contracts.support.enums import PaymentState, SupportPeriod
from app.contracts.support.models import SupportMeasure, SupportPayment
from app.contracts.support.queries import in_journal, payment_state_at
from app.contracts.support.rules import first_day
from app.extensions import db


def paid_by_or_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition of contracts a person pays by or is paid by; staff do neither."""
    if viewer.can(Permission.CONTRACT_MANAGE) or not viewer.can(Permission.CONTRACT_VIEW):
        return false()
    if viewer.can(Permission.CONTRACT_ANSWER):
        return contracts_visible_to(viewer)
    return TargetContract.organization_id.in_(viewer.organization_ids)


def paid_by_customer(organization_id: int) -> ColumnElement[bool]:
    """Return the condition of contracts an organization pays by."""
    return TargetContract.organization_id == organization_id


def list_due(
    condition: ColumnElement[bool], *, until: date, since: date = date.min, on: date | None = None
) -> list[PayDay]:
    """Return what waited in the journal by contracts in force, now or on a day, in one query."""
    found = (
        select(
            SupportPayment.measure_id,
            SupportPayment.month,
            TargetContract.id,
            TargetContract.number,
            SupportPayment.due_on,
            SupportPayment.amount,
            SupportPayment.version,
        )
        .join(SupportPayment.measure)
        .join(SupportMeasure.contract)
        .where(
            condition,
            _state(on).in_(IN_FORCE),
            payment_state_at(on) == PaymentState.DUE,
            SupportPayment.due_on.between(since, until),
            *in_journal(on),
        )
    )
    return [PayDay(*row) for row in db.session.execute(found)]


def months_in_journal(
    condition: ColumnElement[bool], *, since: date, on: date | None = None
) -> set[tuple[int, date]]:
    """Return of which measures and months the journal had a row, whatever it said."""
    found = (
        select(SupportPayment.measure_id, SupportPayment.month)
        .join(SupportPayment.measure)
        .join(SupportMeasure.contract)
        .where(condition, SupportPayment.month >= first_day(since), *in_journal(on))
    )
    return {(measure, month) for measure, month in db.session.execute(found)}


def list_promises(condition: ColumnElement[bool], *, on: date | None = None) -> list[Promise]:
    """Return the monthly measures of running contracts, now or by the agreements of a day."""
    found = (
        select(SupportMeasure)
        .join(SupportMeasure.contract)
        .options(contains_eager(SupportMeasure.contract))
        .where(
            condition,
            _state(on).in_(RUNNING),
            SupportMeasure.amount.is_not(None),
            SupportMeasure.period == SupportPeriod.MONTHLY,
        )
        .order_by(SupportMeasure.id)
    )
    if on is None:
        return [_promise(one, one.starts_on, one.ends_on) for one in db.session.scalars(found)]
    whole = contains_eager(SupportMeasure.contract).options(selectinload(TargetContract.support))
    return list(_promised_on(list(db.session.scalars(found.options(whole))), on))


def _promised_on(measures: list[SupportMeasure], on: date) -> Iterator[Promise]:
    amendments = amendments_of({one.contract_id for one in measures})
    for one in measures:
        own = amendments[one.contract_id]
        later = [each for each in own if "support" in each.changes and each.holds_from > on]
        if term := term_before(one, later):
            held = terms_on(one.contract, own, on)
            yield _promise(one, *term, training_until=held["training_until"])


def _promise(
    measure: SupportMeasure,
    starts_on: date | None,
    ends_on: date | None,
    training_until: date | None = None,
) -> Promise:
    contract = measure.contract
    return Promise(
        measure.id,
        contract.id,
        contract.number,
        measure.amount or 0,
        measure.pay_day,
        starts_on or contract.signed_on or contract.drafted_on,
        ends_on or training_until or contract.training_until,
    )


def _state(on: date | None) -> SQLColumnExpression[ContractState]:
    return state_at(on) if on else TargetContract.state
