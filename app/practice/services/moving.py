"""The one way in which outcomes change: seats counted, written, kept with their way back, told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import insert

from app.base.errors import MoveNotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice import letters
from app.practice.change_models import PlacementChange, SeatChange
from app.practice.enums import (
    ChangeEvent,
    ChangeState,
    PeriodEvent,
    PlacementEvent,
    PlacementState,
    SeatsChangeKind,
)
from app.practice.models import Placement, PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import moving as queries
from app.practice.queries.placements import find_distribution
from app.practice.rules import CHANGE, PERIOD, STAFF, SeatOutcome
from app.practice.services.gate import list_hindrances
from app.practice.services.places import return_seats, take_seats
from app.practice.states import PLACEMENT, PlacementParty

Wanted = Mapping[int, SeatOutcome | None]


@dataclass(frozen=True)
class Why:
    """What a change is of and when; `reason` is for staff."""

    kind: SeatsChangeKind
    reason: str
    now: datetime


@dataclass
class SeatsMoved:
    """Who got a seat, lost one, or sits elsewhere, and the places that are touched."""

    seated: list[int] = field(default_factory=list)
    unseated: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    places: set[int] = field(default_factory=set)


def begin_changing(period: PracticePeriod, event: PeriodEvent, actor: Viewer) -> None:
    """Hold the period alone for a change of seats by staff; raises MoveNotAllowedError."""
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(period)
    PERIOD.after(event, period.state, STAFF)


def change_outcomes(
    period: PracticePeriod, wanted: Wanted, *, why: Why, actor: Viewer
) -> PlacementChange:
    """Give students other outcomes (None: no outcome at all) and keep the change.

    The caller holds the period alone and has asked the gate. Raises PlaceFullError. In a published
    period everybody concerned gets a letter.
    """
    standing = find_distribution(period)
    change = PlacementChange(
        period=period,
        distribution_id=standing.id if standing else None,
        kind=why.kind,
        state=ChangeState.APPLIED,
        reason=why.reason,
        made_at=why.now,
        made_by_id=actor.id or None,  # the operator has no account
    )
    db.session.add(change)
    db.session.flush()
    before = _write(period, wanted)
    rows = [_row(change.id, student, before[student], wanted[student]) for student in wanted]
    if rows:
        one_statement = insert(SeatChange).execution_options(render_nulls=True)
        db.session.execute(one_statement, rows)
    _tell(period, before, wanted, why.now)
    return change


def apply_rows(period: PracticePeriod, rows: Sequence[SeatChange], *, now: datetime) -> None:
    """Give the outcomes that rows of a proposal name; the caller holds the period alone.

    Raises PlaceFullError, MoveNotAllowedError when somebody's outcome is another meanwhile.
    """
    present = _outcomes(period, [row.student_id for row in rows])
    for row in rows:
        if _outcome_of(present.get(row.student_id)) != row.before:
            raise MoveNotAllowedError(
                _("Пока вы смотрели, места изменились. Составьте предложение заново.")
            )
    wanted = {row.student_id: row.after for row in rows}
    check_all_may_hold(period, wanted)
    before = _write(period, wanted, explained=rows)
    _tell(period, before, wanted, now)


def undo_change(change: PlacementChange, *, actor: Viewer, now: datetime) -> int:
    """Give back what a change took, to those whom nothing happened to since; return how many.

    Raises MoveNotAllowedError, PlaceFullError when somebody else sits there now, and what keeps
    somebody from the former seat. In a published period people get letters again.
    """
    period = change.period
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(period)
    lock(change)
    target = CHANGE.after(ChangeEvent.UNDO, change.state, STAFF)
    standing = find_distribution(period)
    if change.distribution_id != (standing.id if standing else None):
        raise MoveNotAllowedError(_("Распределение с тех пор посчитано заново: отменять нечего."))
    rows = queries.list_rows(change)
    present = _outcomes(period, [row.student_id for row in rows])
    same = [row for row in rows if _outcome_of(present.get(row.student_id)) == row.after]
    if not same:
        raise MoveNotAllowedError(_("Места этих студентов с тех пор изменились: отменять нечего."))
    wanted = {row.student_id: row.before for row in same}
    _restore_seats(change)
    check_all_may_hold(period, wanted)
    before = _write(period, wanted, explained=same)
    change.state, change.undone_at, change.undone_by_id = target, now, actor.id or None
    db.session.flush()
    _tell(period, before, wanted, now)
    return len(same)


def check_all_may_hold(period: PracticePeriod, wanted: Wanted) -> None:
    """Raise the first thing that keeps somebody from a seat, with how many are kept from one."""
    seats = {one: out.place_id for one, out in wanted.items() if out and out.place_id}
    hindrances = list_hindrances(period, seats)
    if hindrances:
        first = next(iter(hindrances.values()))
        if len(hindrances) == 1:
            raise first
        raise type(first)(
            _("%(why)s Таких студентов: %(count)d.", why=str(first), count=len(hindrances)),
            field=first.field,
        )


def _restore_seats(change: PlacementChange) -> None:
    """Open the seats again that a repair was made for."""
    if change.place is not None and change.seats_before is not None:
        lock(change.place)
        change.place.seats = max(change.seats_before, change.place.taken)
        db.session.flush()


def _write(
    period: PracticePeriod, wanted: Wanted, *, explained: Sequence[SeatChange] = ()
) -> dict[int, SeatOutcome | None]:
    """Count the seats and write the outcomes; return what was before."""
    present = _outcomes(period, list(wanted))
    before = {student: _outcome_of(present.get(student)) for student in wanted}
    _count_seats(before, wanted)
    for student_id, outcome in wanted.items():
        placement = present.get(student_id)
        if outcome is None:
            if placement:
                _step(placement, SeatOutcome(None, placement.basis))
                db.session.delete(placement)
            continue
        placement = placement or Placement(
            period_id=period.id, student_id=student_id, state=PlacementState.ASSIGNED
        )
        _step(placement, outcome)
        placement.place_id, placement.basis = outcome.place_id, outcome.basis
        placement.rank, placement.note = outcome.rank, outcome.note
        db.session.add(placement)
    for row in explained:
        if row.explanation is not None and (placement := present.get(row.student_id)):
            placement.explanation, row.explanation = row.explanation, placement.explanation
    db.session.flush()
    for placement in present.values():
        if placement in db.session:
            db.session.expire(placement, ["place"])
    return before


def _step(placement: Placement, outcome: SeatOutcome) -> None:
    """Take the student's practice to its next state; raises MoveNotAllowedError once it has begun.

    Who is at a base already may be led to another one, not simply lose the seat.
    """
    if placement.place_id == outcome.place_id:
        return
    event = PlacementEvent.SEAT
    if placement.place_id:
        event = PlacementEvent.TRANSFER if outcome.place_id else PlacementEvent.UNSEAT
    placement.state = PLACEMENT.after(event, placement.state, PlacementParty.STAFF)


def _count_seats(before: Wanted, wanted: Wanted) -> None:
    """Take and return seats, a statement for each place; what is left comes first."""
    change: Counter[int] = Counter()
    for outcome, by in [(before[one], -1) for one in wanted] + [(wanted[one], 1) for one in wanted]:
        if outcome and outcome.place_id:
            change[outcome.place_id] += by
    for place_id, count in sorted(change.items(), key=lambda one: (one[1] > 0, one[0])):
        if count < 0:
            return_seats(place_id, count=-count)
        elif count > 0:
            take_seats(place_id, count=count)


def _row(
    change_id: int, student_id: int, before: SeatOutcome | None, after: SeatOutcome | None
) -> dict[str, object]:
    return {
        "change_id": change_id,
        "student_id": student_id,
        **outcome_columns("before", before),
        **outcome_columns("after", after),
        "cause": "",
        "is_forced": False,
        "explanation": None,
    }


def outcome_columns(side: str, outcome: SeatOutcome | None) -> dict[str, object]:
    """Return the columns of one side of a seat's change."""
    return {
        f"{side}_place_id": outcome.place_id if outcome else None,
        f"{side}_basis": outcome.basis if outcome else None,
        f"{side}_rank": outcome.rank if outcome else None,
        f"{side}_note": outcome.note if outcome else "",
    }


def _outcomes(period: PracticePeriod, ids: Sequence[int]) -> dict[int, Placement]:
    return {one.student_id: one for one in queries.list_held(period, ids)}


def _outcome_of(placement: Placement | None) -> SeatOutcome | None:
    return placement.outcome if placement else None


def _tell(period: PracticePeriod, before: Wanted, wanted: Wanted, now: datetime) -> None:
    if not period.is_published:
        return
    moved = SeatsMoved()
    for student_id, outcome in wanted.items():
        was, left = outcome.place_id if outcome else None, before[student_id]
        former = left.place_id if left else None
        if was == former:
            continue
        group = moved.moved if was and former else moved.seated if was else moved.unseated
        group.append(student_id)
        moved.places |= {one for one in (was, former) if one}
    letters.tell_moved(
        period,
        seated=moved.seated,
        unseated=moved.unseated,
        moved=moved.moved,
        places=moved.places,
        now=now,
    )
