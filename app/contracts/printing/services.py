"""Issuing the papers beside a contract: numbered, kept as they were, told to whom they concern."""

from collections.abc import Sequence
from datetime import date, datetime

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.contracts import letters
from app.contracts.files import parties_of
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.printing import rules
from app.contracts.printing.kinds import PAPER_RULES
from app.contracts.printing.queries import due_among
from app.contracts.printing.rules import FurtherTerms
from app.contracts.printing.values import proposed_terms, snapshot_of_further
from app.documents.models import Paper
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db


def issue_notices(
    kind: str, ids: Sequence[int], *, actor: Viewer, today: date, now: datetime
) -> int:
    """Issue a notice of those of the contracts it falls due of; return how many were issued.

    The words are those the site proposes; whoever's addressee it does not know is passed over.
    """
    require(actor, Permission.CONTRACT_MANAGE)
    ready = [one for one in due_contracts(kind, ids, today=today) if is_addressed(kind, one, today)]
    for contract in ready:
        terms = proposed_terms(kind, contract, today)
        issue_further(contract, kind=kind, terms=terms, actor=actor, today=today, now=now)
    return len(ready)


def due_contracts(kind: str, ids: Sequence[int], *, today: date) -> list[TargetContract]:
    """Return those of the contracts that a notice falls due of."""
    return list(db.session.scalars(due_among(kind, ids, today=today)))


def is_addressed(kind: str, contract: TargetContract, today: date) -> bool:
    """Tell whether the site knows to whom a notice of a contract goes."""
    return bool(proposed_terms(kind, contract, today).recipient_name)


def issue_further(
    contract: TargetContract,
    *,
    kind: str,
    terms: FurtherTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> Paper:
    """Issue a paper of a contract and write to the sides it concerns.

    An earlier one of its kind stays as it is: each was true on its day. Raises PaperNotDueError,
    GiverUnnamedError, PassportInOpenError, StudyResultsMissingError.
    """
    require(actor, Permission.CONTRACT_MANAGE)
    lock(contract)
    rules.check_paper(kind, contract, today)
    rules.check_further(kind, terms)
    form = PAPER_RULES[kind].form
    (serial,) = take_numbers(form.name, today.year, count=1)
    snapshot = snapshot_of_further(kind, contract, terms, number=str(serial), on=today)
    paper = draft_paper(
        contract,
        snapshot,
        number=str(serial),
        serial=serial,
        parties=parties_of(contract),
        actor=actor,
        now=now,
    )
    issue_paper(paper, replaces=False)
    letters.tell_of_paper(contract, str(form.title), PAPER_RULES[kind].to, now=now)
    return paper
