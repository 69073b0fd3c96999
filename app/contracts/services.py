"""Use cases of target training contracts."""

from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.contracts import queries, rules
from app.contracts.enums import ContractState, ObligationState
from app.contracts.errors import (
    AlreadyInForceError,
    NotEditableError,
    NumberTakenError,
    ParentConsentMissingError,
    ReasonMissingError,
    SettlementDateError,
    SigningDateError,
    TrainingOverError,
    WrongStepError,
)
from app.contracts.models import Obligation, TargetContract
from app.extensions import db


def propose_number(today: date) -> str:
    """Return a number that is free now; the constraint decides in the end."""
    used = queries.count_drafted(today.year)
    while queries.find_by_number(number := rules.next_number(today.year, used)):
        used += 1
    return number


def draft_contract(*, today: date, **values: Any) -> TargetContract:
    """Write a draft between an organization and a student.

    Raises NumberTakenError, TrainingOverError, each with its field.
    """
    contract = TargetContract(drafted_on=today, state=ContractState.DRAFT)
    _describe(contract, values, today)
    db.session.add(contract)
    db.session.flush()
    return contract


def edit_contract(contract: TargetContract, *, today: date, **values: Any) -> None:
    """Change a contract that is not signed yet; an agreed one must be agreed anew.

    Raises NotEditableError and what draft_contract raises.
    """
    if contract.state not in rules.EDITABLE:
        raise NotEditableError
    with db.session.no_autoflush:
        _describe(contract, values, today)
        contract.state = ContractState.DRAFT
    db.session.flush()


def offer_contract(contract: TargetContract) -> None:
    """Show the draft to the student and wait for the answer. Raises WrongStepError."""
    _move(contract, ContractState.OFFERED)


def agree_contract(contract: TargetContract) -> None:
    """Note that the student agrees. Raises WrongStepError."""
    _move(contract, ContractState.AGREED)


def return_contract(contract: TargetContract) -> None:
    """Take the contract back to a draft: somebody asked for changes. Raises WrongStepError."""
    _move(contract, ContractState.DRAFT)


def sign_contract(
    contract: TargetContract,
    *,
    signed_on: date,
    today: date,
    parent_name: str = "",
    parent_consent_on: date | None = None,
) -> None:
    """Note the signatures and write down what each party usually owes.

    Raises WrongStepError, SigningDateError, ParentConsentMissingError, AlreadyInForceError.
    """
    _check_signing_date(contract, signed_on, today)
    if contract.student.is_minor(signed_on) and not (parent_name and parent_consent_on):
        raise ParentConsentMissingError(field="parent_name")
    if queries.find_in_force(contract.student_id):
        raise AlreadyInForceError
    contract.signed_on = signed_on
    contract.parent_name, contract.parent_consent_on = parent_name, parent_consent_on
    contract.obligations.extend(_usual_obligations(contract))
    _move(contract, ContractState.SIGNED)


def begin_work(contract: TargetContract) -> None:
    """Note that the graduate began to work there. Raises WrongStepError."""
    _move(contract, ContractState.WORKING)


def complete_contract(contract: TargetContract) -> None:
    """Note that the last working year is over. Raises WrongStepError."""
    _move(contract, ContractState.COMPLETED)


def terminate_contract(contract: TargetContract, *, reason: str) -> None:
    """End a contract before its time. Raises WrongStepError, ReasonMissingError."""
    if not reason:
        raise ReasonMissingError(field="reason")
    contract.termination_reason = reason
    _move(contract, ContractState.TERMINATED)


def add_obligation(contract: TargetContract, **values: Any) -> Obligation:
    """Add what a party owes by a date."""
    obligation = Obligation(state=ObligationState.OPEN, **values)
    contract.obligations.append(obligation)
    db.session.flush()
    return obligation


def settle_obligation(
    obligation: Obligation, *, state: ObligationState, settled_on: date, note: str, today: date
) -> None:
    """Note that an obligation is fulfilled or broken; «open» takes the note back.

    Raises SettlementDateError for a day that has not come.
    """
    if settled_on > today:
        raise SettlementDateError(field="settled_on")
    is_open = state is ObligationState.OPEN
    obligation.state, obligation.note = state, note
    obligation.settled_on = None if is_open else settled_on
    db.session.flush()


def _describe(contract: TargetContract, values: dict[str, Any], today: date) -> None:
    for name, value in values.items():
        setattr(contract, name, value)
    if contract.training_until <= today:
        raise TrainingOverError(field="training_until")
    twin = queries.find_by_number(contract.number)
    if twin is not None and twin is not contract:
        raise NumberTakenError(field="number")
    contract.work_begins_on, contract.work_ends_on = rules.work_period(
        contract.training_until, contract.work_years
    )


def _move(contract: TargetContract, state: ContractState) -> None:
    if not rules.may_become(contract.state, state):
        raise WrongStepError
    contract.state = state
    db.session.flush()


def _check_signing_date(contract: TargetContract, signed_on: date, today: date) -> None:
    if signed_on > today:
        raise SigningDateError(_("Дата подписания ещё не наступила."), field="signed_on")
    if signed_on < contract.drafted_on:
        raise SigningDateError(_("Договор составлен позже этой даты."), field="signed_on")


def _usual_obligations(contract: TargetContract) -> list[Obligation]:
    proposed = rules.usual_obligations(
        signed_on=contract.signed_on or contract.drafted_on,
        training_until=contract.training_until,
        work_years=contract.work_years,
    )
    return [
        Obligation(party=one.party, text=one.text, due_on=one.due_on, state=ObligationState.OPEN)
        for one in proposed
    ]
