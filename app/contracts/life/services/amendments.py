"""Additional agreements: what a signed contract says otherwise from a day on."""

from datetime import date, datetime

from app.base.constraints import refusing
from app.base.locks import lock_unchanged
from app.base.viewer import Viewer
from app.contracts import letters, rules
from app.contracts.enums import ContractEvent
from app.contracts.errors import SupplementNumberTakenError
from app.contracts.life import queries
from app.contracts.life.amending import AMENDABLE, SupplementTerms, changes_of, check_amendment
from app.contracts.life.models import ContractAmendment
from app.contracts.life.rules import ContractMoveTerms
from app.contracts.life.services.moves import keep_move
from app.contracts.models import TargetContract
from app.contracts.support.queries import last_paid_day
from app.extensions import db


def amend_contract(
    contract: TargetContract, *, terms: SupplementTerms, actor: Viewer, today: date, now: datetime
) -> ContractAmendment:
    """Change a signed contract from a day on; its signed paper stays as it is.

    Raises MoveNotAllowedError, AmendmentDayError, SameTermsError, PaidMeanwhileError,
    SupplementNumberTakenError and what a draft's terms raise.
    """
    lock_unchanged(contract)
    is_transfer = terms.employer_id != contract.employer_id
    event = ContractEvent.TRANSFER if is_transfer else ContractEvent.SUPPLEMENT
    step = rules.transition(contract, event, actor)
    former = queries.list_amendments(contract)
    check_amendment(
        terms,
        signed_on=contract.signed_on or contract.drafted_on,
        last_held_from=former[-1].holds_from if former else None,
        paid_until=last_paid_day(contract),
        is_empty=not is_transfer and not changes_of(contract, terms),
        today=today,
    )
    rules.check_training_term(terms.training_until, drafted_on=contract.drafted_on)
    amendment = _amendment_of(contract, terms, actor=actor, today=today, now=now)
    taken = SupplementNumberTakenError(field="number")
    with refusing({"uq_contract_amendments_contract_id_number": taken}):
        db.session.add(amendment)
        _put_in(contract, terms)
    move = ContractMoveTerms(terms.signed_on, terms.reason)
    keep_move(contract, event, step, terms=move, actor=actor, today=today, now=now)
    letters.tell_of_amendment(contract, amendment, now=now)
    return amendment


def _amendment_of(
    contract: TargetContract, terms: SupplementTerms, *, actor: Viewer, today: date, now: datetime
) -> ContractAmendment:
    is_transfer = terms.employer_id != contract.employer_id
    return ContractAmendment(
        contract_id=contract.id,
        number=terms.number,
        signed_on=terms.signed_on,
        holds_from=terms.holds_from,
        reason=terms.reason,
        changes={name: list(change) for name, change in changes_of(contract, terms).items()},
        changes_employer=is_transfer,
        employer_before_id=contract.employer_id if is_transfer else None,
        employer_after_id=terms.employer_id if is_transfer else None,
        is_backdated=terms.holds_from < today,
        entered_at=now,
        entered_by_id=actor.id or None,
    )


def _put_in(contract: TargetContract, terms: SupplementTerms) -> None:
    for name in AMENDABLE:
        setattr(contract, name, getattr(terms, name))
    contract.employer_id = terms.employer_id
    begun = contract.work_started_on
    contract.work_begins_on, contract.work_ends_on = (
        rules.years_from(begun, terms.work_years)
        if begun
        else rules.work_period(terms.training_until, terms.work_years, terms.employ_within_months)
    )
