"""The signatures of the parties, one by one, while a contract waits for the last of them."""

from datetime import date, datetime

from app.base.viewer import Viewer
from app.contracts import rules
from app.contracts.enums import ContractEvent, SigningParty
from app.contracts.life.models import PartySignature
from app.contracts.life.queries import list_signatures
from app.contracts.life.rules import ContractMoveTerms
from app.contracts.life.services.moves import keep_move
from app.contracts.models import TargetContract
from app.contracts.printing.parties import signer_name, signing_parties
from app.contracts.signing.rules import SigningTerms, check_signers
from app.extensions import db


def waiting_parties(contract: TargetContract) -> list[SigningParty]:
    """Return whose signatures are not there yet, in the order of the paper."""
    signed = {one.party for one in list_signatures(contract)}
    return [party for party in signing_parties(contract) if party not in signed]


def write_signatures(
    contract: TargetContract, terms: SigningTerms, *, actor: Viewer, today: date, now: datetime
) -> list[SigningParty]:
    """Write down who has signed, and return who has not yet; the caller holds the contract.

    Each signature is a step of the contract's history of its own. Raises MoveNotAllowedError,
    NobodySignsError.
    """
    waiting = waiting_parties(contract)
    check_signers(terms.parties, waiting)
    event, signed = ContractEvent.SIGNATURE, ContractMoveTerms(terms.signed_on)
    step = rules.transition(contract, event, actor)
    for party in terms.parties:
        keep_move(
            contract, event, step, terms=signed, actor=actor, today=today, now=now, party=party
        )
        db.session.add(
            PartySignature(
                contract_id=contract.id,
                party=party,
                name=signer_name(contract, party, terms.signed_on),
                way=terms.way,
                signed_on=terms.signed_on,
                entered_at=now,
                entered_by_id=actor.id or None,
            )
        )
    db.session.flush()
    return [party for party in waiting if party not in terms.parties]


def forget_signing(contract: TargetContract) -> None:
    """Take back signatures and consent: both were to a text that changes now."""
    for signature in list_signatures(contract):
        db.session.delete(signature)
    if contract.consent_way or contract.representative_consent_on:
        contract.consent_way = contract.representative_consent_on = None
    db.session.flush()
