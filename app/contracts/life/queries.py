"""Reading the history of contracts."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from app.base.clock import start_of_day
from app.contracts.duties.models import WorkConfirmation
from app.contracts.enums import ContractEvent, ContractState, ObligationState, SigningParty
from app.contracts.life.models import (
    ContractAmendment,
    ContractMove,
    ContractSignatory,
    PartySignature,
)
from app.contracts.life.rules import last_changed_on
from app.contracts.models import Obligation, TargetContract
from app.contracts.rules import RUNNING
from app.documents.contract_forms import TRAINING_AMENDMENT
from app.documents.enums import PaperState
from app.documents.models import Paper
from app.extensions import db
from app.organizations.models import Organization


def list_moves(contract: TargetContract) -> list[ContractMove]:
    """Return the moves of a contract in the order they were made."""
    statement = select(ContractMove).where(ContractMove.contract_id == contract.id)
    return list(db.session.scalars(statement.order_by(ContractMove.id)))


def last_move_day(contract: TargetContract, *, but: Collection[ContractEvent] = ()) -> date:
    """Return the day its state changed last; what is not signed is reckoned from its draft."""
    if contract.signed_on is None:
        return contract.drafted_on
    return last_changed_on(list_moves(contract), since=contract.signed_on, but=but)


def state_at(day: date) -> ColumnElement[ContractState]:
    """Return the state of a contract at the end of a day, as `life.rules.state_on` reads it."""
    last = (
        select(ContractMove.after)
        .where(
            ContractMove.contract_id == TargetContract.id,
            ContractMove.happened_on <= day,
            ContractMove.before != ContractMove.after,
        )
        .order_by(ContractMove.id.desc())
        .limit(1)
        .correlate(TargetContract)
        .scalar_subquery()
    )
    return func.coalesce(last, ContractState.DRAFT)


def employer_at(day: date) -> ColumnElement[int | None]:
    """Return who employed by a contract on a day, as `life.amending.terms_on` reads it."""
    is_later = (*_moved_employer(), ContractAmendment.holds_from > day)
    first = (
        select(ContractAmendment.employer_before_id)
        .where(*is_later)
        .order_by(ContractAmendment.holds_from, ContractAmendment.id)
        .limit(1)
        .correlate(TargetContract)
        .scalar_subquery()
    )
    changed = exists().where(*is_later).correlate(TargetContract)
    return case((changed, first), else_=TargetContract.employer_id)


def has_party(*organizations: int) -> ColumnElement[bool]:
    """Return the condition that one of the organizations is the customer or employs."""
    customer, employer = TargetContract.organization_id, TargetContract.employer_id
    return or_(customer.in_(organizations), employer.in_(organizations))


def had_party(day: date, *organizations: int) -> ColumnElement[bool]:
    """Return the condition that one of the organizations was the customer or employed on a day."""
    # Who was or is named is found by an index; the amendments are read of those contracts alone.
    named = or_(TargetContract.employer_id.in_(organizations), leaves_after(day, *organizations))
    return or_(
        TargetContract.organization_id.in_(organizations),
        and_(named, employer_at(day).in_(organizations)),
    )


def leaves_after(day: date, *organizations: int) -> ColumnElement[bool]:
    """Return the condition that one of the organizations hands the work over later than a day."""
    parted = select(ContractAmendment.contract_id).where(
        ContractAmendment.employer_before_id.in_(organizations), ContractAmendment.holds_from > day
    )
    return TargetContract.id.in_(parted)


def was_open(day: date) -> ColumnElement[bool]:
    """Return the condition of an obligation that was not settled at the end of a day."""
    return or_(Obligation.state == ObligationState.OPEN, Obligation.settled_on > day)


def ran_late(day: date) -> ColumnElement[bool]:
    """Return the condition of a contract that ran on a day with an obligation past its date."""
    late = and_(was_open(day), Obligation.due_on < day)
    return and_(state_at(day).in_(RUNNING), TargetContract.obligations.any(late))


def was_unconfirmed(day: date) -> ColumnElement[bool]:
    """Return the condition that a graduate worked on a day, unconfirmed in that year by then."""
    said = exists().where(
        WorkConfirmation.contract_id == TargetContract.id,
        WorkConfirmation.year == day.year,
        WorkConfirmation.confirmed_at < start_of_day(day + timedelta(days=1)),
    )
    return and_(state_at(day) == ContractState.WORKING, ~said)


def moves_of(ids: Collection[int]) -> dict[int, list[ContractMove]]:
    """Return the moves of several contracts in the order they were made, in one query."""
    statement = select(ContractMove).where(ContractMove.contract_id.in_(ids))
    found: dict[int, list[ContractMove]] = defaultdict(list)
    for move in db.session.scalars(statement.order_by(ContractMove.id)):
        found[move.contract_id].append(move)
    return found


def amendments_of(ids: Collection[int]) -> dict[int, list[ContractAmendment]]:
    """Return the amendments of several contracts in the order of their days, in one query."""
    statement = select(ContractAmendment).where(ContractAmendment.contract_id.in_(ids))
    found: dict[int, list[ContractAmendment]] = defaultdict(list)
    in_order = statement.order_by(ContractAmendment.holds_from, ContractAmendment.id)
    for amendment in db.session.scalars(in_order):
        found[amendment.contract_id].append(amendment)
    return found


def amended_after(day: date, ids: Collection[int]) -> set[int]:
    """Return which of several contracts have an agreement that holds only after a day."""
    later = ContractAmendment.holds_from > day
    statement = select(ContractAmendment.contract_id).where(
        ContractAmendment.contract_id.in_(ids), later
    )
    return set(db.session.scalars(statement)) if ids else set()


def organizations_of(ids: Collection[int]) -> dict[int, Organization]:
    """Return organizations by their ids, in one query."""
    statement = select(Organization).where(Organization.id.in_(ids))
    return {one.id: one for one in db.session.scalars(statement)} if ids else {}


def list_signatures(contract: TargetContract) -> list[PartySignature]:
    """Return who has signed, in the order of days."""
    statement = select(PartySignature).where(PartySignature.contract_id == contract.id)
    return list(db.session.scalars(statement.order_by(PartySignature.signed_on, PartySignature.id)))


def list_signatories(contract: TargetContract) -> list[ContractSignatory]:
    """Return who signs for the parties where the contract itself names somebody."""
    statement = select(ContractSignatory).where(ContractSignatory.contract_id == contract.id)
    return list(db.session.scalars(statement.order_by(ContractSignatory.id)))


def find_signatory(contract: TargetContract, party: SigningParty) -> ContractSignatory | None:
    """Return whom the contract itself names to sign for a party."""
    statement = select(ContractSignatory).where(
        ContractSignatory.contract_id == contract.id, ContractSignatory.party == party
    )
    return db.session.scalar(statement)


def list_amendments(contract: TargetContract) -> list[ContractAmendment]:
    """Return the amendments of a contract in the order of the days they hold from."""
    statement = select(ContractAmendment).where(ContractAmendment.contract_id == contract.id)
    return list(
        db.session.scalars(statement.order_by(ContractAmendment.holds_from, ContractAmendment.id))
    )


def amendment_papers(contract: TargetContract) -> dict[str, Paper]:
    """Return the papers of a contract's agreements by the agreements' numbers."""
    found = select(Paper).where(
        Paper.entity == TargetContract.__tablename__,
        Paper.entity_id == contract.id,
        Paper.kind == TRAINING_AMENDMENT.name,
        Paper.state == PaperState.ISSUED,
    )
    return {one.number: one for one in db.session.scalars(found.order_by(Paper.id))}


def find_employer(organization_id: int | None) -> Organization | None:
    """Return who employs by a contract on some day, None where it is the customer itself."""
    return db.session.get(Organization, organization_id) if organization_id else None


def employer_id_of() -> ColumnElement[int]:
    """Return who employs by a contract: the customer where nobody else is named."""
    return func.coalesce(TargetContract.employer_id, TargetContract.organization_id)


def list_binding(*conditions: ColumnElement[bool]) -> list[Any]:
    """Return whom contracts bind to whom, without the rest of the contracts."""
    contract = TargetContract
    statement = (
        select(
            contract.student_id,
            contract.organization_id,
            contract.employer_id,
            contract.number,
            contract.position,
            contract.training_until,
        )
        .join(contract.student)
        .where(*conditions)
        .order_by(contract.id)
    )
    return list(db.session.execute(statement))


def _moved_employer() -> tuple[ColumnElement[bool], ...]:
    return (
        ContractAmendment.contract_id == TargetContract.id,
        ContractAmendment.changes_employer.is_(True),
    )
