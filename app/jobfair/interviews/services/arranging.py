"""Use cases of a timetable before it is published: lottery, draft, publication."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.enums import FairParty
from app.jobfair.interviews import letters
from app.jobfair.interviews.choosing import TalkWish
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.enums import (
    InterviewState,
    TimetableEvent,
)
from app.jobfair.interviews.errors import LotteryKnownError, NoDayError, NoWishesError
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.planning import TalkPlan, digest_of, make_plan
from app.jobfair.interviews.queries.timetables import find_timetable, list_of_fair
from app.jobfair.interviews.queries.wishes import list_wishes, tables_of
from app.jobfair.interviews.rules import TIMETABLE_MOVES
from app.jobfair.interviews.slots import day_of
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.rules import party_of
from app.matching import seed_from_text, without_garbage_collection

_BATCH = 5_000
_PLANNED = (InterviewState.SCHEDULED, InterviewState.RESERVE)


@dataclass(frozen=True)
class TimetableQuestion:
    """All that a timetable is computed from."""

    wishes: tuple[TalkWish, ...]
    tables: dict[int, int]
    day: FairDay
    seed: int


def announce_lottery(fair: Fair, *, seed_text: str, actor: Viewer, now: datetime) -> FairTimetable:
    """Say which words decide among equals, before anybody knows what comes of it.

    Raises LotteryKnownError when they were announced before.
    """
    require(actor, Permission.TIMETABLE_MANAGE)
    lock(fair)
    if find_timetable(fair):
        raise LotteryKnownError(field="seed_text")
    words = seed_text.strip() or fair.title
    timetable = FairTimetable(
        fair=fair, seed_text=words, seed=seed_from_text(words), announced_at=now
    )
    with refusing({"uq_fair_timetables_fair_id": LotteryKnownError(field="seed_text")}):
        db.session.add(timetable)
    return timetable


def read_question(fair: Fair) -> TimetableQuestion:
    """Return what the timetable of a fair is computed from; raises NoDayError, NoWishesError.

    Without an announced lottery the fair's title is its words, as in practice.
    """
    timetable = find_timetable(fair)
    if timetable:
        TIMETABLE_MOVES.after(TimetableEvent.ARRANGE, timetable.state, FairParty.STAFF)
    day = day_of(fair)
    if not day.slots:
        raise NoDayError
    held = {(one.student_id, one.participant_id) for one in _fixed(fair)}
    wishes = tuple(one for one in list_wishes(fair) if one[:2] not in held)
    if not wishes:
        raise NoWishesError
    seed = timetable.seed if timetable else seed_from_text(fair.title)
    return TimetableQuestion(wishes, tables_of(fair), day, seed)


def solve(question: TimetableQuestion) -> TalkPlan:
    """Compute the timetable: no database."""
    return make_plan(question.wishes, day=question.day, tables=question.tables, seed=question.seed)


@without_garbage_collection()
def store_plan(
    fair: Fair, *, question: TimetableQuestion, plan: TalkPlan, actor: Viewer, now: datetime
) -> FairTimetable:
    """Keep a draft in the place of an earlier one; nobody outside of the college sees it."""
    require(actor, Permission.TIMETABLE_MANAGE)
    lock(fair)
    timetable = find_timetable(fair) or announce_lottery(fair, seed_text="", actor=actor, now=now)
    lock(timetable)
    timetable.state = TIMETABLE_MOVES.after(
        TimetableEvent.ARRANGE, timetable.state, party_of(actor)
    )
    timetable.day, timetable.computed_at = plan.day.as_json(), now
    timetable.digest = digest_of(plan.day, plan.seats, seed=question.seed)
    timetable.figures = figures_of(plan)
    _forget_talks(fair)
    rows = [*_seated(fair, plan), *_waiting(fair, plan)]
    for start in range(0, len(rows), _BATCH):
        one_statement = insert(Interview).execution_options(render_nulls=True)
        db.session.execute(one_statement, rows[start : start + _BATCH])
    db.session.flush()
    return timetable


def figures_of(plan: TalkPlan) -> dict[str, Any]:
    """Return the figures of a timetable that its page and its command show."""
    return {
        "talks": len(plan.seats),
        "reserve": len(plan.reserve),
        "students": len({pair.student for pair in plan.seats}),
        "stands": len({pair.participant for pair in plan.seats}),
        "slots_used": plan.slots_used,
        "slots_bound": plan.slots_bound,
        "slots": plan.day.slots,
        "faults": plan.faults,
        "busiest": _busiest(plan),
    }


def discard_plan(timetable: FairTimetable, *, actor: Viewer) -> None:
    """Throw a draft away; the lottery stays announced."""
    require(actor, Permission.TIMETABLE_MANAGE)
    lock(timetable)
    timetable.state = TIMETABLE_MOVES.after(
        TimetableEvent.DISCARD, timetable.state, party_of(actor)
    )
    timetable.day, timetable.figures, timetable.digest = {}, {}, ""
    timetable.computed_at = None
    _forget_talks(timetable.fair)
    db.session.flush()


def publish_timetable(timetable: FairTimetable, *, actor: Viewer, now: datetime) -> int:
    """Show everybody their talks and write to them; return the number of letters."""
    require(actor, Permission.TIMETABLE_MANAGE)
    lock(timetable)
    timetable.state = TIMETABLE_MOVES.after(
        TimetableEvent.PUBLISH, timetable.state, party_of(actor)
    )
    timetable.published_at = timetable.changed_at = now
    db.session.flush()
    return letters.tell_published(timetable, now=now)


def check_arranging(fair: Fair, *, actor: Viewer) -> None:
    """Raise what keeps a timetable from being computed now."""
    require(actor, Permission.TIMETABLE_MANAGE)
    read_question(fair)


def _fixed(fair: Fair) -> list[Interview]:
    return list_of_fair(fair, InterviewState.HELD, InterviewState.MISSED, InterviewState.CANCELLED)


def _forget_talks(fair: Fair) -> None:
    db.session.execute(
        delete(Interview).where(Interview.fair_id == fair.id, Interview.state.in_(_PLANNED))
    )


def _seated(fair: Fair, plan: TalkPlan) -> list[dict[str, Any]]:
    return [
        _row(fair, plan.wishes[pair], InterviewState.SCHEDULED)
        | {"slot": seat.slot, "table_number": seat.table}
        for pair, seat in plan.seats.items()
    ]


def _waiting(fair: Fair, plan: TalkPlan) -> list[dict[str, Any]]:
    """The reserve in its turn: numbers that grow are the order it is called in."""
    return [_row(fair, one.wish, InterviewState.RESERVE) for one in plan.reserve]


def _row(fair: Fair, wish: TalkWish, state: InterviewState) -> dict[str, Any]:
    return {
        "fair_id": fair.id,
        "participant_id": wish.participant,
        "student_id": wish.student,
        "application_id": wish.application,
        "slot": None,
        "table_number": None,
        "state": state,
        "is_walk_in": False,
        "held_at": None,
        "is_demo": fair.is_demo,
        "version": 1,
    }


def _busiest(plan: TalkPlan) -> int:
    counts: dict[int, int] = {}
    for pair in plan.seats:
        counts[pair.student] = counts.get(pair.student, 0) + 1
    return max(counts.values(), default=0)
