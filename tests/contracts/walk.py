"""Every step of a contract, taken through its use case."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from app.base.terms import terms_of
from app.base.viewer import Viewer
from app.contracts.enums import ConsentGiver, ContractParty, ObligationState, SigningParty
from app.contracts.enums import ContractEvent as E
from app.contracts.life.amending import AMENDABLE, SupplementTerms
from app.contracts.life.rules import PLAIN_MOVES, ContractMoveTerms
from app.contracts.life.services.amendments import amend_contract
from app.contracts.life.services.moves import take_move
from app.contracts.models import TargetContract
from app.contracts.printing.parties import signing_parties
from app.contracts.rules import (
    ObligationTerms,
    SettlementTerms,
    TerminationTerms,
    WorkStartTerms,
)
from app.contracts.services import contracts as services
from app.contracts.services import obligations
from app.contracts.signing.rules import GuardianConsentTerms, SignedContractScan, SigningTerms
from app.contracts.signing.services.consents import note_consent
from app.contracts.terms import ContractTerms
from tests.contracts.factories import ContractFactory, ObligationFactory
from tests.factories import OrganizationFactory
from tests.files.samples import pdf

TODAY = date(2024, 2, 26)
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
OWED = ObligationTerms(ContractParty.STUDENT, "Сообщить об итогах", date(2024, 6, 30))
SCAN = SignedContractScan(pdf(), "скан.pdf")
DONE = SettlementTerms(ObligationState.DONE, date(2024, 2, 20))
ENDED = TerminationTerms(date(2024, 2, 22), "Переезд семьи")


def _add(contract: TargetContract, actor: Viewer) -> None:
    obligations.add_obligation(contract, terms=OWED, actor=actor, now=NOW)


def _settle(contract: TargetContract, actor: Viewer) -> None:
    obligation = ObligationFactory(contract=contract)
    obligations.settle_obligation(obligation, terms=DONE, actor=actor, today=TODAY)


def _edit(contract: TargetContract, actor: Viewer) -> None:
    terms = terms_of(contract, ContractTerms, position="Воспитатель")
    services.edit_contract(contract, terms=terms, actor=actor, today=TODAY, now=NOW)


def _sign(contract: TargetContract, actor: Viewer) -> None:
    terms = SigningTerms(signing_parties(contract), date(2024, 2, 20))
    services.sign_contract(contract, terms=terms, scan=SCAN, actor=actor, today=TODAY, now=NOW)


def _sign_alone(contract: TargetContract, actor: Viewer) -> None:
    terms = SigningTerms([SigningParty.CUSTOMER], date(2024, 2, 20))
    services.sign_contract(contract, terms=terms, scan=None, actor=actor, today=TODAY, now=NOW)


def _consent(contract: TargetContract, actor: Viewer) -> None:
    contract.student.birth_date = date(2007, 5, 14)
    terms = GuardianConsentTerms(ConsentGiver.PARENT, "Ёлкина Мария Петровна", TODAY)
    note_consent(contract, terms=terms, scan=SCAN, actor=actor, today=TODAY, now=NOW)


def _begin(contract: TargetContract, actor: Viewer) -> None:
    day = contract.work_begins_on
    services.begin_work(contract, terms=WorkStartTerms(day), actor=actor, today=day, now=NOW)


def _complete(contract: TargetContract, actor: Viewer) -> None:
    services.complete_contract(contract, actor=actor, today=contract.work_ends_on, now=NOW)


def _terminate(contract: TargetContract, actor: Viewer) -> None:
    services.terminate_contract(contract, terms=ENDED, actor=actor, today=TODAY, now=NOW)


def _plain(event: E) -> Callable[[TargetContract, Viewer], None]:
    def step(contract: TargetContract, actor: Viewer) -> None:
        terms = ContractMoveTerms(date(2024, 2, 24), "Справка № 5")
        take_move(contract, event, terms=terms, actor=actor, today=TODAY, now=NOW)

    return step


def _amend(contract: TargetContract, actor: Viewer, **changes: Any) -> None:
    day = TODAY
    present = {name: getattr(contract, name) for name in (*AMENDABLE, "employer_id")}
    said = {"number": "1", "signed_on": day, "holds_from": day, "reason": "Переезд"}
    terms = SupplementTerms(**{**present, **said, **changes})
    amend_contract(contract, terms=terms, actor=actor, today=day, now=NOW)


def _supplement(contract: TargetContract, actor: Viewer) -> None:
    _amend(contract, actor, position="методист")


def _transfer(contract: TargetContract, actor: Viewer) -> None:
    employer = OrganizationFactory(email="org@test.example")
    _amend(contract, actor, employer_id=employer.id)


STEPS: dict[E, Callable[[TargetContract, Viewer], None]] = {
    E.OFFER: lambda contract, actor: services.offer_contract(contract, actor=actor, now=NOW),
    E.AGREE: lambda contract, actor: services.agree_contract(contract, actor=actor, now=NOW),
    E.RETURN: lambda contract, actor: services.return_contract(contract, actor=actor, now=NOW),
    E.EDIT: _edit,
    E.CONSENT: _consent,
    E.SIGNATURE: _sign_alone,
    E.SIGN: _sign,
    E.BEGIN_WORK: _begin,
    E.COMPLETE: _complete,
    E.TERMINATE: _terminate,
    E.CANCEL: _terminate,
    E.SUPPLEMENT: _supplement,
    E.TRANSFER: _transfer,
    **{event: _plain(event) for event in PLAIN_MOVES},
    E.OWE: _add,
    E.SETTLE: _settle,
}


def contract_in(state: Any, **parts: Any) -> TargetContract:
    """Make a contract in a state, of an adult student and an organization with addresses."""
    parties = {"student__email": "student@test.example", "organization__email": "org@test.example"}
    contract: TargetContract = ContractFactory(state=state, **{**parties, **parts})
    return contract
