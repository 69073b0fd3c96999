"""Use cases of target training contracts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from app.base.errors import DomainError
from app.base.typography import day
from app.contracts import letters, queries, rules
from app.contracts.enums import ContractState
from app.contracts.errors import (
    AlreadyInForceError,
    ChangedMeanwhileError,
    DraftDateError,
    NotEditableError,
    NumberTakenError,
    ParentConsentDateError,
    ParentConsentMissingError,
    ReasonMissingError,
    SigningDateError,
    TooEarlyError,
    TrainingTermError,
    WrongStepError,
)
from app.contracts.models import TargetContract
from app.contracts.obligations import write_usual
from app.extensions import db


def propose_number(today: date) -> str:
    """Return a number that is free now; the constraint decides in the end."""
    used = queries.count_drafted(today.year)
    while queries.find_by_number(number := rules.next_number(today.year, used)):
        used += 1
    return number


def draft_contract(*, today: date, **values: Any) -> TargetContract:
    """Write a draft between an organization and a student; support in kopecks a month.

    Raises DraftDateError, TrainingTermError, NumberTakenError, each with its field.
    """
    contract = TargetContract(state=ContractState.DRAFT)
    _describe(contract, values, today)
    with _refusing_twins(NumberTakenError(field="number")):
        db.session.add(contract)
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
    with _refusing_twins(NumberTakenError(field="number")):
        pass


def check_seen(contract: TargetContract, version: int | None) -> None:
    """Raise ChangedMeanwhileError when a person decides about an earlier version."""
    if version != contract.version:
        raise ChangedMeanwhileError


def offer_contract(contract: TargetContract, *, now: datetime) -> None:
    """Show the draft to the student and wait for the answer. Raises WrongStepError."""
    _move(contract, ContractState.OFFERED)
    letters.tell_of_offer(contract, now=now)


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
    now: datetime,
    parent_name: str = "",
    parent_consent_on: date | None = None,
) -> None:
    """Note the signatures and write down what each party usually owes.

    Raises WrongStepError, SigningDateError, ParentConsentMissingError, ParentConsentDateError,
    AlreadyInForceError.
    """
    _check_signing_date(contract, signed_on, today)
    if contract.student.is_minor(signed_on):
        _note_consent(contract, parent_name, parent_consent_on, signed_on)
    if queries.find_in_force(contract.student_id):
        raise AlreadyInForceError
    contract.signed_on = signed_on
    write_usual(contract, signed_on)
    with _refusing_twins(AlreadyInForceError()):
        _enter(contract, ContractState.SIGNED)
    letters.tell_of_signing(contract, now=now)


def begin_work(contract: TargetContract, *, today: date) -> None:
    """Note that the graduate began to work there. Raises WrongStepError, TooEarlyError."""
    if today < contract.training_until:
        raise TooEarlyError(
            _("Обучение по договору идёт до %(day)s.", day=day(contract.training_until))
        )
    _move(contract, ContractState.WORKING)


def complete_contract(contract: TargetContract, *, today: date) -> None:
    """Note that the last working year is over. Raises WrongStepError, TooEarlyError."""
    if today < contract.work_ends_on:
        raise TooEarlyError(
            _("Отработка по договору идёт до %(day)s.", day=day(contract.work_ends_on))
        )
    _move(contract, ContractState.COMPLETED)


def terminate_contract(contract: TargetContract, *, reason: str, now: datetime) -> None:
    """End a contract before its time. Raises WrongStepError, ReasonMissingError."""
    if not reason:
        raise ReasonMissingError(field="reason")
    was_seen = contract.state is not ContractState.DRAFT
    contract.termination_reason = reason
    _move(contract, ContractState.TERMINATED)
    if was_seen:
        letters.tell_of_termination(contract, now=now)


def _describe(contract: TargetContract, values: dict[str, Any], today: date) -> None:
    for name, value in values.items():
        setattr(contract, name, value)
    _check_term(contract, today)
    twin = queries.find_by_number(contract.number)
    if twin is not None and twin is not contract:
        raise NumberTakenError(field="number")
    contract.work_begins_on, contract.work_ends_on = rules.work_period(
        contract.training_until, contract.work_years
    )


def _check_term(contract: TargetContract, today: date) -> None:
    if contract.drafted_on > today:
        raise DraftDateError(field="drafted_on")
    if contract.training_until <= contract.drafted_on:
        message = _("Обучение должно закончиться позже, чем составлен договор.")
        raise TrainingTermError(message, field="training_until")
    if contract.training_until > rules.latest_training_end(contract.drafted_on):
        message = _("Обучение не длится так долго. Проверьте год.")
        raise TrainingTermError(message, field="training_until")


def _check_signing_date(contract: TargetContract, signed_on: date, today: date) -> None:
    message = None
    if signed_on > today:
        message = _("Дата подписания ещё не наступила.")
    elif signed_on < contract.drafted_on:
        message = _("Договор составлен позже этой даты.")
    elif signed_on >= contract.training_until:
        message = _("К этой дате обучение по договору уже закончилось.")
    if message:
        raise SigningDateError(message, field="signed_on")


def _note_consent(
    contract: TargetContract, parent_name: str, agreed_on: date | None, signed_on: date
) -> None:
    if not parent_name:
        raise ParentConsentMissingError(field="parent_name")
    if agreed_on is None:
        raise ParentConsentMissingError(field="parent_consent_on")
    if not contract.drafted_on <= agreed_on <= signed_on:
        raise ParentConsentDateError(field="parent_consent_on")
    contract.parent_name, contract.parent_consent_on = parent_name, agreed_on


def _move(contract: TargetContract, state: ContractState) -> None:
    _enter(contract, state)
    db.session.flush()


def _enter(contract: TargetContract, state: ContractState) -> None:
    if not rules.may_become(contract.state, state):
        raise WrongStepError
    contract.state = state


@contextmanager
def _refusing_twins(error: DomainError) -> Iterator[None]:
    """Flush after the block; what the database refuses was made by others a moment earlier."""
    try:
        yield
        db.session.flush()
    except IntegrityError as refused:
        raise error from refused
