"""Measures of support: part of what the parties agree on, so a change asks them anew."""

from dataclasses import fields
from datetime import date, datetime

from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer
from app.contracts import rules
from app.contracts.enums import ContractEvent
from app.contracts.life.rules import ContractMoveTerms
from app.contracts.life.services.moves import keep_move
from app.contracts.models import TargetContract
from app.contracts.signing.services.signatures import forget_signing
from app.contracts.support.errors import LastMeasureError
from app.contracts.support.models import SupportMeasure
from app.contracts.support.rules import MeasureLike, SupportTerms, check_measure
from app.extensions import db


def measure_of(terms: MeasureLike) -> SupportMeasure:
    """Return a new measure of such terms."""
    return SupportMeasure(**{one.name: getattr(terms, one.name) for one in fields(SupportTerms)})


def add_measure(
    contract: TargetContract, *, terms: SupportTerms, actor: Viewer, today: date, now: datetime
) -> SupportMeasure:
    """Add a measure to a contract that is not signed; an agreed one must be agreed anew.

    Raises MoveNotAllowedError, SupportSumError, SupportUntoldError, SupportTermError.
    """
    _reopen(contract, terms, actor, today=today, now=now)
    measure = measure_of(terms)
    contract.support.append(measure)
    db.session.flush()
    return measure


def edit_measure(
    measure: SupportMeasure, *, terms: SupportTerms, actor: Viewer, today: date, now: datetime
) -> None:
    """Change a measure of a contract that is not signed. Raises what add_measure raises."""
    _reopen(measure.contract, terms, actor, today=today, now=now)
    assign(measure, terms)
    db.session.flush()


def drop_measure(measure: SupportMeasure, *, actor: Viewer, today: date, now: datetime) -> None:
    """Take a measure out of a contract. Raises MoveNotAllowedError, LastMeasureError."""
    contract = measure.contract
    _reopen(contract, None, actor, today=today, now=now)
    if len(contract.support) == 1:
        raise LastMeasureError
    contract.support.remove(measure)
    db.session.flush()


def _reopen(
    contract: TargetContract,
    terms: SupportTerms | None,
    actor: Viewer,
    *,
    today: date,
    now: datetime,
) -> None:
    """Take a contract that somebody has seen back to a draft; its history says so."""
    lock(contract)
    step = rules.transition(contract, ContractEvent.EDIT, actor)
    if terms:
        check_measure(terms, drafted_on=contract.drafted_on, training_until=contract.training_until)
    if step.before is step.after:
        return
    forget_signing(contract)
    contract.state = step.after
    keep_move(
        contract,
        ContractEvent.EDIT,
        step,
        terms=ContractMoveTerms(today),
        actor=actor,
        today=today,
        now=now,
    )
