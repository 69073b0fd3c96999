"""A contract from its draft to the last working year."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime

from app.base import clock
from app.base.constraints import refusing
from app.base.locks import lock, lock_rows, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.contracts import files, letters, queries, rules
from app.contracts.enums import ContractEvent, ContractState
from app.contracts.errors import (
    AlreadyInForceError,
    ChangedMeanwhileError,
    ConditionsMissingError,
    ContractScanMissingError,
    HasContractError,
    NumberTakenError,
)
from app.contracts.life.queries import last_move_day, list_signatures
from app.contracts.life.rules import ContractMoveTerms, check_work_day
from app.contracts.life.services.moves import keep_move
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.printing.parties import unnamed_signatories
from app.contracts.regimes.rules import (
    check_limits,
    check_measures,
    missing_conditions,
    regime_on,
)
from app.contracts.rules import (
    EDITABLE,
    TerminationTerms,
    Transition,
    WorkStartTerms,
)
from app.contracts.services.obligations import write_usual
from app.contracts.services.parties import check_organizations, parties_named
from app.contracts.signing.rules import SignedContractScan, SigningTerms, check_consent_given
from app.contracts.signing.services.signatures import forget_signing, write_signatures
from app.contracts.support.rules import check_measure
from app.contracts.support.services.measures import measure_of
from app.contracts.terms import ContractTerms
from app.contracts.training import check_training, with_training
from app.documents.catalog import TARGET_CONTRACT
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db
from app.files.queries import has_attachment
from app.files.services.attachments import attach_file
from app.plan.services.serving import serve_items
from app.students.enums import Offer
from app.students.models import Student
from app.students.moves import check_offered


def draft_contract(
    *, terms: ContractTerms, actor: Viewer, today: date, may_lack_support: bool = False
) -> TargetContract:
    """Write a draft between an organization and a student; no number asks for the next one.

    What was agreed on elsewhere `may_lack_support`: without a measure it is not offered.
    Raises DraftDateError, TrainingTermError, NumberTakenError, HasContractError, NotOfferedError,
    PartyLeftError, PartyMergedError, each with its field; what with_training raises.
    """
    require(actor, Permission.CONTRACT_MANAGE)
    rules.check_term(terms, today=today)
    if not may_lack_support:
        check_measures(terms.support, terms.drafted_on, field="kind")
    for measure in terms.support:
        check_measure(measure, drafted_on=terms.drafted_on, training_until=terms.training_until)
    terms = _with_training(terms)
    check_organizations(parties_named(terms))
    _check_student(terms.student_id, terms.training_organization)
    terms = replace(terms, number=terms.number or _take_number(terms.drafted_on.year))
    contract = TargetContract(state=ContractState.DRAFT)
    with _refusing_twins():
        _describe(contract, terms)
        for measure in terms.support:
            contract.support.append(measure_of(measure))
        db.session.add(contract)
    serve_items(contract, terms.plan_item_ids)
    _check_only_one(contract)
    return contract


def edit_contract(
    contract: TargetContract, *, terms: ContractTerms, actor: Viewer, today: date, now: datetime
) -> None:
    """Change a contract that is not signed yet; an agreed one must be agreed anew.

    Raises MoveNotAllowedError and what draft_contract raises.
    """
    step = _prepare(contract, ContractEvent.EDIT, actor)
    rules.check_term(terms, today=today)
    terms = _with_training(terms)
    check_organizations(parties_named(terms), parties_named(contract))
    changed = (contract.student_id, contract.training_organization)
    if (terms.student_id, terms.training_organization) != changed:
        _check_student(terms.student_id, terms.training_organization)
    forget_signing(contract)
    # Before the change: it may take the contract from one student and give it to another.
    letters.tell_of(step, contract, now=now)
    with _refusing_twins():
        _describe(contract, terms)
        contract.state = step.after
    if step.before is not step.after:
        edited = ContractMoveTerms(today)
        keep_move(
            contract, ContractEvent.EDIT, step, terms=edited, actor=actor, today=today, now=now
        )
    serve_items(contract, terms.plan_item_ids)
    _check_only_one(contract)


def check_seen(contract: TargetContract, version: int | None) -> None:
    """Raise ChangedMeanwhileError when a person decides about an earlier version."""
    lock(contract)
    if version != contract.version:
        raise ChangedMeanwhileError


def offer_contract(contract: TargetContract, *, actor: Viewer, now: datetime) -> None:
    """Show the draft to the student and wait for the answer.

    Raises MoveNotAllowedError, HasContractError, NotOfferedError, PartyLeftError.
    """
    step = _prepare(contract, ContractEvent.OFFER, actor)
    check_organizations(parties_named(contract))
    check_measures(contract.support, contract.drafted_on)
    _check_student(contract.student_id, contract.training_organization)
    _check_only_one(contract)
    _take(contract, ContractEvent.OFFER, step, actor=actor, now=now)


def offer_contracts(ids: Sequence[int], *, actor: Viewer, now: datetime) -> int:
    """Offer those of the contracts that are drafts and their students' only ones; count them."""
    require(actor, Permission.CONTRACT_MANAGE)
    drafts = lock_rows(queries.drafts_to_offer(ids))
    for contract in drafts:
        offer_contract(contract, actor=actor, now=now)
    return len(drafts)


