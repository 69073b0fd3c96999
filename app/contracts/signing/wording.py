"""What the card of a contract says of its signing."""

from datetime import date
from typing import NamedTuple

from app.contracts.enums import ContractState, SigningParty
from app.contracts.life.models import PartySignature
from app.contracts.life.queries import list_signatures
from app.contracts.models import TargetContract
from app.contracts.signing.rules import asks_consent
from app.contracts.signing.services.signatures import waiting_parties


class SigningStanding(NamedTuple):
    """Who has signed, who has not; whether a representative has to agree, and has not yet."""

    signatures: list[PartySignature]
    waiting: list[SigningParty]
    asks_consent: bool
    wants_consent: bool


def signing_of(contract: TargetContract, today: date) -> SigningStanding:
    """Return how the signing of a contract stands today."""
    may_sign = contract.state is ContractState.AGREED
    asks = asks_consent(contract, today)
    return SigningStanding(
        list_signatures(contract),
        waiting_parties(contract) if may_sign else [],
        asks,
        asks and contract.representative_consent_on is None,
    )
