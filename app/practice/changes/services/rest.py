"""Those left without a seat: a proposal for all of them at once."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.practice.change_models import PlacementChange
from app.practice.changes.enums import MoveCause
from app.practice.changes.queries import waiting as queries
from app.practice.changes.rules import StudentMove
from app.practice.changes.services.proposals import store_proposal
from app.practice.enums import PeriodEvent, SeatsChangeKind, SilentRule
from app.practice.models import PracticePeriod
from app.practice.queries.remaining import list_waiting_ids
from app.practice.remaining import SeatProposal
from app.practice.rounds.queries import find_round
from app.practice.rounds.services.answers import RoundAnswer, answer_round, note_refusals
from app.practice.rounds.services.rounds import check_round_over, settle_round
from app.practice.rules import SeatOutcome, by_hand
from app.practice.services.many import propose_allowed
from app.practice.services.moving import (
    Why,
    begin_changing,
    change_outcomes,
    check_all_may_hold,
)


@dataclass(frozen=True)
class RestPlan:
    """Who of some students would get which seat: by a second round, else by the proposal.

    `is_whole` tells that no seat of the second round is left for others.
    """

    answer: RoundAnswer
    by_choice: Mapping[int, SeatOutcome]
    proposal: SeatProposal
    is_whole: bool

    @property
    def outcomes(self) -> dict[int, SeatOutcome]:
        """Return the seats of all, in the words each student reads."""
        noted = self.proposal.noted()
        by_ground = {one: by_hand(place, note) for one, (place, note) in noted.items()}
        return {**self.by_choice, **by_ground}

    @property
    def by_place(self) -> Counter[int]:
        """Count the students of each place."""
        return Counter(one.place_id for one in self.outcomes.values() if one.place_id)


def plan_rest(period: PracticePeriod, ids: Collection[int]) -> RestPlan:
    """Say where some of those who wait for a seat would go; raise MoveNotAllowedError meanwhile.

    The lottery of the second round is over all who chose in it: seats of others stay theirs. Those
    who were silent come last.
    """
    answer, asked = answer_round(period), set(ids)
    by_choice = {one: seat for one, seat in answer.seats.items() if one in asked}
    silent = queries.list_silent_ids(period) - answer.choosers
    others = [one for one in ids if one not in by_choice]
    proposal = propose_allowed(period, others, silent=silent, given=answer.given)
    is_whole = bool(answer.choosers) and len(by_choice) == len(answer.seats)
    return RestPlan(answer, by_choice, proposal, is_whole)


def seat_rest(
    period: PracticePeriod, ids: Collection[int], *, actor: Viewer, now: datetime
) -> tuple[RestPlan, PlacementChange]:
    """Give those of the students who wait for a seat the ones they would be proposed, at once.

    For whom none fits stays without. Raises MoveNotAllowedError, also while a second round runs. In
    a published period students and bases get letters.
    """
    begin_changing(period, PeriodEvent.SEAT, actor)
    check_round_over(period, now=now)
    plan = plan_rest(period, ids)
    note_refusals(period, plan.answer)
    why = Why(SeatsChangeKind.REST, _("Свободные места оставшимся студентам"), now)
    check_all_may_hold(period, plan.outcomes)
    change = change_outcomes(period, plan.outcomes, why=why, actor=actor)
    if plan.is_whole:
        settle_round(period, actor=actor, now=now)
    return plan, change


def propose_rest(period: PracticePeriod, *, actor: Viewer, now: datetime) -> PlacementChange:
    """Propose free seats to everybody who waits for one; nobody is told yet.

    After a second round those who chose in it come first, by the same lottery and rules. Then the
    wishes of applications still free; then the nearest seat of the speciality. Those who were
    silent come last, and only where the period's rule gives them a seat.
    Raises MoveNotAllowedError, NothingToProposeError.
    """
    check_round_over(period, now=now)
    answer = answer_round(period)
    note_refusals(period, answer)
    waiting = [one for one in list_waiting_ids(period) if one not in answer.seats]
    silent = queries.list_silent_ids(period) - answer.choosers
    if not _places_silent(period):
        waiting = [one for one in waiting if one not in silent]
    proposal = propose_allowed(period, waiting, silent=silent, given=answer.given)
    grounds = {student: ground for student, (_place, ground) in proposal.seats.items()}
    moves = [
        *(StudentMove(one, seat, MoveCause.SECOND) for one, seat in answer.seats.items()),
        *(
            StudentMove(student, by_hand(place, note), MoveCause(grounds[student].value))
            for student, (place, note) in proposal.noted().items()
        ),
    ]
    by_ground = {ground.value: count for ground, count in proposal.by_ground.items()}
    return store_proposal(
        period,
        kind=SeatsChangeKind.REST,
        reason=_("Свободные места оставшимся студентам"),
        moves=moves,
        figures={
            "waiting": len(waiting) + len(answer.seats),
            "left": len(proposal.left),
            "by_ground": {MoveCause.SECOND.value: len(answer.seats), **by_ground},
        },
        actor=actor,
        now=now,
    )


def _places_silent(period: PracticePeriod) -> bool:
    """Tell whether the rules give a seat to those who chose nothing, now."""
    if period.silent_rule is SilentRule.SECOND_ROUND:
        return find_round(period) is not None
    return period.silent_rule is SilentRule.NEAREST
