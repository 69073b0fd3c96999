"""Additional agreements: what a signed contract says otherwise from a day on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.base.constraints import refusing
from app.base.locks import lock_unchanged
from app.base.viewer import Viewer
from app.contracts import letters, rules
from app.contracts.enums import ContractEvent
from app.contracts.errors import SupplementNumberTakenError
from app.contracts.life import queries
from app.contracts.life.amending import (
    AMENDABLE,
    AmendingTerms,
    SupplementTerms,
    SupportAgreementTerms,
    changes_of,
    check_amendment,
    check_training_end,
    support_text,
)
from app.contracts.life.models import ContractAmendment
from app.contracts.life.papers import issue_amendment, snapshot_of_amendment
from app.contracts.life.rules import ContractMoveTerms
from app.contracts.life.services.moves import keep_move
from app.contracts.life.services.support import change_support
from app.contracts.models import TargetContract
from app.contracts.services.parties import check_organizations, parties_named
from app.contracts.support.queries import last_paid_day
from app.documents.snapshot import Snapshot
from app.extensions import db


def amend_contract(
    contract: TargetContract, *, terms: SupplementTerms, actor: Viewer, today: date, now: datetime
) -> ContractAmendment:
    """Change a signed contract from a day on; its signed paper stays as it is.

    Raises MoveNotAllowedError, AmendmentDayError, SameTermsError, PaidMeanwhileError,
    PartyLeftError, PartyMergedError, SupplementNumberTakenError and what a draft's terms raise.
    """
    lock_unchanged(contract)
    if terms.employer_id == contract.organization_id:  # nobody else than the customer
        terms = replace(terms, employer_id=None)
    is_transfer = terms.employer_id != contract.employer_id
    event = ContractEvent.TRANSFER if is_transfer else ContractEvent.SUPPLEMENT
    rules.transition(contract, event, actor)
    check_organizations({"employer_id": terms.employer_id}, parties_named(contract))
    changes = changes_of(contract, terms)
    _check(contract, terms, is_empty=not is_transfer and not changes, today=today)
    _check_training(contract, terms)
    amendment = _amendment_of(contract, terms, changes, actor=actor, today=today, now=now)
    if is_transfer:
        amendment.changes_employer = True
        amendment.employer_before_id, amendment.employer_after_id = (
            contract.employer_id,
            terms.employer_id,
        )
    _put_in(contract, terms)
    _conclude(contract, amendment, event, actor=actor, today=today, now=now)
    return amendment


def amend_support(
    contract: TargetContract,
    *,
    terms: SupportAgreementTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> ContractAmendment:
    """Change, add or end a measure of support of a signed contract from a month on.

    Raises what amend_contract raises, SupportTermError, LastMeasureError and what a measure's
    terms raise.
    """
    lock_unchanged(contract)
    rules.transition(contract, ContractEvent.SUPPLEMENT, actor)
    _check(contract, terms, is_empty=False, today=today)
    before = support_text(contract.support)
    change_support(contract, terms=terms, actor=actor)
    changes = {"support": (before, support_text(contract.support))}
    amendment = _amendment_of(contract, terms, changes, actor=actor, today=today, now=now)
    _conclude(contract, amendment, ContractEvent.SUPPLEMENT, actor=actor, today=today, now=now)
    return amendment


def draft_of_amendment(contract: TargetContract, amendment: ContractAmendment) -> Snapshot:
    """Return what an agreement that was just entered says, and enter it no more: it is a draft."""
    snapshot = snapshot_of_amendment(contract, amendment, is_draft=True)
    db.session.rollback()
    return snapshot


def _check(contract: TargetContract, terms: AmendingTerms, *, is_empty: bool, today: date) -> None:
    former = queries.list_amendments(contract)
    check_amendment(
        terms,
        signed_on=contract.signed_on or contract.drafted_on,
        work_ends_on=contract.work_ends_on,
        last_held_from=former[-1].holds_from if former else None,
        paid_until=last_paid_day(contract),
        is_empty=is_empty,
        today=today,
    )


def _check_training(contract: TargetContract, terms: SupplementTerms) -> None:
    until = terms.training_until
    rules.check_training_term(until, drafted_on=contract.drafted_on)
    check_training_end(
        until,
        training_from=contract.training_from,
        work_started_on=contract.work_started_on,
    )


def _amendment_of(
    contract: TargetContract,
    terms: AmendingTerms,
    changes: Mapping[str, tuple[Any, Any]],
    *,
    actor: Viewer,
    today: date,
    now: datetime,
) -> ContractAmendment:
    return ContractAmendment(
        contract_id=contract.id,
        number=terms.number,
        signed_on=terms.signed_on,
        holds_from=terms.holds_from,
        reason=terms.reason,
        changes={name: list(change) for name, change in changes.items()},
        is_backdated=terms.holds_from < today,
        entered_at=now,
        entered_by_id=actor.id or None,
    )


def _conclude(
    contract: TargetContract,
    amendment: ContractAmendment,
    event: ContractEvent,
    *,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    """Keep the agreement, its move and its paper, tell the parties."""
    taken = SupplementNumberTakenError(field="number")
    with refusing({"uq_contract_amendments_contract_id_number": taken}):
        db.session.add(amendment)
    step = rules.transition(contract, event, actor)
    move = ContractMoveTerms(amendment.signed_on, amendment.reason)
    keep_move(contract, event, step, terms=move, actor=actor, today=today, now=now)
    db.session.refresh(contract, ["employer"])
    db.session.refresh(amendment)
    issue_amendment(contract, amendment, actor=actor, now=now)
    letters.tell_of_amendment(contract, amendment, now=now)


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
