"""Use cases of single seats: given and taken back by hand."""

from datetime import datetime

from flask_babel import gettext as _

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice import letters
from app.practice.enums import Basis, PeriodEvent, PlacementEvent, PlacementState
from app.practice.errors import AlreadyPlacedError, NobodyToUnseatError
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.queries import placements as queries
from app.practice.rules import PERIOD, STAFF
from app.practice.services.gate import check_may_hold
from app.practice.services.places import return_seats, take_seats
from app.practice.states import PLACEMENT, PlacementParty
from app.students.models import Student


def place_by_hand(
    period: PracticePeriod,
    *,
    student: Student,
    place: PracticePlace,
    note: str,
    actor: Viewer,
    now: datetime,
) -> Placement:
    """Give a student a seat; `note` is the reason the student will read.

    Raises MoveNotAllowedError, NotEligibleError, AlreadyPlacedError, PlaceFullError, each by its
    field. In a published period the student and the base get letters.
    """
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(period, shared=True)
    PERIOD.after(PeriodEvent.SEAT, period.state, STAFF)
    check_may_hold(period, student, place)
    placement = queries.find_placement(period, student.id)
    if placement:
        lock(placement)
        if placement.place_id:
            raise AlreadyPlacedError(field="student_id")
    take_seats(place.id)
    placement = placement or Placement(period_id=period.id, student_id=student.id)
    placement.place_id, placement.basis, placement.note = place.id, Basis.BY_HAND, note
    placement.state = PlacementState.ASSIGNED  # who left a base before begins anew
    twice = AlreadyPlacedError(field="student_id")
    with refusing({"uq_practice_placements_period_id_student_id": twice}):
        db.session.add(placement)
    if period.is_published:
        letters.tell(PeriodEvent.SEAT, period, now=now, student=student, place=place)
    return placement


def unseat(placement: Placement, *, actor: Viewer, now: datetime) -> None:
    """Take a student's seat back; what the distribution explained stays readable.

    A practice that has begun is broken off instead (app/practice/weeks/services).
    Raises MoveNotAllowedError, NobodyToUnseatError. In a published period the student and the
    base get letters.
    """
    require(actor, Permission.PLACEMENT_MANAGE)
    period = placement.period
    lock(period, shared=True)
    PERIOD.after(PeriodEvent.UNSEAT, period.state, STAFF)
    lock(placement)
    student, place = placement.student, placement.place
    if place is None:
        raise NobodyToUnseatError
    placement.state = PLACEMENT.after(PlacementEvent.UNSEAT, placement.state, PlacementParty.STAFF)
    return_seats(place.id)
    if placement.distribution_id is None and not period.is_published:
        db.session.delete(placement)
    else:
        placement.place_id, placement.rank, placement.basis = None, None, Basis.UNPLACED
        placement.note = take_back_note(place)
    db.session.flush()
    if period.is_published:
        letters.tell(PeriodEvent.UNSEAT, period, now=now, student=student, place=place)


def take_back_note(place: PracticePlace) -> str:
    """Return what a student reads whose seat was taken back."""
    base = place.organization.short_name
    return _("Методист отменил ваше назначение: %(base)s.", base=base)
