"""The consent of a representative: a step and a paper of its own before a minor signs."""

from dataclasses import replace
from datetime import date, datetime

from app.base.locks import lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.contracts.enums import RepresentativeWay
from app.contracts.errors import ConsentScanMissingError
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.printing.services import issue_further
from app.contracts.printing.values import proposed_terms
from app.contracts.signing.rules import (
    GuardianConsentTerms,
    SignedContractScan,
    check_guardian,
)
from app.extensions import db
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

    Raises ConsentNotAskedError, RepresentativeUnnamedError, RepresentativeConsentDateError,
    ConsentScanMissingError, each with its field.
    """
    _take(contract, terms, RepresentativeWay.PAPER, actor=actor, today=today)
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

    Raises ConsentNotAskedError, RepresentativeUnnamedError.
    """
    _take(contract, terms, RepresentativeWay.LINK, actor=actor, today=today)
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
) -> None:
    require(actor, Permission.CONTRACT_MANAGE)
    lock_unchanged(contract)
    check_guardian(terms, contract, today=today)
    assign(contract, terms)
    contract.consent_way = way
    db.session.flush()
