"""Use cases of the distribution: compute, keep, discard, publish."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import delete, insert, literal

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.matching import (
    Instance,
    Result,
    instance_document,
    signed_document,
    without_garbage_collection,
)
from app.practice import distribution_instance as instances
from app.practice import letters
from app.practice.distribution_instance import OfferedPlace
from app.practice.enums import Basis, PeriodEvent, PlacementState
from app.practice.errors import DistributionOutdatedError, NoLongerEligibleError
from app.practice.keeping_apart import are_kept_apart, keep_apart, without_those_barred
from app.practice.models import Distribution, Placement, PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import instance as instance_queries
from app.practice.queries import periods as period_queries
from app.practice.queries import placements as queries
from app.practice.queries.pools import count_free
from app.practice.rules import PERIOD, STAFF
from app.practice.services.gate import check_agreements
from app.practice.services.places import return_distributed_seats, take_distributed_seats

_BATCH = 5_000
Asking = Callable[[Instance], Instance]


def unchanged(instance: Instance) -> Instance:
    """Return the period's question as it is asked without any scenario."""
    return instance


@without_garbage_collection()
def read_instance(period: PracticePeriod, *, asked: Asking = unchanged) -> Instance:
    """Return what the matching is asked: applications, places, seats given by hand, all rules.

    `asked` makes a scenario's question of the period's. Where students must not be together it is
    solved on the way, to bar who stands behind.
    """
    read = _read(period)
    return keep_apart(asked(read.instance), read.apart, read.offers)


def is_current(
    period: PracticePeriod, instance: Instance, result: Result, *, asked: Asking = unchanged
) -> bool:
    """Tell whether an instance is what the matching would be asked now."""
    read = _read(period)
    if asked(read.instance) != without_those_barred(instance):
        return False
    return are_kept_apart(instance, result, read.apart, read.offers)


class _Asked(NamedTuple):
    instance: Instance
    apart: Collection[tuple[int, int]]
    offers: Collection[OfferedPlace]


def _read(period: PracticePeriod) -> _Asked:
    offers = instance_queries.list_offers(period)
    conditions = instance_queries.read_conditions(period)
    instance = instances.build_instance(
        instance_queries.list_applicants(period),
        offers,
        by_hand=queries.list_seats_by_hand(period),
        seed=period.seed,
        conditions=conditions,
    )
    return _Asked(instance, conditions.apart, offers)


@without_garbage_collection()
def store_distribution(
    period: PracticePeriod,
    *,
    instance: Instance,
    result: Result,
    asked: Asking = unchanged,
    actor: Viewer,
    now: datetime,
) -> Distribution:
    """Keep a computed distribution as the preview; the same one again changes nothing.

    Who sent no application gets an outcome too: none, and why. `asked` makes a scenario's question
    of the period's.
    Raises MoveNotAllowedError, DistributionOutdatedError when the instance is no longer true,
    PlaceFullError, NoAgreementError, and NotExplainedError for a result without explanations.
    """
    require(actor, Permission.DISTRIBUTION_RUN)
    outcomes = instances.outcomes(result)
    lock(period)
    present = queries.find_distribution(period)
    if present and present.digest == result.digest:
        return present
    target = PERIOD.after(PeriodEvent.DISTRIBUTE, period.state, STAFF)
    if not is_current(period, instance, result, asked=asked):
        raise DistributionOutdatedError
    check_agreements(period)
    distribution = _keep(period, instance, result, now)
    _place_students(distribution, outcomes)
    _account_for_the_others(distribution)
    period.state = target
    db.session.flush()
    return distribution


def discard_distribution(period: PracticePeriod, *, actor: Viewer, now: datetime) -> None:
    """Throw the preview away; seats given by hand stay. Raises MoveNotAllowedError."""
    require(actor, Permission.DISTRIBUTION_RUN)
    lock(period)
    target = PERIOD.after(PeriodEvent.DISCARD, period.state, STAFF)
    distribution = queries.get_distribution(period)
    return_distributed_seats(distribution)
    _forget_placements(distribution)
    distribution.discarded_at = now
    period.state = target
    db.session.flush()


