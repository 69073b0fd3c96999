"""Seats of many students at once: given, taken back, and the way back of both."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from flask_babel import gettext as _

from app.base.errors import MoveNotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice import letters
from app.practice.enums import Basis, PeriodEvent, PlacementState
from app.practice.errors import NotEligibleError, PlaceFullError
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.queries import remaining as queries
from app.practice.remaining import SeatProposal, propose_seats
from app.practice.rules import PERIOD, STAFF, OutcomeKept, SeatsChanged, may_hold
from app.practice.services.placements import take_back_note
from app.practice.services.places import return_seats, take_seats
from app.practice.states import AHEAD


def seat_at(
    period: PracticePeriod,
    ids: Sequence[int],
    *,
    place: PracticePlace,
    note: str,
    actor: Viewer,
    now: datetime,
) -> SeatsChanged:
    """Give all of the students who wait for a seat one at this place, or nobody.

    Raises MoveNotAllowedError, NotEligibleError, PlaceFullError, each by its field. In a published
    period the students and the base get letters.
    """
    _begin(period, PeriodEvent.SEAT, actor)
    waiting = queries.list_seatless(period, ids)
    strangers = [one for one in waiting if not may_hold(place.speciality_id, one.speciality_id)]
    if strangers:
        message = _("Не подходит по специальности, студентов: %(count)d.", count=len(strangers))
        raise NotEligibleError(message, field="place_id")
    lock(place)
    if place.taken + len(waiting) > place.seats:
        message = _(
            "Свободных мест здесь %(free)d, а студентов без места выбрано %(count)d.",
            free=place.seats - place.taken,
            count=len(waiting),
        )
        raise PlaceFullError(message, field="place_id")
    return _seat(period, {one.student_id: (place.id, note) for one in waiting}, now)


def seat_remaining(
    period: PracticePeriod, ids: Sequence[int], *, actor: Viewer, now: datetime
) -> tuple[SeatProposal, SeatsChanged]:
    """Give the students who wait for a seat the proposed ones; for whom none fits stays without.

    Raises MoveNotAllowedError. In a published period students and bases get letters.
    """
    _begin(period, PeriodEvent.SEAT, actor)
    proposal = propose_seats(queries.list_seatless(period, ids), queries.list_free_places(period))
    wanted = {
        student_id: (place_id, str(ground.label))
        for student_id, (place_id, ground) in proposal.seats.items()
    }
    return proposal, _seat(period, wanted, now)


def seat_many_back(changed: SeatsChanged, *, period: PracticePeriod, actor: Viewer) -> int:
    """Take seats back that were given at once and nobody changed since; return how many.

    Raises MoveNotAllowedError once everybody has read of them.
    """
    _begin(period, PeriodEvent.UNSEAT, actor)
    _check_unpublished(period)
    returned: Counter[int] = Counter()
    for placement in queries.list_placements_of(period, list(changed.seats)):
        if placement.place_id != changed.seats[placement.student_id]:
            continue
        returned[placement.place_id] += 1
        if before := changed.before.get(placement.student_id):
            _restore(placement, before)
        else:
            db.session.delete(placement)
    db.session.flush()
    _return(returned)
    return returned.total()


def unseat_many(
    period: PracticePeriod, ids: Sequence[int], *, actor: Viewer, now: datetime
) -> SeatsChanged:
    """Take the seats of those who have one and have not begun back; raises MoveNotAllowedError.

    In a published period the students and the bases get letters.
    """
    _begin(period, PeriodEvent.UNSEAT, actor)
    seats: dict[int, int] = {}
    before: dict[int, OutcomeKept] = {}
    for placement in queries.list_placements_of(period, ids):
        if placement.place is None or placement.place_id is None or placement.state not in AHEAD:
            continue
        seats[placement.student_id] = placement.place_id
        before[placement.student_id] = _kept(placement)
        if placement.distribution_id is None and not period.is_published:
            db.session.delete(placement)
        else:
            placement.note = take_back_note(placement.place)
            placement.place_id, placement.rank, placement.basis = None, None, Basis.UNPLACED
            placement.state = PlacementState.ASSIGNED
    db.session.flush()
    _return(Counter(seats.values()))
    _tell(PeriodEvent.UNSEAT, period, seats, now)
    return SeatsChanged(period.id, seats, before)


def unseat_many_back(changed: SeatsChanged, *, period: PracticePeriod, actor: Viewer) -> int:
    """Give seats back that were taken at once, to those who still have none; return how many.

    Raises MoveNotAllowedError once everybody has read of it, PlaceFullError when somebody else
    sits there now.
    """
    _begin(period, PeriodEvent.SEAT, actor)
    _check_unpublished(period)
    waiting = {one.student_id for one in queries.list_seatless(period, list(changed.seats))}
    outcomes = {one.student_id: one for one in queries.list_placements_of(period, list(waiting))}
    given = Counter(changed.seats[student_id] for student_id in waiting)
    for place_id, count in sorted(given.items()):
        take_seats(place_id, count=count)
    for student_id in sorted(waiting):
        outcome = outcomes.get(student_id)
        outcome = outcome or Placement(period_id=period.id, student_id=student_id)
        _restore(outcome, changed.before[student_id])
        outcome.place_id = changed.seats[student_id]
        db.session.add(outcome)
    db.session.flush()
    return len(waiting)


def _begin(period: PracticePeriod, event: PeriodEvent, actor: Viewer) -> None:
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(period)  # alone: seats given one by one hold the period too
    PERIOD.after(event, period.state, STAFF)


def _check_unpublished(period: PracticePeriod) -> None:
    if period.is_published:
        raise MoveNotAllowedError(
            _("Распределение уже опубликовано: места меняют по-новому, с письмами.")
        )


def _seat(
    period: PracticePeriod, wanted: Mapping[int, tuple[int, str]], now: datetime
) -> SeatsChanged:
    """Give checked seats; who waits for one may have an outcome without."""
    outcomes = {one.student_id: one for one in queries.list_placements_of(period, list(wanted))}
    before: dict[int, OutcomeKept] = {}
    for student_id, (place_id, note) in wanted.items():
        outcome = outcomes.get(student_id)
        if outcome:
            before[student_id] = _kept(outcome)
        outcome = outcome or Placement(period_id=period.id, student_id=student_id)
        outcome.place_id, outcome.basis, outcome.note = place_id, Basis.BY_HAND, note
        outcome.state = PlacementState.ASSIGNED
        db.session.add(outcome)
    seats = {student_id: place_id for student_id, (place_id, _note) in wanted.items()}
    for place_id, count in sorted(Counter(seats.values()).items()):
        take_seats(place_id, count=count)
    db.session.flush()
    _tell(PeriodEvent.SEAT, period, seats, now)
    return SeatsChanged(period.id, seats, before)


def _tell(
    event: PeriodEvent, period: PracticePeriod, seats: Mapping[int, int], now: datetime
) -> None:
    if period.is_published and seats:
        letters.tell(event, period, now=now, students=seats.keys(), places=set(seats.values()))


def _return(seats: Counter[int]) -> None:
    for place_id, count in sorted(seats.items()):
        return_seats(place_id, count=count)


def _kept(placement: Placement) -> OutcomeKept:
    return OutcomeKept(placement.basis.value, placement.rank, placement.note)


def _restore(placement: Placement, kept: OutcomeKept) -> None:
    placement.place_id = None
    placement.basis, placement.rank, placement.note = Basis(kept.basis), kept.rank, kept.note