def agree_contract(contract: TargetContract, *, actor: Viewer, now: datetime) -> None:
    """Note that the student agrees. Raises MoveNotAllowedError."""
    step = _prepare(contract, ContractEvent.AGREE, actor)
    _take(contract, ContractEvent.AGREE, step, actor=actor, now=now)


def return_contract(
    contract: TargetContract, *, actor: Viewer, now: datetime, reason: str = ""
) -> None:
    """Take the contract back to a draft: somebody asked for changes. Raises MoveNotAllowedError."""
    step = _prepare(contract, ContractEvent.RETURN, actor)
    forget_signing(contract)
    _take(contract, ContractEvent.RETURN, step, actor=actor, now=now, reason=reason)


def sign_contract(
    contract: TargetContract,
    *,
    terms: SigningTerms,
    scan: SignedContractScan | None,
    actor: Viewer,
    today: date,
    now: datetime,
) -> bool:
    """Note who has signed; with the last signature and the scan the contract is signed.

    Tell whether it is: then what each party usually owes is written down and the signed paper
    kept. Raises MoveNotAllowedError, ConditionsMissingError, RepresentativeConsentMissingError,
    SigningDateError, NobodySignsError, ContractScanMissingError, AlreadyInForceError.
    """
    step = _prepare(contract, ContractEvent.SIGN, actor)
    _check_signing(contract, terms, today=today)
    waiting = write_signatures(contract, terms, actor=actor, today=today, now=now)
    if scan:
        name, data = scan.name, scan.data
        attach_file(contract, data=data, name=name, purpose="signed", actor=actor, now=now)
    if waiting:
        return False
    if not has_attachment(contract, "signed"):
        raise ContractScanMissingError(field="file")
    signed_on = max(one.signed_on for one in list_signatures(contract))
    check_limits(contract, signed_on)
    with refusing({"uq_target_contracts_student_in_force": AlreadyInForceError()}):
        contract.signed_on, contract.legal_basis = signed_on, regime_on(signed_on)
        write_usual(contract, signed_on)
        contract.state = step.after
    _take(contract, ContractEvent.SIGN, step, actor=actor, now=now, on=signed_on)
    _issue_paper(contract, actor=actor, now=now)
    return True


def _check_signing(contract: TargetContract, terms: SigningTerms, *, today: date) -> None:
    _check_student(contract.student_id, contract.training_organization)
    check_training(contract, contract.student)
    rules.check_signing_day(
        terms.signed_on,
        drafted_on=contract.drafted_on,
        training_until=contract.training_until,
        today=today,
    )
    day = terms.signed_on
    if gaps := [*missing_conditions(contract, day), *unnamed_signatories(contract, day)]:
        raise ConditionsMissingError(gaps)
    check_consent_given(contract, day)


def _issue_paper(contract: TargetContract, *, actor: Viewer, now: datetime) -> None:
    paper = draft_paper(
        contract,
        files.snapshot_of_contract(contract),
        number=contract.number,
        parties=files.parties_of(contract),
        actor=actor,
        now=now,
    )
    issue_paper(paper)


def begin_work(
    contract: TargetContract, *, terms: WorkStartTerms, actor: Viewer, today: date, now: datetime
) -> None:
    """Note that an employment contract was made on a day: the years of work count from it.

    Raises MoveNotAllowedError, TooEarlyError, MoveDayError, BackdatingUnexplainedError.
    """
    step = _prepare(contract, ContractEvent.BEGIN_WORK, actor)
    started_on = terms.started_on
    rules.check_work_begins(started_on, training_until=contract.training_until, today=today)
    since = last_move_day(contract, but={ContractEvent.END_TRAINING})
    check_work_day(started_on, terms.reason, since=since, today=today)
    contract.work_started_on = started_on
    contract.work_begins_on, contract.work_ends_on = rules.years_from(
        started_on, contract.work_years
    )
    event, why = ContractEvent.BEGIN_WORK, terms.reason
    _take(contract, event, step, actor=actor, now=now, on=started_on, reason=why)


