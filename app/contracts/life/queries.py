"""Reading the history of contracts."""

from datetime import date

from sqlalchemy import select

from app.contracts.enums import SigningParty
from app.contracts.life.models import (
    ContractAmendment,
    ContractMove,
    ContractSignatory,
    PartySignature,
)
from app.contracts.models import TargetContract
from app.extensions import db
from app.organizations.models import Organization


def list_moves(contract: TargetContract) -> list[ContractMove]:
    """Return the moves of a contract in the order they were made."""
    statement = select(ContractMove).where(ContractMove.contract_id == contract.id)
    return list(db.session.scalars(statement.order_by(ContractMove.id)))


def last_move_day(contract: TargetContract) -> date:
    """Return the day of the last move; what is not signed is reckoned from its draft."""
    moves = list_moves(contract) if contract.signed_on else []
    return moves[-1].happened_on if moves else contract.signed_on or contract.drafted_on


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


def find_employer(organization_id: int | None) -> Organization | None:
    """Return who employs by a contract on some day, None where it is the customer itself."""
    return db.session.get(Organization, organization_id) if organization_id else None
