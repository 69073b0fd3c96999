"""Use cases of a graduate's record: write down by hand, a second place, which is the main one."""

from datetime import date, datetime

from app.base.locks import lock, lock_rows
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.outcomes import queries, rules
from app.outcomes.enums import OutcomeSource
from app.outcomes.errors import CutoffClosedError, SecondPlaceError
from app.outcomes.models import GraduateOutcome, MonitoringCutoff
from app.outcomes.permissions import Permission
from app.outcomes.rules import OutcomeTerms, check_outcome


def edit_outcome(
    outcome: GraduateOutcome,
    *,
    terms: OutcomeTerms,
    actor: Viewer,
    now: datetime,
    today: date,
    source: OutcomeSource = OutcomeSource.STAFF,
) -> None:
    """Write down what a graduate does; what stood before is kept by the log of changes.

    Raises CutoffClosedError, NotAllowedError and what `check_outcome` raises.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    begin_change(outcome)
    check_outcome(terms, day=outcome.cutoff.day, today=today)
    assign(outcome, terms)
    sign(outcome, source=source, reason="", actor=actor, now=now)


def add_place(
    main: GraduateOutcome, *, terms: OutcomeTerms, actor: Viewer, now: datetime, today: date
) -> GraduateOutcome:
    """Add another place where a graduate works at the same time; figures count the main one.

    Raises SecondPlaceError, CutoffClosedError, NotAllowedError and what `check_outcome` raises.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    begin_change(main)
    check_outcome(terms, day=main.cutoff.day, today=today)
    if not (main.is_main and main.is_employed and rules.is_employed(terms.category)):
        raise SecondPlaceError(field="category")
    place = GraduateOutcome(
        cutoff=main.cutoff,
        student=main.student,
        graduation_year=main.graduation_year,
        speciality=main.speciality,
        is_main=False,
    )
    assign(place, terms)
    sign(place, source=OutcomeSource.STAFF, reason="", actor=actor, now=now)
    db.session.add(place)
    db.session.flush()
    return place


def make_main(place: GraduateOutcome, *, actor: Viewer) -> None:
    """Let figures count this place of work; raises CutoffClosedError, NotAllowedError."""
    require(actor, Permission.OUTCOME_MANAGE)
    _hold_open(place.cutoff)
    for other in lock_rows(queries.places_of(place)):
        if other.id != place.id:
            other.is_main = False
    db.session.flush()  # of two main ones the database takes none
    place.is_main = True
    db.session.flush()


def remove_place(place: GraduateOutcome, *, actor: Viewer) -> None:
    """Take back a second place; the main record stays. Raises SecondPlaceError for that."""
    require(actor, Permission.OUTCOME_MANAGE)
    begin_change(place)
    if place.is_main:
        raise SecondPlaceError
    db.session.delete(place)
    db.session.flush()


def begin_change(outcome: GraduateOutcome) -> None:
    """Hold a record whose cut-off still takes facts; raises CutoffClosedError."""
    _hold_open(outcome.cutoff)
    lock(outcome)


def sign(
    outcome: GraduateOutcome,
    *,
    source: OutcomeSource | None,
    reason: str,
    actor: Viewer,
    now: datetime,
) -> None:
    """Note where the facts come from and who entered them; order and sums follow from them."""
    outcome.urgency = rules.urgency_of(outcome.category, outcome.cutoff.kind).rank
    outcome.is_employed = rules.is_employed(outcome.category)
    outcome.source = source if outcome.category else None
    outcome.taken_reason = reason
    outcome.entered_at, outcome.entered_by_id = now, actor.id or None
    db.session.flush()


def _hold_open(cutoff: MonitoringCutoff) -> None:
    lock(cutoff, shared=True)
    if not cutoff.is_open:
        raise CutoffClosedError
