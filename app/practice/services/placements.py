"""Use cases of single seats: given and taken back by hand."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from app.base.errors import NotFoundError
from app.base.locks import lock
from app.extensions import db
from app.practice import letters, rules
from app.practice.enums import Basis, PeriodState
from app.practice.errors import AlreadyPlacedError, ForbiddenMoveError, NotEligibleError
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.queries import placements as queries
from app.practice.services.places import return_seats, take_seats
from app.students.models import Student


def place_by_hand(
    period: PracticePeriod,
    *,
    student: Student,
    place: PracticePlace,
    note: str,
    now: datetime,
) -> Placement:
    """Give a student a seat; `note` is the reason the student will read.

    Raises ForbiddenMoveError, NotEligibleError, AlreadyPlacedError, PlaceFullError, each by its
    field. In a published period the student gets a letter.
    """
    lock(period, shared=True)
    _check(period, student, place)
    placement = queries.find_placement(period, student.id, lock=True)
    if placement and placement.place_id:
        raise AlreadyPlacedError(field="student_id")
    take_seats(place.id)
    placement = placement or Placement(period_id=period.id, student_id=student.id)
    placement.place_id, placement.basis, placement.note = place.id, Basis.BY_HAND, note
    _insert(placement)
    _tell(placement, now)
    return placement


def unseat(placement_id: int, *, now: datetime) -> None:
    """Take a student's seat back; what the distribution explained stays readable.

    Raises NotFoundError, ForbiddenMoveError when the student has no seat. In a published period
    the student gets a letter.
    """
    lock(queries.get_placement(placement_id).period, shared=True)
    placement = queries.get_placement(placement_id, lock=True)
    if placement.place is None:
        raise ForbiddenMoveError
    return_seats(placement.place.id)
    if placement.distribution_id is None and placement.period.state is not PeriodState.PUBLISHED:
        db.session.delete(placement)
    else:
        _empty(placement, placement.place.organization.short_name)
    db.session.flush()
    _tell(placement, now)


def _empty(placement: Placement, base: str) -> None:
    placement.place_id, placement.rank, placement.basis = None, None, Basis.UNPLACED
    placement.note = _("Методист снял вас с места: %(base)s.", base=base)


def _tell(placement: Placement, now: datetime) -> None:
    period = placement.period
    if period.state is PeriodState.PUBLISHED:
        addresses = queries.list_addresses(period, student_id=placement.student_id)
        letters.tell_students(period, addresses, now=now)


def _check(period: PracticePeriod, student: Student, place: PracticePlace) -> None:
    if not rules.takes_placements(period.state):
        raise ForbiddenMoveError
    if student.group_id not in {group.id for group in period.groups}:
        message = _("Группа студента не участвует в этой практике.")
        raise NotEligibleError(message, field="student_id")
    if place.period_id != period.id:
        raise NotFoundError
    if not rules.may_hold(place.speciality_id, student.group.speciality_id):
        message = _("Это место — для студентов другой специальности.")
        raise NotEligibleError(message, field="place_id")


def _insert(placement: Placement) -> None:
    """Store a placement; the unique constraint decides when two people place one student."""
    try:
        with db.session.begin_nested():
            db.session.add(placement)
    except IntegrityError as error:
        raise AlreadyPlacedError(field="student_id") from error
