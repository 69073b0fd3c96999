"""What accepted offers of fairs and contracts in force say of graduates, not heard yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import joinedload

from app.contracts.models import TargetContract
from app.contracts.rules import IN_FORCE
from app.extensions import db
from app.jobfair.enums import OfferState
from app.jobfair.models import FairApplication, FairOffer, Vacancy
from app.outcomes.enums import CutoffState, OutcomeSource
from app.outcomes.models import GraduateOutcome, MonitoringCutoff, OutcomeStatement
from app.outcomes.rules import FactTerms, terms_of_promise
from app.students.models import Student


@dataclass(frozen=True)
class ProposalCounts:
    """How many records have a proposal, and how many of them it fills."""

    ready: int
    fills: int


class OutcomeProposal(NamedTuple):
    """What one source says of one record."""

    outcome_id: int
    source: OutcomeSource
    terms: FactTerms


def list_proposed(cutoff_id: int) -> Select[Any]:
    """Select the records of a day with something to take over; the caller orders them."""
    return (
        select(GraduateOutcome)
        .where(GraduateOutcome.cutoff_id == cutoff_id, _is_proposed())
        .options(
            joinedload(GraduateOutcome.student).joinedload(Student.group),
            joinedload(GraduateOutcome.organization),
            joinedload(GraduateOutcome.cutoff),
        )
    )


def open_proposed(ids: Sequence[int]) -> Select[Any]:
    """Select those of some records of open days with something to take over."""
    return (
        select(GraduateOutcome)
        .join(GraduateOutcome.cutoff)
        .where(
            GraduateOutcome.id.in_(ids), MonitoringCutoff.state == CutoffState.OPEN, _is_proposed()
        )
        .order_by(GraduateOutcome.id)
    )


def count_proposals(ids: Sequence[int]) -> ProposalCounts:
    """Count the records of open days with something to take over."""
    found = open_proposed(ids).order_by(None).subquery()
    counted = select(func.count(), func.count(found.c.category)).select_from(found)
    ready, known = db.session.execute(counted).one()
    return ProposalCounts(ready, ready - known)


def count_of_cutoff(cutoff_id: int) -> int:
    """Count the records of a day with something to take over."""
    found = list_proposed(cutoff_id).with_only_columns(GraduateOutcome.id).subquery()
    return db.session.scalar(select(func.count()).select_from(found)) or 0


def proposals_of(outcomes: Sequence[GraduateOutcome]) -> list[OutcomeProposal]:
    """Return what offers and contracts say of some records, in a flat number of queries."""
    heard = _heard([one.id for one in outcomes])
    by_student = {one.student_id: one for one in outcomes}
    said = [*_of_contracts(by_student), *_of_offers(by_student)]
    return [one for one in said if (one.outcome_id, one.source) not in heard]


def _of_contracts(by_student: dict[int, GraduateOutcome]) -> Iterator[OutcomeProposal]:
    statement = select(TargetContract).where(
        TargetContract.student_id.in_(by_student), TargetContract.state.in_(IN_FORCE)
    )
    for one in db.session.scalars(statement):
        outcome = by_student[one.student_id]
        terms = terms_of_promise(
            outcome.cutoff.kind,
            outcome.cutoff.day,
            begins_on=one.work_started_on,
            organization_id=one.employer_id or one.organization_id,
            post=one.position,
        )
        yield OutcomeProposal(outcome.id, OutcomeSource.CONTRACT, terms)


def _of_offers(by_student: dict[int, GraduateOutcome]) -> Iterator[OutcomeProposal]:
    statement = (
        select(FairApplication.student_id, Vacancy.organization_id, FairOffer)
        .join(FairOffer.application)
        .join(FairApplication.vacancy)
        .where(FairApplication.student_id.in_(by_student), FairOffer.state == OfferState.ACCEPTED)
        .order_by(FairOffer.id.desc())
    )
    seen: set[int] = set()
    for student_id, organization_id, offer in db.session.execute(statement):
        if student_id in seen:  # the newest fair counts
            continue
        seen.add(student_id)
        outcome = by_student[student_id]
        terms = terms_of_promise(
            outcome.cutoff.kind,
            outcome.cutoff.day,
            begins_on=offer.starts_on,
            organization_id=organization_id,
            post=offer.title,
        )
        yield OutcomeProposal(outcome.id, OutcomeSource.OFFER, terms)


def _heard(outcome_ids: Sequence[int]) -> set[tuple[int, OutcomeSource]]:
    statement = select(OutcomeStatement.outcome_id, OutcomeStatement.source).where(
        OutcomeStatement.outcome_id.in_(outcome_ids)
    )
    return {(outcome_id, source) for outcome_id, source in db.session.execute(statement)}


def _is_proposed() -> ColumnElement[bool]:
    contract = exists().where(
        TargetContract.student_id == GraduateOutcome.student_id,
        TargetContract.state.in_(IN_FORCE),
    )
    offer = exists().where(
        FairApplication.student_id == GraduateOutcome.student_id,
        FairOffer.application_id == FairApplication.id,
        FairOffer.state == OfferState.ACCEPTED,
    )
    return GraduateOutcome.is_main & or_(
        contract & ~_is_heard(OutcomeSource.CONTRACT), offer & ~_is_heard(OutcomeSource.OFFER)
    )


def _is_heard(source: OutcomeSource) -> ColumnElement[bool]:
    return exists().where(
        OutcomeStatement.outcome_id == GraduateOutcome.id, OutcomeStatement.source == source
    )
