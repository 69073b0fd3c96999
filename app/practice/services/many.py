"""Seats of many students at once: given, taken back, and the way back of both."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from flask_babel import gettext as _

from app.base.errors import MoveNotAllowedError
from app.base.viewer import Viewer
from app.practice.change_models import PlacementChange
from app.practice.enums import PeriodEvent, SeatsChangeKind
from app.practice.errors import NotEligibleError, PlaceFullError
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.queries import remaining as queries
from app.practice.queries.pools import count_room
from app.practice.remaining import SeatProposal, propose_seats
from app.practice.rules import SeatOutcome, by_hand, may_hold
from app.practice.services.gate import check_passed_over, list_hindrances
from app.practice.services.moving import (
    Why,
    begin_changing,
    change_outcomes,
    check_all_may_hold,
    undo_change,
)
from app.practice.services.placements import outcome_without_seat
from app.practice.states import AHEAD

MOST_ROUNDS = 5  # each forbids what the gate refused in the last one


def seat_at(
    period: PracticePeriod,
    ids: Sequence[int],
    *,
    place: PracticePlace,
    note: str,
    actor: Viewer,
    now: datetime,
    despite: bool = True,
) -> tuple[PlacementChange, int]:
    """Give all of the students who wait for a seat one at this place, or nobody.

    Unless `despite`, PassedOverError says first whom it passes over.
    Raises MoveNotAllowedError, NotEligibleError, PlaceFullError and what the gate refuses, each by
    its field. In a published period the students and the base get letters.
    """
    begin_changing(period, PeriodEvent.SEAT, actor)
    waiting = queries.list_seatless(period, ids)
    strangers = [one for one in waiting if not may_hold(place.speciality_id, one.speciality_id)]
    if strangers:
        message = _("Не подходит по специальности, студентов: %(count)d.", count=len(strangers))
        raise NotEligibleError(message, field="place_id")
    free, room = place.seats - place.taken, count_room(place)
    free = free if room is None else min(free, room)
    if len(waiting) > free:
        message = _(
            "Свободных мест здесь %(free)d, а студентов без места выбрано %(count)d.",
            free=free,
            count=len(waiting),
        )
        raise PlaceFullError(message, field="place_id")
    wanted: Mapping[int, SeatOutcome | None] = {
        one.student_id: by_hand(place.id, note) for one in waiting
    }
    check_all_may_hold(period, wanted)
    if not despite:
        check_passed_over(period, place, list(wanted))
    why = Why(SeatsChangeKind.SEAT, note, now)
    return change_outcomes(period, wanted, why=why, actor=actor), len(wanted)


def propose_allowed(
    period: PracticePeriod,
    ids: Sequence[int],
    *,
    silent: Collection[int] = (),
    given: Mapping[int, int] | None = None,
) -> SeatProposal:
    """Propose free seats to those who wait for one; who is refused one by the gate gets another.

    Those `silent` come after all others, and what they put down without sending counts for nothing.
    `given` are seats that others get before, by place.
    """
    students, places = queries.list_seatless(period, ids), queries.list_free_places(period)
    students = [one.unheard() if one.student_id in silent else one for one in students]
    forbidden: set[tuple[int, int]] = set()
    for _round in range(MOST_ROUNDS):
        proposal = propose_seats(students, places, forbidden=forbidden, given=given)
        wanted = {student: place for student, (place, _ground) in proposal.seats.items()}
        refused = list_hindrances(period, wanted)
        if not refused:
            return proposal
        forbidden |= {(student, wanted[student]) for student in refused}
    return proposal.without(refused)


def unseat_many(
    period: PracticePeriod, ids: Sequence[int], *, actor: Viewer, now: datetime
) -> tuple[PlacementChange, int]:
    """Take the seats of those who have one and have not begun back; raises MoveNotAllowedError.

    In a published period the students and the bases get letters.
    """
    begin_changing(period, PeriodEvent.UNSEAT, actor)
    wanted = {
        placement.student_id: outcome_without_seat(placement)
        for placement in queries.list_placements_of(period, ids)
        if placement.place_id is not None and placement.state in AHEAD
    }
    why = Why(SeatsChangeKind.UNSEAT, _("Назначение отменено методистом"), now)
    return change_outcomes(period, wanted, why=why, actor=actor), len(wanted)


def undo_many(change: PlacementChange, *, actor: Viewer, now: datetime) -> int:
    """Take a change of many back at once while nobody has read of it; return of how many.

    Raises MoveNotAllowedError: once published it is taken back on its own page, with the letters
    counted first.
    """
    if change.period.is_published:
        raise MoveNotAllowedError(
            _("Распределение уже опубликовано: места меняют по-новому, с письмами.")
        )
    return undo_change(change, actor=actor, now=now)
