"""Proposals of seats: kept, taken over whole or in part, dropped, taken back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import insert, update

from app.base.errors import MoveNotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.change_models import PlacementChange, SeatChange
from app.practice.changes.errors import NothingToProposeError
from app.practice.changes.queries import changes as queries
from app.practice.changes.queries import repairing
from app.practice.changes.rules import StudentMove
from app.practice.enums import ChangeEvent, ChangeState, PeriodEvent, SeatsChangeKind
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import moving as moving_queries
from app.practice.queries.placements import find_distribution
from app.practice.rounds.services.rounds import check_round_over, settle_round
from app.practice.rules import CHANGE, STAFF, SeatOutcome
from app.practice.services.moving import apply_rows, begin_changing, outcome_columns

_BATCH = 5_000
EVENT_OF = {SeatsChangeKind.REPAIR: PeriodEvent.MOVE, SeatsChangeKind.REST: PeriodEvent.SEAT}


def store_proposal(
    period: PracticePeriod,
    *,
    kind: SeatsChangeKind,
    reason: str,
    moves: Sequence[StudentMove],
    figures: Mapping[str, Any],
    actor: Viewer,
    now: datetime,
    seats: tuple[int, int, int] | None = None,
) -> PlacementChange:
    """Keep a proposal, in the place of an earlier one of its kind; nobody is told.

    `seats` are the place a repair is made for and its seats before and after. Raises
    MoveNotAllowedError, NothingToProposeError.
    """
    begin_changing(period, EVENT_OF[kind], actor)
    if not moves and seats is None:
        raise NothingToProposeError
    for earlier in queries.list_proposals(period, kind):
        earlier.state = ChangeState.DROPPED
    standing = find_distribution(period)
    change = PlacementChange(
        period=period,
        distribution_id=standing.id if standing else None,
        kind=kind,
        state=ChangeState.PROPOSED,
        reason=reason,
        figures=dict(figures),
        made_at=now,
        made_by_id=actor.id or None,
    )
    if seats:
        change.place_id, change.seats_before, change.seats_after = seats
    db.session.add(change)
    db.session.flush()
    _write_rows(period, change, moves)
    return change


def _write_rows(
    period: PracticePeriod, change: PlacementChange, moves: Sequence[StudentMove]
) -> None:
    before = repairing.outcomes_of(period, [move.student_id for move in moves])
    rows = [_row(change.id, move, before.get(move.student_id)) for move in moves]
    for start in range(0, len(rows), _BATCH):
        one_statement = insert(SeatChange).execution_options(render_nulls=True)
        db.session.execute(one_statement, rows[start : start + _BATCH])


def apply_change(change: PlacementChange, *, actor: Viewer, now: datetime) -> int:
    """Take a proposal over whole; return of how many students.

    Raises MoveNotAllowedError, PlaceFullError and what the gate refuses. In a published period the
    students and the bases get letters.
    """
    rows = _begin(change, actor, now)
    apply_rows(change.period, rows, now=now)
    if change.place is not None and change.seats_after is not None:
        lock(change.place)
        if change.place.taken > change.seats_after:
            raise MoveNotAllowedError(_("На этом месте появились новые студенты. Начните заново."))
        change.place.seats = change.seats_after
    change.state = CHANGE.after(ChangeEvent.APPLY, change.state, STAFF)
    change.made_at, change.made_by_id = now, actor.id or None
    db.session.flush()
    if change.kind is SeatsChangeKind.REST:
        settle_round(change.period, actor=actor, now=now)
    return len(rows)


def apply_some(
    change: PlacementChange, ids: Collection[int], *, actor: Viewer, now: datetime
) -> tuple[PlacementChange, int]:
    """Take a part of a proposal over as a change of its own; the rest stays proposed.

    Raises MoveNotAllowedError, PlaceFullError and what the gate refuses.
    """
    rows = _begin(change, actor, now)
    chosen = [row for row in rows if row.id in ids]
    if len(chosen) == len(rows):
        return change, apply_change(change, actor=actor, now=now)
    if not chosen:
        raise MoveNotAllowedError(_("Этих студентов в предложении больше нет. Обновите страницу."))
    part = PlacementChange(
        period=change.period,
        distribution_id=change.distribution_id,
        kind=change.kind,
        state=ChangeState.APPLIED,
        reason=change.reason,
        made_at=now,
        made_by_id=actor.id or None,
    )
    db.session.add(part)
    db.session.flush()
    apply_rows(change.period, chosen, now=now)
    db.session.execute(
        update(SeatChange)
        .where(SeatChange.id.in_([row.id for row in chosen]))
        .values(change_id=part.id)
    )
    change.figures = {**change.figures, "taken": change.figures.get("taken", 0) + len(chosen)}
    db.session.flush()
    return part, len(chosen)


def drop_change(change: PlacementChange, *, actor: Viewer) -> None:
    """Put a proposal aside; raises MoveNotAllowedError."""
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(change.period)
    lock(change)
    change.state = CHANGE.after(ChangeEvent.DROP, change.state, STAFF)
    db.session.flush()


def _begin(change: PlacementChange, actor: Viewer, now: datetime) -> Sequence[SeatChange]:
    begin_changing(change.period, EVENT_OF.get(change.kind, PeriodEvent.MOVE), actor)
    if change.kind is SeatsChangeKind.REST:
        check_round_over(change.period, now=now)  # it may be open again since the proposal
    lock(change)
    CHANGE.after(ChangeEvent.APPLY, change.state, STAFF)
    standing = find_distribution(change.period)
    if change.distribution_id != (standing.id if standing else None):
        raise MoveNotAllowedError(_("Распределение с тех пор посчитано заново: начните сначала."))
    return moving_queries.list_rows(change)


def _row(change_id: int, move: StudentMove, before: SeatOutcome | None) -> dict[str, Any]:
    return {
        "change_id": change_id,
        "student_id": move.student_id,
        **outcome_columns("before", before),
        **outcome_columns("after", move.after),
        "cause": move.cause.value,
        "is_forced": move.is_forced,
        "explanation": move.explanation,
    }
