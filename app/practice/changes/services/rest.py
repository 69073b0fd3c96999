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
from app.practice.rules import by_hand
from app.practice.services.many import propose_allowed


def propose_rest(period: PracticePeriod, *, actor: Viewer, now: datetime) -> PlacementChange:
    """Propose free seats to everybody who waits for one; nobody is told yet.

    First the wishes still free, by the same lottery; then the nearest seat of the speciality. Those
    who sent no application come last, and only where the period's rule gives them a seat.
    Raises MoveNotAllowedError, NothingToProposeError.
    """
    silent = queries.list_silent_ids(period)
    waiting = queries.list_waiting_ids(period)
    if period.silent_rule is not SilentRule.NEAREST:
        waiting = [one for one in waiting if one not in silent]
    proposal = propose_allowed(period, waiting, silent=silent)
    grounds = {student: ground for student, (_place, ground) in proposal.seats.items()}
    moves = [
        StudentMove(student, by_hand(place, note), MoveCause(grounds[student].value))
        for student, (place, note) in proposal.noted().items()
    ]
    by_ground = {ground.value: count for ground, count in proposal.by_ground.items()}
    return store_proposal(
        period,
        kind=SeatsChangeKind.REST,
        reason=_("Свободные места оставшимся студентам"),
        moves=moves,
        figures={"waiting": len(waiting), "left": len(proposal.left), "by_ground": by_ground},
        actor=actor,
        now=now,
    )
