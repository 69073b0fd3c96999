"""Use cases of single seats: given and taken back by hand."""

from datetime import datetime

from flask_babel import gettext as _

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.practice.enums import PeriodEvent, SeatsChangeKind
from app.practice.errors import AlreadyPlacedError, NobodyToUnseatError
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.queries import placements as queries
from app.practice.rules import PERIOD, STAFF, SeatOutcome, by_hand, without_seat
from app.practice.services.gate import check_may_hold, check_passed_over
from app.practice.services.moving import Why, change_outcomes
from app.students.models import Student


def place_by_hand(
    period: PracticePeriod,
    *,
    student: Student,
    place: PracticePlace,
    note: str,
    actor: Viewer,
    now: datetime,
    despite: bool = True,
) -> Placement:
    """Give a student a seat; `note` is the reason the student will read.

    Unless `despite`, PassedOverError says first whom it passes over. Raises MoveNotAllowedError,
    AlreadyPlacedError, PlaceFullError and what the gate refuses, each by its field. In a published
    period the student and the base get letters.
    """
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(period)
    PERIOD.after(PeriodEvent.SEAT, period.state, STAFF)
    check_may_hold(period, student, place)
    placement = queries.find_placement(period, student.id)
    if placement and placement.place_id:
        raise AlreadyPlacedError(field="student_id")
    if not despite:
        check_passed_over(period, place, [student.id])
    twice = AlreadyPlacedError(field="student_id")
    why = Why(SeatsChangeKind.SEAT, note, now)
    with refusing({"uq_practice_placements_period_id_student_id": twice}):
        change_outcomes(period, {student.id: by_hand(place.id, note)}, why=why, actor=actor)
    return queries.get_outcome(period, student.id)


def unseat(placement: Placement, *, actor: Viewer, now: datetime) -> None:
    """Take a student's seat back; what the distribution explained stays readable.

    A practice that has begun is broken off instead (app/practice/weeks/services).
    Raises MoveNotAllowedError, NobodyToUnseatError. In a published period the student and the
    base get letters.
    """
    require(actor, Permission.PLACEMENT_MANAGE)
    period = placement.period
    lock(period)
    PERIOD.after(PeriodEvent.UNSEAT, period.state, STAFF)
    lock(placement)
    if placement.place is None:
        raise NobodyToUnseatError
    why = Why(SeatsChangeKind.UNSEAT, take_back_note(placement.place), now)
    change_outcomes(
        period, {placement.student_id: outcome_without_seat(placement)}, why=why, actor=actor
    )


def outcome_without_seat(placement: Placement) -> SeatOutcome | None:
    """Return what is left to a student whose seat is taken back: nothing before any outcome."""
    if placement.distribution_id is None and not placement.period.is_published:
        return None
    return without_seat(take_back_note(placement.place) if placement.place else "")


def take_back_note(place: PracticePlace) -> str:
    """Return what a student reads whose seat was taken back."""
    base = place.base.name
    return _("Методист отменил ваше назначение: %(base)s.", base=base)
