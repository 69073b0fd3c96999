"""Use cases of what the parties owe by a date."""

from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.contracts import rules
from app.contracts.enums import ObligationState
from app.contracts.errors import ObligationDateError, SettlementDateError, WrongStepError
from app.contracts.models import Obligation, TargetContract
from app.extensions import db


def usual_of(contract: TargetContract, signed_on: date) -> list[rules.ProposedObligation]:
    """Return what the contract's dates bring with them when it is signed on a day."""
    proposed = rules.usual_obligations(
        signed_on=signed_on,
        training_until=contract.training_until,
        work_years=contract.work_years,
    )
    return list(proposed)


def proposed_for(contract: TargetContract) -> list[rules.ProposedObligation]:
    """Return what the parties will owe once they sign; nothing after that."""
    return usual_of(contract, contract.drafted_on) if contract.state in rules.EDITABLE else []


def write_usual(contract: TargetContract, signed_on: date) -> None:
    """Write down the usual obligations of a contract that is being signed."""
    contract.obligations.extend(
        Obligation(party=one.party, text=one.text, due_on=one.due_on, state=ObligationState.OPEN)
        for one in usual_of(contract, signed_on)
    )


def add_obligation(contract: TargetContract, **values: Any) -> Obligation:
    """Add what a party owes by a date. Raises WrongStepError, ObligationDateError."""
    _check_term(contract, values["due_on"])
    obligation = Obligation(state=ObligationState.OPEN, **values)
    contract.obligations.append(obligation)
    db.session.flush()
    return obligation


def edit_obligation(obligation: Obligation, **values: Any) -> None:
    """Change what is owed, by whom and by when. Raises WrongStepError, ObligationDateError."""
    _check_term(obligation.contract, values["due_on"])
    for name, value in values.items():
        setattr(obligation, name, value)
    db.session.flush()


def settle_obligation(
    obligation: Obligation, *, state: ObligationState, settled_on: date, note: str, today: date
) -> None:
    """Note that an obligation is fulfilled or broken; «open» takes the note back.

    Raises SettlementDateError for a day that has not come or was before the contract.
    """
    if settled_on > today:
        raise SettlementDateError(_("Эта дата ещё не наступила."), field="settled_on")
    if settled_on < obligation.contract.drafted_on:
        raise SettlementDateError(_("Договора тогда ещё не было."), field="settled_on")
    is_open = state is ObligationState.OPEN
    obligation.state, obligation.note = state, note
    obligation.settled_on = None if is_open else settled_on
    db.session.flush()


def _check_term(contract: TargetContract, due_on: date) -> None:
    if not rules.TRANSITIONS[contract.state]:
        raise WrongStepError
    if not contract.drafted_on <= due_on <= contract.work_ends_on:
        raise ObligationDateError(field="due_on")
