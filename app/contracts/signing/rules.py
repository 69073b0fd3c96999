"""Pure decisions about who signs, and about the consent of a representative."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.contracts.enums import (
    ConsentGiver,
    ContractEvent,
    ContractState,
    SignatureWay,
    SigningParty,
)
from app.contracts.errors import (
    ConsentNotAskedError,
    NobodySignsError,
    RepresentativeConsentDateError,
    RepresentativeConsentMissingError,
    RepresentativeUnnamedError,
)
from app.contracts.requisites.rules import check_authority
from app.contracts.rules import MOVES, StudentLike

# The text a representative agrees to has been shown to the student, and nobody has signed it.
CONSENT_STATES = MOVES.rows[ContractEvent.CONSENT].sources


@dataclass(frozen=True)
class SigningTerms:
    """Who has signed on a day, and how."""

    parties: Collection[SigningParty]
    signed_on: date
    way: SignatureWay = SignatureWay.PAPER


@dataclass(frozen=True)
class SignedContractScan:
    """The file that proves the signatures."""

    data: bytes
    name: str


@dataclass(frozen=True)
class GuardianConsentTerms:
    """Who agrees for a student under 18, by what right, and when."""

    representative_kind: ConsentGiver
    representative_name: str
    representative_consent_on: date
    representative_document: str = ""


class ConsentedLike(Protocol):
    """What these rules read of a contract."""

    @property
    def state(self) -> ContractState: ...

    @property
    def student(self) -> StudentLike: ...

    @property
    def drafted_on(self) -> date: ...

    @property
    def representative_consent_on(self) -> date | None: ...


def asks_consent(contract: ConsentedLike, today: date) -> bool:
    """Tell whether a representative may agree to the contract now."""
    return contract.state in CONSENT_STATES and contract.student.is_minor(today)


def check_asked(contract: ConsentedLike, today: date) -> None:
    """Raise ConsentNotAskedError where nobody has to agree to the contract now."""
    if not asks_consent(contract, today):
        raise ConsentNotAskedError


def check_consent_given(contract: ConsentedLike, day: date) -> None:
    """Raise RepresentativeConsentMissingError where a minor would sign before the consent."""
    if not contract.student.is_minor(day):
        return
    given_on = contract.representative_consent_on
    if given_on is None or given_on > day:
        raise RepresentativeConsentMissingError


def check_guardian(terms: GuardianConsentTerms, contract: ConsentedLike, *, today: date) -> None:
    """Raise ConsentNotAskedError, RepresentativeUnnamedError, PassportInOpenError or
    RepresentativeConsentDateError, by the field."""
    check_asked(contract, today)
    if not terms.representative_name:
        raise RepresentativeUnnamedError(field="representative_name")
    check_authority(terms.representative_document, field="representative_document")
    if not contract.drafted_on <= terms.representative_consent_on <= today:
        raise RepresentativeConsentDateError(field="representative_consent_on")


def check_signers(asked: Collection[SigningParty], waiting: Collection[SigningParty]) -> None:
    """Raise NobodySignsError for signatures of nobody, of no party, or of who has signed."""
    if not asked or not set(asked) <= set(waiting):
        raise NobodySignsError(field="parties")
