"""Those left without a seat: a proposal for all of them at once."""

from datetime import datetime

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.practice.change_models import PlacementChange
from app.practice.changes.enums import MoveCause
from app.practice.changes.queries import waiting as queries
from app.practice.changes.rules import StudentMove
from app.practice.changes.services.proposals import store_proposal
from app.practice.enums import SeatsChangeKind, SilentRule
from app.practice.models import PracticePeriod
from app.practice.queries.remaining import list_waiting_ids
from app.practice.rounds.queries import find_round
from app.practice.rounds.services.answers import answer_round
from app.practice.rounds.services.rounds import check_round_over
from app.practice.rules import by_hand
from app.practice.services.many import propose_allowed


def propose_rest(period: PracticePeriod, *, actor: Viewer, now: datetime) -> PlacementChange:
    """Propose free seats to everybody who waits for one; nobody is told yet.

    After a second round those who chose in it come first, by the same lottery and rules. Then the
    wishes of applications still free; then the nearest seat of the speciality. Those who were
    silent come last, and only where the period's rule gives them a seat.
    Raises MoveNotAllowedError, NothingToProposeError.
    """
    check_round_over(period, now=now)
    answer = answer_round(period)
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
