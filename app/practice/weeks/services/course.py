"""Use cases of a practice's way: arrival, end, an early end, a transfer to another base."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from flask_babel import gettext as _

from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.locks import lock, lock_rows
from app.base.typography import day
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.admission.errors import NotAdmittedError
from app.practice.admission.queries import terms_held_by
from app.practice.admission.rules import CoveredDays, in_words, kinds_from, lacks
from app.practice.enums import Basis, ClearanceRule, PlacementEvent
from app.practice.errors import NobodyToUnseatError
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.services.gate import check_may_hold
from app.practice.services.places import return_seats, take_seats
from app.practice.states import PLACEMENT, PlacementParty
from app.practice.weeks import letters
from app.practice.weeks.errors import SameBaseError
from app.practice.weeks.models import PlacementStep
from app.practice.weeks.queries.scope import placements_to_hold, sides_of
from app.practice.weeks.rules import EarlyEndTerms, check_early_end

ADMITTING = frozenset({PlacementEvent.ADMIT, PlacementEvent.BEGIN})


def take_step(
    placement: Placement, *, event: PlacementEvent, actor: Viewer, now: datetime, today: date
) -> None:
    """Note that a student was admitted, arrived, ended; or that arrival was noted by mistake.

    Raises MoveNotAllowedError, NotAllowedError, and NotAdmittedError where the period lets nobody
    come without the papers it asks for.
    """
    lock(placement)
    _take(placement, event, actor, now, today, lacking=_lacking([placement], event))
    db.session.flush()


def take_steps(
    placements: Sequence[Placement],
    *,
    event: PlacementEvent,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Take the step with all of them that may take it now; return how many did."""
    lock_rows(placements_to_hold([one.id for one in placements]))
    taken = 0
    lacking = _lacking(placements, event)
    for placement in placements:
        try:
            _take(placement, event, actor, now, today, lacking=lacking)
        except (MoveNotAllowedError, NotAllowedError):
            continue
        taken += 1
    db.session.flush()
    return taken


def end_early(
    placement: Placement,
    *,
    event: PlacementEvent,
    terms: EarlyEndTerms,
    actor: Viewer,
    now: datetime,
) -> None:
    """Break a practice off or move it to another time: the seat is free, all sides are told.

    Raises LeavingReasonMissingError, OrderIncompleteError, MoveNotAllowedError,
    NobodyToUnseatError.
    """
    place = _begin_change(placement, terms, actor)
    state = PLACEMENT.after(event, placement.state, PlacementParty.STAFF)
    _note_step(placement, event, terms, actor, now, place=place)
    return_seats(place.id)
    placement.place_id, placement.rank, placement.basis = None, None, Basis.UNPLACED
    placement.state, placement.note = state, _order_note(event, terms)
    db.session.flush()
    letters.tell(event, placement, left=place, now=now)


def transfer(
    placement: Placement,
    *,
    place: PracticePlace,
    terms: EarlyEndTerms,
    actor: Viewer,
    now: datetime,
) -> None:
    """Have a student go on at another place of the period, where arrival is noted anew.

    Raises LeavingReasonMissingError, OrderIncompleteError, SameBaseError, MoveNotAllowedError,
    NotEligibleError, PlaceFullError, PoolFullError, each by its field.
    """
    before = _begin_change(placement, terms, actor)
    if before.id == place.id:
        raise SameBaseError(field="place_id")
    state = PLACEMENT.after(PlacementEvent.TRANSFER, placement.state, PlacementParty.STAFF)
    check_may_hold(placement.period, placement.student, place)
    _note_step(placement, PlacementEvent.TRANSFER, terms, actor, now, place=before)
    return_seats(before.id)
    take_seats(place.id)
    placement.place_id, placement.rank, placement.basis = place.id, None, Basis.BY_HAND
    placement.state, placement.note = state, _order_note(PlacementEvent.TRANSFER, terms)
    db.session.flush()
    db.session.expire(placement, ["place"])
    letters.tell(PlacementEvent.TRANSFER, placement, left=before, now=now)


def _begin_change(placement: Placement, terms: EarlyEndTerms, actor: Viewer) -> PracticePlace:
    """Hold the period alone, so that two who change seats wait for each other."""
    require(actor, Permission.PLACEMENT_MANAGE)
    check_early_end(terms)
    period: PracticePeriod = placement.period
    lock(period)
    lock(placement)
    if not period.is_published:
        raise MoveNotAllowedError(
            _("Распределение ещё не опубликовано: отмените назначение, приказ не нужен.")
        )
    place = placement.place
    if place is None or placement.place_id is None:
        raise NobodyToUnseatError
    return place


def _lacking(placements: Sequence[Placement], event: PlacementEvent) -> dict[int, str]:
    """Return, by the placement's id, which papers the period keeps a student out for."""
    if event not in ADMITTING:
        return {}
    asking = [one for one in placements if one.period.clearance_rule is ClearanceRule.GATE]
    held = terms_held_by([one.student_id for one in asking])
    found = {
        one.id: lacks(
            kinds_from(one.period.clearances),
            held.get(one.student_id, {}),
            CoveredDays(one.period.starts_on, one.period.ends_on),
            birth_date=one.student.birth_date,
        )
        for one in asking
    }
    return {id_: in_words(kinds) for id_, kinds in found.items() if kinds}


def _take(
    placement: Placement,
    event: PlacementEvent,
    actor: Viewer,
    now: datetime,
    today: date,
    *,
    lacking: Mapping[int, str],
) -> None:
    state = PLACEMENT.after(event, placement.state, sides_of(placement, actor))
    if what := lacking.get(placement.id):
        # Which paper of health or court is missing, the base need not know.
        tells = actor.can(Permission.CLEARANCE_MANAGE)
        raise NotAdmittedError(_("Нет допуска: %(what)s.", what=what) if tells else "")
    if not placement.period.is_published or placement.place_id is None:
        raise MoveNotAllowedError
    terms = EarlyEndTerms(happened_on=today, reason="")
    placement.state = state
    _note_step(placement, event, terms, actor, now)


def _note_step(
    placement: Placement,
    event: PlacementEvent,
    terms: EarlyEndTerms,
    actor: Viewer,
    now: datetime,
    *,
    place: PracticePlace | None = None,
) -> None:
    """Keep what happened; `place` is the seat that is left."""
    target = PLACEMENT.rows[event].target
    db.session.add(
        PlacementStep(
            placement_id=placement.id,
            event=event,
            state=target or placement.state,
            happened_on=terms.happened_on,
            place_id=place.id if place else placement.place_id,
            reason=terms.reason,
            order_number=terms.order_number,
            order_on=terms.order_on,
            made_at=now,
            user_id=actor.id or None,
        )
    )


def _order_note(event: PlacementEvent, terms: EarlyEndTerms) -> str:
    """Return what the student reads: the order alone, the reason may be nobody's business."""
    if not terms.order_on:
        return str(event.label).capitalize() + "."
    return _(
        "%(what)s: приказ № %(number)s от %(day)s.",
        what=str(event.label).capitalize(),
        number=terms.order_number,
        day=day(terms.order_on),
    )
