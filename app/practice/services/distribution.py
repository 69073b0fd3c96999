"""Use cases of the distribution: compute, keep, discard, publish."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert

from app.base.locks import lock
from app.extensions import db
from app.matching import Instance, Result, instance_document, signed_document
from app.practice import distribution_instance as instances
from app.practice import letters, rules
from app.practice.enums import Basis, PeriodState
from app.practice.errors import DistributionOutdatedError
from app.practice.models import Distribution, Placement, PracticePeriod
from app.practice.queries import applications as application_queries
from app.practice.queries import periods as period_queries
from app.practice.queries import placements as queries
from app.practice.services.places import return_distributed_seats, take_distributed_seats

_BATCH = 5_000


def read_instance(period: PracticePeriod) -> Instance:
    """Return what the matching is asked: sent applications, places, seats given by hand."""
    return instances.build_instance(
        application_queries.list_applicants(period),
        application_queries.list_offers(period),
        by_hand=queries.list_seats_by_hand(period),
        seed=period.seed,
    )


def store_distribution(
    period: PracticePeriod, *, instance: Instance, result: Result, now: datetime
) -> Distribution:
    """Keep a computed distribution as the preview; the same one again changes nothing.

    Raises ForbiddenMoveError, DistributionOutdatedError when the instance is no longer true,
    PlaceFullError, and NotExplainedError for a result solved without explanations.
    """
    outcomes = instances.outcomes(result)
    lock(period)
    present = queries.find_distribution(period)
    if present and present.digest == result.digest:
        return present
    rules.check_move(period.state, PeriodState.DISTRIBUTED)
    if read_instance(period) != instance:
        raise DistributionOutdatedError
    distribution = _keep(period, instance, result, now)
    _place_students(distribution, outcomes)
    period.state = PeriodState.DISTRIBUTED
    db.session.flush()
    return distribution


def discard_distribution(period: PracticePeriod, *, now: datetime) -> None:
    """Throw the preview away; seats given by hand stay. Raises ForbiddenMoveError."""
    lock(period)
    rules.check_move(period.state, PeriodState.CLOSED)
    distribution = queries.get_distribution(period)
    return_distributed_seats(distribution)
    _forget_placements(distribution)
    distribution.discarded_at = now
    period.state = PeriodState.CLOSED
    db.session.flush()


def publish_distribution(period: PracticePeriod, *, now: datetime) -> int:
    """Show everybody the outcome and write to students and bases; return how many letters.

    Raises ForbiddenMoveError.
    """
    lock(period)
    rules.check_move(period.state, PeriodState.PUBLISHED)
    period.state = PeriodState.PUBLISHED
    period.published_at = now
    db.session.flush()
    to_students = letters.tell_students(period, queries.list_addresses(period), now=now)
    to_bases = letters.tell_bases(period, queries.list_base_addresses(period), now=now)
    return to_students + to_bases


def figures_of(period: PracticePeriod, result: Result) -> dict[str, Any]:
    """Return the figures of a result: people, wishes, seats, proof."""
    counts = period_queries.count_period(period)
    placed = len(result.matching) - len(result.unmatched)
    return {
        "students": counts.students,
        "applications": counts.submitted,
        "placed": placed,
        "unplaced": len(result.unmatched),
        "rank_profile": {str(rank): count for rank, count in result.rank_profile.items()},
        "seats": counts.seats,
        "unused_seats": counts.seats - placed,
        "blocking_pairs": result.verdict.blocking_count,
        "verified": result.verdict.ok,
    }


def _keep(
    period: PracticePeriod, instance: Instance, result: Result, now: datetime
) -> Distribution:
    distribution = Distribution(
        period_id=period.id,
        algorithm=result.algorithm,
        seed=result.seed,
        digest=result.digest,
        figures=figures_of(period, result),
        instance=instance_document(instance),
        result=signed_document(result),
        created_at=now,
    )
    db.session.add(distribution)
    db.session.flush()
    return distribution


def _place_students(distribution: Distribution, outcomes: list[instances.StudentOutcome]) -> None:
    """Write the placements in bulk: the audit log has the distribution, which names them all."""
    rows = [_placement_row(distribution, outcome) for outcome in outcomes]
    for start in range(0, len(rows), _BATCH):
        # Without the option every change between a seat and none begins a statement of its own.
        one_statement = insert(Placement).execution_options(render_nulls=True)
        db.session.execute(one_statement, rows[start : start + _BATCH])
    take_distributed_seats(distribution)


def _placement_row(distribution: Distribution, outcome: instances.StudentOutcome) -> dict[str, Any]:
    return {
        "period_id": distribution.period_id,
        "student_id": outcome.student_id,
        "place_id": outcome.place_id,
        "basis": Basis.WISH if outcome.place_id else Basis.UNPLACED,
        "rank": outcome.rank,
        "lottery_number": outcome.lottery_number,
        "explanation": outcome.refused,
        "note": "",
        "distribution_id": distribution.id,
    }


def _forget_placements(distribution: Distribution) -> None:
    """Undo what the distribution did; seats given by hand afterwards stay."""
    for placement in queries.list_changed_by_hand(distribution):
        placement.distribution_id = None
        placement.explanation = []
    db.session.flush()
    db.session.execute(delete(Placement).where(Placement.distribution_id == distribution.id))
