"""The consent of a representative: a step and a paper of its own before a minor signs."""

from dataclasses import replace
from datetime import date, datetime

from app.base.locks import lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer
from app.contracts import rules
from app.contracts.enums import ContractEvent, RepresentativeWay
from app.contracts.errors import ConsentScanMissingError
from app.contracts.life.rules import ContractMoveTerms
from app.contracts.life.services.moves import keep_move
from app.contracts.models import TargetContract
from app.contracts.printing.services import issue_further
from app.contracts.printing.values import proposed_terms
from app.contracts.signing.rules import (
    GuardianConsentTerms,
    SignedContractScan,
    check_guardian,
)
from app.files.services.attachments import attach_file


def note_consent(
    contract: TargetContract,
    *,
    terms: GuardianConsentTerms,
    scan: SignedContractScan | None,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    """Note the consent that was given on paper; its scan stays with the contract.

    Raises MoveNotAllowedError, ConsentNotAskedError, RepresentativeUnnamedError,
    RepresentativeConsentDateError, PassportInOpenError, ConsentScanMissingError, each
    with its field.
    """
    _take(contract, terms, RepresentativeWay.PAPER, actor=actor, today=today, now=now)
    if scan is None:
        raise ConsentScanMissingError(field="file")
    attach_file(contract, data=scan.data, name=scan.name, purpose="consent", actor=actor, now=now)


def take_consent(
    contract: TargetContract,
    *,
    terms: GuardianConsentTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    """Take the consent that was given behind a link: the site prints its paper.

    Raises MoveNotAllowedError, ConsentNotAskedError, RepresentativeUnnamedError,
    PassportInOpenError.
    """
    _take(contract, terms, RepresentativeWay.LINK, actor=actor, today=today, now=now)
    issue_further(
        contract,
        kind="consent",
        terms=replace(proposed_terms("consent", contract, today), is_by_link=True),
        actor=actor,
        today=today,
        now=now,
    )


def _take(
    contract: TargetContract,
    terms: GuardianConsentTerms,
    way: RepresentativeWay,
    *,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    lock_unchanged(contract)
    step = rules.transition(contract, ContractEvent.CONSENT, actor)
    check_guardian(terms, contract, today=today)
    assign(contract, terms)
    contract.consent_way = way
    given = ContractMoveTerms(terms.representative_consent_on)
    keep_move(contract, ContractEvent.CONSENT, step, terms=given, actor=actor, today=today, now=now)
