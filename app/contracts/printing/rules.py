"""Pure decisions about the papers beside a contract: which may be issued, which fall due."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dateutil.relativedelta import relativedelta

from app.contracts.enums import ConsentGiver, ContractParty, ContractState
from app.contracts.printing.errors import (
    GiverUnnamedError,
    PaperNotDueError,
    StudyResultsMissingError,
)
from app.contracts.printing.kinds import PAPER_RULES, FurtherPaper
from app.contracts.requisites.rules import check_authority
from app.contracts.rules import StudentLike

NOTICE_AHEAD = relativedelta(months=3)  # before the end of training


class PaperedContract(Protocol):
    """What these rules read of a contract."""

    @property
    def state(self) -> ContractState: ...

    @property
    def student(self) -> StudentLike: ...

    @property
    def signed_on(self) -> date | None: ...

    @property
    def training_organization(self) -> str: ...

    @property
    def training_until(self) -> date: ...

    @property
    def work_begins_on(self) -> date: ...


@dataclass(frozen=True)
class FurtherTerms:
    """What a person chose and corrected; names stand in the case the sentence wants.

    `is_by_link`: a consent was given behind a one-time link, no pen signs it.
    """

    student: str
    recipient_post: str = ""
    recipient_name: str = ""
    salutation: str = ""
    period: str = ""
    results: str = ""
    purpose: str = ""
    giver_kind: ConsentGiver | None = None
    giver_name: str = ""
    giver_document: str = ""
    is_by_link: bool = False


def possible_papers(contract: PaperedContract, today: date) -> list[str]:
    """Return which papers may be issued of a contract today."""
    return [key for key, one in PAPER_RULES.items() if _is_possible(key, one, contract, today)]


def check_paper(kind: str, contract: PaperedContract, today: date) -> None:
    """Raise PaperNotDueError unless such a paper may be issued today."""
    if not _is_possible(kind, PAPER_RULES[kind], contract, today):
        raise PaperNotDueError


def check_further(kind: str, terms: FurtherTerms) -> None:
    """Raise GiverUnnamedError, PassportInOpenError or StudyResultsMissingError, by its field."""
    if kind == "consent" and not terms.giver_name:
        raise GiverUnnamedError(field="giver_name")
    if kind == "consent":
        check_authority(terms.giver_document, field="giver_document")
    if kind == "results" and not terms.results.strip():
        raise StudyResultsMissingError(field="results")


def may_read(kind: str | None, party: ContractParty | None) -> bool:
    """Tell whether a side of a contract is concerned by a paper; the contract itself concerns all.

    `kind` is the paper beside the contract that has this form, None for the contract.
    """
    if party is ContractParty.COLLEGE or kind is None:
        return party is not None
    return party in PAPER_RULES[kind].to


def last_graduation(today: date) -> date:
    """Return the last end of training the customer is told of by today."""
    day: date = today + NOTICE_AHEAD
    return day


def _is_possible(kind: str, one: FurtherPaper, contract: PaperedContract, today: date) -> bool:
    if contract.state not in one.states:
        return False
    if kind == "consent":
        return contract.student.is_minor(contract.signed_on or today)
    if kind == "termination":
        return contract.signed_on is not None
    if kind == "results":  # the college knows those of its own students
        return not contract.training_organization
    if kind == "graduation":
        return today <= contract.training_until
    return kind != "unemployed" or today > contract.work_begins_on
