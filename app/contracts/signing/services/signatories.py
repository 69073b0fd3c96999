"""Who signs for a party of one contract, where it is not who the settings name."""

from app.base.constraints import refusing
from app.base.errors import NotFoundError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer
from app.contracts import rules
from app.contracts.enums import ContractEvent, SigningParty
from app.contracts.life.models import ContractSignatory
from app.contracts.life.queries import find_signatory
from app.contracts.models import TargetContract
from app.contracts.printing.parties import signing_parties
from app.extensions import db
from app.settings.rules import PartySignatoryTerms, check_authority


def name_signatory(
    contract: TargetContract,
    party: SigningParty,
    *,
    terms: PartySignatoryTerms,
    actor: Viewer,
) -> ContractSignatory:
    """Say who signs for a party of a contract that is not signed.

    Raises MoveNotAllowedError, NotFoundError for who is no party, AuthorityIncompleteError.
    """
    lock(contract)
    rules.transition(contract, ContractEvent.EDIT, actor)
    if party is SigningParty.STUDENT or party not in signing_parties(contract):
        raise NotFoundError
    check_authority(terms)
    signatory = find_signatory(contract, party) or ContractSignatory(
        contract_id=contract.id, party=party
    )
    assign(signatory, terms)
    with refusing({}):  # of two who name the first one at once the second is told (a 409)
        db.session.add(signatory)
    return signatory