def publish_distribution(period: PracticePeriod, *, actor: Viewer, now: datetime) -> int:
    """Show everybody the outcome and write to students and bases; return how many letters.

    Raises MoveNotAllowedError, and NoLongerEligibleError when somebody could not get today the
    seat that the preview gives.
    """
    require(actor, Permission.DISTRIBUTION_RUN)
    lock(period)
    target = PERIOD.after(PeriodEvent.PUBLISH, period.state, STAFF)
    if queries.list_misplaced(period):
        raise NoLongerEligibleError
    _account_for_the_others(queries.get_distribution(period))
    period.state = target
    period.published_at = now
    db.session.flush()
    return letters.tell(PeriodEvent.PUBLISH, period, now=now)


def figures_of(period: PracticePeriod, result: Result) -> dict[str, Any]:
    """Return the figures of a result: people, wishes, seats, proof."""
    counts = period_queries.count_period(period)
    held = Counter(int(place[1:]) for place in result.matching.values() if place)
    placed = held.total()
    return {
        "students": counts.students,
        "applications": counts.submitted,
        "placed": placed,
        "unplaced": len(result.unmatched),
        "rank_profile": {str(rank): count for rank, count in result.rank_profile.items()},
        "seats": counts.seats,
        "unused_seats": sum(count_free(period, held=held).values()),
        "blocking_pairs": result.verdict.blocking_count,
        "verified": result.verdict.ok,
        "draws_per_place": bool(result.place_lottery),
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
    notes = _notes_of_bound(distribution.period, outcomes)
    rows = [
        _placement_row(distribution, outcome, notes.get(outcome.student_id, ""))
        for outcome in outcomes
    ]
    for start in range(0, len(rows), _BATCH):
        # Without the option every change between a seat and none begins a statement of its own.
        one_statement = insert(Placement).execution_options(render_nulls=True)
        db.session.execute(one_statement, rows[start : start + _BATCH])
    take_distributed_seats(distribution)


def _account_for_the_others(distribution: Distribution) -> None:
    """Give the students of the period's groups who sent no application their outcome: none."""
    outcome = {
        Placement.period_id: distribution.period_id,
        Placement.distribution_id: distribution.id,
        Placement.basis: Basis.UNSENT,
        Placement.state: PlacementState.ASSIGNED,
        Placement.explanation: [],
        Placement.note: "",
    }
    values = [literal(value, column.type) for column, value in outcome.items()]
    others = queries.without_outcome(distribution.period).add_columns(*values)
    columns = [Placement.student_id, *outcome]
    db.session.execute(insert(Placement).from_select(columns, others, include_defaults=False))


def _notes_of_bound(
    period: PracticePeriod, outcomes: Iterable[instances.StudentOutcome]
) -> dict[int, str]:
    """Return what those read who stood first at a place because of their contract."""
    bound = instance_queries.contracts_of(period)
    if not bound:
        return {}
    at = {one.place_id: one.organization_id for one in instance_queries.list_offers(period)}
    return {
        one.student_id: _(
            "Здесь у вас было преимущество: с этой организацией у вас %(paper)s.",
            paper=bound[one.student_id].paper,
        )
        for one in outcomes
        if one.student_id in bound and one.place_id
        if at[one.place_id] in bound[one.student_id].organization_ids
    }


def _placement_row(
    distribution: Distribution, outcome: instances.StudentOutcome, note: str
) -> dict[str, Any]:
    return {
        "period_id": distribution.period_id,
        "student_id": outcome.student_id,
        "place_id": outcome.place_id,
        "basis": Basis.WISH if outcome.place_id else Basis.UNPLACED,
        "state": PlacementState.ASSIGNED,
        "rank": outcome.rank,
        "lottery_number": outcome.lottery_number,
        "explanation": outcome.refused,
        "note": note,
        "distribution_id": distribution.id,
    }


def _forget_placements(distribution: Distribution) -> None:
    """Undo what the distribution did; seats given by hand afterwards stay."""
    for placement in queries.list_changed_by_hand(distribution):
        placement.distribution_id = None
        placement.explanation = []
    db.session.flush()
    db.session.execute(delete(Placement).where(Placement.distribution_id == distribution.id))
