"""What the parties owe by a date."""

from dataclasses import replace
from datetime import date, datetime

from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer
from app.contracts import letters, rules
from app.contracts.enums import ContractEvent, ObligationState
from app.contracts.models import Obligation, TargetContract
from app.contracts.rules import ObligationTerms, SettlementTerms
from app.contracts.usual import usual_of
from app.extensions import db


def write_usual(contract: TargetContract, signed_on: date) -> None:
    """Write down the usual obligations of a contract that is being signed."""
    for terms in usual_of(contract, signed_on):
        _write(contract, terms)


def add_obligation(
    contract: TargetContract, *, terms: ObligationTerms, actor: Viewer, now: datetime
) -> Obligation:
    """Add what a party owes by a date. Raises MoveNotAllowedError, ObligationDateError."""
    _check(contract, terms, actor)
    obligation = _write(contract, terms)
    db.session.flush()
    letters.tell_of_obligation(obligation, by=rules.party_of(contract, actor), now=now)
    return obligation


def edit_obligation(
    obligation: Obligation, *, terms: ObligationTerms, actor: Viewer, now: datetime
) -> None:
    """Change what is owed, by whom and by when.

    Raises MoveNotAllowedError, ObligationDateError.
    """
    contract = obligation.contract
    _check(contract, terms, actor)
    assign(obligation, terms)
    db.session.flush()
    letters.tell_of_obligation(obligation, by=rules.party_of(contract, actor), now=now)


def settle_obligation(
    obligation: Obligation, *, terms: SettlementTerms, actor: Viewer, today: date
) -> None:
    """Note that an obligation is fulfilled or broken; «open» takes the note back.

    Raises MoveNotAllowedError, SettlementDateError.
    """
    contract = obligation.contract
    lock(contract)
    rules.transition(contract, ContractEvent.SETTLE, actor)
    rules.check_settlement(terms.settled_on, drafted_on=contract.drafted_on, today=today)
    is_open = terms.state is ObligationState.OPEN
    assign(obligation, replace(terms, settled_on=None) if is_open else terms)
    db.session.flush()


def _check(contract: TargetContract, terms: ObligationTerms, actor: Viewer) -> None:
    lock(contract)
    rules.transition(contract, ContractEvent.OWE, actor)
    rules.check_party(terms.party, contract)
    rules.check_due_day(
        terms.due_on, drafted_on=contract.drafted_on, work_ends_on=contract.work_ends_on
    )


def _write(contract: TargetContract, terms: ObligationTerms) -> Obligation:
    obligation = Obligation(state=ObligationState.OPEN)
    assign(obligation, terms)
    contract.obligations.append(obligation)
    return obligation
