"""Students whom a contract binds to their base: they get their seats before the distribution."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.matching import solve
from app.practice.distribution_instance import Applicant, OfferedPlace, build_instance
from app.practice.enums import PeriodEvent, SeatsChangeKind
from app.practice.models import PracticePeriod
from app.practice.queries import instance as queries
from app.practice.queries import placements as placement_queries
from app.practice.queries import remaining as remaining_queries
from app.practice.remaining import SeatlessStudent
from app.practice.rules import SeatOutcome, by_hand, may_hold
from app.practice.services.gate import list_hindrances
from app.practice.services.moving import Why, begin_changing, change_outcomes
from app.students.claims import Claimed


def seat_claimed(period: PracticePeriod, *, actor: Viewer, now: datetime) -> int:
    """Give the students with a contract seats at their organizations; return to how many.

    Only where the rules say so. Who wished for a place there gets it before another there; where
    seats are too few the lottery decides, and the others stand first there in the distribution.
    """
    if not period.seats_by_contract:
        return 0
    begin_changing(period, PeriodEvent.SEAT, actor)
    bound = queries.contracts_of(period)
    wanted = _seats_of_claimed(period, bound)
    for student_id in list_hindrances(period, wanted):
        del wanted[student_id]
    if not wanted:
        return 0
    outcomes: dict[int, SeatOutcome | None] = {
        student_id: by_hand(place_id, _why_here(bound[student_id]))
        for student_id, place_id in wanted.items()
    }
    why = Why(SeatsChangeKind.SEAT, _("Места по целевым договорам"), now)
    change_outcomes(period, outcomes, why=why, actor=actor)
    return len(wanted)


def _why_here(claim: Claimed) -> str:
    return _("Место назначено до распределения: этого требует %(paper)s.", paper=claim.paper)


def _seats_of_claimed(period: PracticePeriod, bound: Mapping[int, Claimed]) -> dict[int, int]:
    """Return student → place: a distribution of those alone over their organizations' places."""
    offers = [replace(offer, minimum=0) for offer in queries.list_offers(period)]
    waiting = remaining_queries.list_seatless(period, list(bound))
    instance = build_instance(
        _at_their_own(waiting, bound, offers),
        offers,
        by_hand=placement_queries.list_seats_by_hand(period),
        seed=period.seed,
        conditions=replace(queries.read_conditions(period), advantages=(), pairs=()),
    )
    found = solve(instance).matching
    return {
        int(name[1:]): int(place[1:])
        for name, place in found.items()
        if place and name in instance.proposers
    }


def _at_their_own(
    waiting: Sequence[SeatlessStudent], bound: Mapping[int, Claimed], offers: Sequence[OfferedPlace]
) -> list[Applicant]:
    """Return those with a contract as if they wished for all that fits at their organization."""
    applicants = []
    for one in waiting:
        own = [
            offer.place_id
            for offer in offers
            if offer.organization_id in bound[one.student_id].organization_ids
            and may_hold(offer.speciality_id, one.speciality_id)
        ]
        wished = [place_id for place_id in one.wishes if place_id in own]
        order = [*wished, *(place_id for place_id in own if place_id not in wished)]
        if order:
            applicants.append(Applicant(one.student_id, one.speciality_id, tuple(order)))
    return applicants
