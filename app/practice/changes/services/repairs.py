"""After publication something happened: who has to move, and the fewest of them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.base.viewer import Viewer, require
from app.matching import Repair, without_garbage_collection
from app.practice.change_models import PlacementChange
from app.practice.changes.enums import MoveCause, RepairWay, Trouble
from app.practice.changes.queries import repairing as queries
from app.practice.changes.rules import (
    RepairQuestion,
    RepairTerms,
    StudentMove,
    answer_to,
    check_trouble,
    free_after,
    moves_of,
    question_after,
)
from app.practice.changes.services.proposals import store_proposal
from app.practice.enums import PeriodEvent, SeatsChangeKind
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import remaining
from app.practice.remaining import propose_seats
from app.practice.rules import PERIOD, STAFF, by_hand, without_seat
from app.practice.services.distribution import read_instance
from app.practice.services.gate import list_hindrances

MOST_ROUNDS = 5  # each forbids what the gate refused in the last one


def check_repair(period: PracticePeriod, terms: RepairTerms, *, actor: Viewer) -> None:
    """Raise what keeps a repair from being computed: MoveNotAllowedError, TroubleError."""
    require(actor, Permission.PLACEMENT_MANAGE)
    PERIOD.after(PeriodEvent.MOVE, period.state, STAFF)
    place = queries.find_place_of(period, terms.place_id)
    check_trouble(terms, seats=place.seats if place else None, taken=place.taken if place else None)


@without_garbage_collection()
def read_repair(period: PracticePeriod, terms: RepairTerms) -> RepairQuestion:
    """Return the question: the market of today before and after what happened."""
    return question_after(
        read_instance(period),
        terms,
        seats=queries.seats_of(period),
        released=queries.list_released(period, terms),
        specialities=queries.specialities_of_places(period),
    )


def solve_repair(
    period: PracticePeriod, question: RepairQuestion, way: RepairWay
) -> tuple[Repair, RepairQuestion]:
    """Repair, and repair again without the seats that the gate refuses to somebody."""
    repair = answer_to(question, way)
    for _round in range(MOST_ROUNDS):
        wanted = {
            move.student_id: move.after.place_id
            for move in moves_of(repair)
            if move.after and move.after.place_id
        }
        refused = list_hindrances(period, wanted)
        if not refused:
            break
        question = question.without((student, wanted[student]) for student in refused)
        repair = answer_to(question, way)
    return repair, question


def propose_repair(
    period: PracticePeriod,
    terms: RepairTerms,
    *,
    question: RepairQuestion,
    repair: Repair,
    other: Repair,
    actor: Viewer,
    now: datetime,
) -> PlacementChange:
    """Keep the repair as a proposal, with the nearest free seats for those it leaves without.

    Raises MoveNotAllowedError, TroubleError.
    """
    check_repair(period, terms, actor=actor)
    moves = _all_moves(period, terms, question, repair)
    place = queries.find_place_of(period, terms.place_id)
    of_place = terms.trouble is not Trouble.STUDENT_OUT and place is not None
    return store_proposal(
        period,
        kind=SeatsChangeKind.REPAIR,
        reason=terms.reason,
        moves=moves,
        figures=_figures(terms, moves, repair, other),
        actor=actor,
        now=now,
        seats=(place.id, place.seats, terms.seats_left) if of_place and place else None,
    )


def _all_moves(
    period: PracticePeriod, terms: RepairTerms, question: RepairQuestion, repair: Repair
) -> list[StudentMove]:
    moves = {move.student_id: move for move in moves_of(repair)}
    for student_id in question.lost:
        lost = without_seat(str(MoveCause.PLACE_CLOSED.label))
        moves[student_id] = StudentMove(student_id, lost, MoveCause.PLACE_CLOSED, is_forced=True)
    seated = {student for student, place in queries.seats_of(period).items() if place}
    losing = [one for one, move in moves.items() if _loses(move) and one in seated]
    moves |= _nearest(period, moves, losing, free_after(repair, question.after))
    if terms.student_id in seated:
        out = without_seat(terms.reason)
        moves[terms.student_id] = StudentMove(terms.student_id, out, MoveCause.OUT, is_forced=True)
    return [moves[one] for one in sorted(moves)]


def _loses(move: StudentMove) -> bool:
    return move.after is None or move.after.place_id is None


def _nearest(
    period: PracticePeriod,
    moves: Mapping[int, StudentMove],
    losing: Collection[int],
    free: Mapping[int, int],
) -> dict[int, StudentMove]:
    """Offer those who had a seat and lose it the nearest of what stays free."""
    places = [
        replace(place, free=free[place.place_id], pool=None)
        for place in remaining.list_located_places(period)
        if place.place_id in free
    ]
    proposal = propose_seats(remaining.list_to_seat(period, losing), places)
    wanted = {student: place for student, (place, _ground) in proposal.seats.items()}
    allowed = proposal.without(list_hindrances(period, wanted))
    return {
        student: StudentMove(
            student, by_hand(place, note), MoveCause.NEAREST, moves[student].is_forced
        )
        for student, (place, note) in allowed.noted().items()
    }


def _figures(
    terms: RepairTerms, moves: list[StudentMove], repair: Repair, other: Repair
) -> dict[str, Any]:
    return {
        "way": terms.way.value,
        "moves": len(moves),
        "without": sum(_loses(move) for move in moves),
        "claims": repair.result.verdict.blocking_count,
        "fewest": repair.fewest,
        "digest": repair.result.digest,
        "other": {
            "moves": len(other.moves),
            "claims": other.result.verdict.blocking_count,
        },
    }