def complete_contract(
    contract: TargetContract, *, actor: Viewer, today: date, now: datetime
) -> None:
    """Note that the last working year is over. Raises MoveNotAllowedError, TooEarlyError."""
    step = _prepare(contract, ContractEvent.COMPLETE, actor)
    rules.check_work_ended(contract.work_ends_on, today=today)
    _take(contract, ContractEvent.COMPLETE, step, actor=actor, now=now, on=today)


def terminate_contract(
    contract: TargetContract, *, terms: TerminationTerms, actor: Viewer, today: date, now: datetime
) -> None:
    """End a signed contract before its time, or call off one that nobody has signed.

    Raises MoveNotAllowedError, ReasonMissingError, TerminationDateError.
    """
    event = ContractEvent.CANCEL if contract.state in EDITABLE else ContractEvent.TERMINATE
    step = _prepare(contract, event, actor)
    rules.check_termination(terms, since=last_move_day(contract), today=today)
    assign(contract, terms)
    on, why = terms.terminated_on, terms.termination_reason
    _take(contract, event, step, actor=actor, now=now, on=on, reason=why)


def _prepare(contract: TargetContract, event: ContractEvent, actor: Viewer) -> Transition:
    """Hold the contract and ask whether this actor may do this to it now.

    Raises StaleDataError (a 409) when it was changed after the page's version was compared.
    """
    lock_unchanged(contract)
    return rules.transition(contract, event, actor)


def _take(
    contract: TargetContract,
    event: ContractEvent,
    step: Transition,
    *,
    actor: Viewer,
    now: datetime,
    on: date | None = None,
    reason: str = "",
) -> None:
    """Move the contract, keep the move, tell those whom it concerns; today unless `on` a day."""
    contract.state = step.after
    today = now.astimezone(clock.zone()).date()
    terms = ContractMoveTerms(on or today, reason)
    keep_move(contract, event, step, terms=terms, actor=actor, today=today, now=now)
    letters.tell_of(step, contract, now=now)


def _take_number(year: int) -> str:
    """Return the next number of the year's register; what people numbered by hand is left out."""
    kind, taken = TARGET_CONTRACT.name, queries.serials_of(year)
    (serial,) = take_numbers(kind, year, count=1, at_least=rules.last_in_row(taken))
    while serial in taken:
        (serial,) = take_numbers(kind, year, count=1)
    return rules.number_of(year, serial)


def _describe(contract: TargetContract, terms: ContractTerms) -> None:
    if terms.employer_id == terms.organization_id:  # nobody else than the customer
        terms = replace(terms, employer_id=None)
    assign(contract, terms)
    contract.legal_basis = regime_on(terms.drafted_on)
    contract.work_begins_on, contract.work_ends_on = rules.work_period(
        terms.training_until, terms.work_years, terms.employ_within_months
    )


def _with_training(terms: ContractTerms) -> ContractTerms:
    student = db.session.get_one(Student, terms.student_id)
    lock(student)  # the card says the same until the commit
    return with_training(terms, student)


def _check_student(student_id: int, training_organization: str) -> None:
    """Raise NotOfferedError unless the student studies; stays so until the commit.

    Where another organization trains, a graduate and who was transferred may do so too.
    """
    student = db.session.get_one(Student, student_id)
    lock(student)
    offer = Offer.CONTRACT_ELSEWHERE if training_organization else Offer.CONTRACT
    check_offered(offer, student.state, field="student_id")


def _check_only_one(contract: TargetContract) -> None:
    """Raise HasContractError when the student has another contract that is not over."""
    # By the id: an edited contract may still hold the student it had before. Two drafts for one
    # student are written one after the other.
    lock(db.session.get_one(Student, contract.student_id))
    if other := queries.find_other_contract(contract):
        raise HasContractError(other.number, str(other.state.label))


def _refusing_twins() -> AbstractContextManager[None]:
    taken = NumberTakenError(field="number")
    return refusing({"uq_target_contracts_number": taken, "uq_target_contracts_number_key": taken})
