"""Use cases of a published timetable on the day: compute a change, make it or put it aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from app.base.errors import NotFoundError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.interviews import letters
from app.jobfair.interviews.enums import (
    InterviewState,
    TimetableChangeEvent,
    TimetableChangeKind,
    TimetableEvent,
)
from app.jobfair.interviews.errors import ChangeOutdatedError, NobodyAwayError
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.planning import Away, MovedTalk, TalkPair, TalkRepair, TalkSeat, repair
from app.jobfair.interviews.queries import timetables as queries
from app.jobfair.interviews.queries.wishes import ranks_of, tables_of
from app.jobfair.interviews.rules import CHANGE_MOVES, TIMETABLE_MOVES, AwayTerms, who_is_away
from app.jobfair.interviews.timetable_models import FairTimetable, FairTimetableChange
from app.jobfair.permissions import Permission
from app.jobfair.rules import party_of

_STANDING = (InterviewState.SCHEDULED, InterviewState.RESERVE)


@dataclass(frozen=True)
class ChangeQuestion:
    """What the fewest moves are computed from; `basis` is the timetable's version then."""

    basis: int
    published: Mapping[TalkPair, TalkSeat]
    reserve: tuple[TalkPair, ...]
    ranks: Mapping[TalkPair, int]
    tables: Mapping[int, int]
    away: Away
    now: int


def propose_change(
    timetable: FairTimetable, terms: AwayTerms, *, actor: Viewer, now: datetime
) -> FairTimetableChange:
    """Say what happened; who has to move is computed next. Raises NobodyAwayError."""
    require(actor, Permission.TIMETABLE_MANAGE)
    lock(timetable, shared=True)
    TIMETABLE_MOVES.after(TimetableEvent.CHANGE, timetable.state, party_of(actor))
    student_id, participant_id = who_is_away(terms)
    span = _span(timetable, terms)
    change = FairTimetableChange(
        timetable=timetable,
        kind=terms.kind,
        student_id=student_id,
        participant_id=participant_id,
        first_slot=span.start,
        last_slot=span.stop - 1,
        reason=terms.reason,
        basis=timetable.version,
        made_at=now,
        made_by_id=actor.id or None,
    )
    db.session.add(change)
    db.session.flush()
    return change


def read_change(change: FairTimetableChange, *, now_slot: int) -> ChangeQuestion:
    """Return what a change is computed from, with the absences that stand already."""
    timetable = change.timetable
    fair = timetable.fair
    talks = queries.list_of_fair(fair, *_STANDING)
    tables = tables_of(fair)
    seated = [one for one in talks if one.slot is not None and one.participant_id in tables]
    ranks = ranks_of(fair)
    return ChangeQuestion(
        basis=timetable.version,
        published={_pair(one): _seat(one) for one in seated},
        reserve=tuple(
            _pair(one)
            for one in talks
            if one.state is InterviewState.RESERVE and one.participant_id in tables
        ),
        ranks={_pair(one): ranks[one.id] for one in talks if one.id in ranks},
        tables=tables,
        away=_away([*queries.applied_changes(timetable), change]),
        now=now_slot,
    )


def solve_change(question: ChangeQuestion, day: Any) -> TalkRepair:
    """Compute who has to move: no database."""
    return repair(
        question.published,
        question.ranks,
        day=day,
        tables=question.tables,
        away=question.away,
        now=question.now,
        reserve=question.reserve,
    )


def keep_change(
    change: FairTimetableChange, *, question: ChangeQuestion, found: TalkRepair, actor: Viewer
) -> None:
    """Keep what a change would move, for staff to look at; nobody is told yet."""
    require(actor, Permission.TIMETABLE_MANAGE)
    lock(change)
    CHANGE_MOVES.after(TimetableChangeEvent.APPLY, change.state, party_of(actor))
    by_pair = {_pair(one): one for one in _talks(change)}
    gone = [
        MovedTalk(_pair(one), _seat(one), None)
        for one in by_pair.values()
        if one.slot is not None and one.participant_id not in question.tables
    ]
    moves = [*found.moves, *gone]
    change.basis = question.basis
    change.moves = [_row(by_pair[one.pair], one) for one in moves if one.pair in by_pair]
    change.figures = _figures(moves, found)
    db.session.flush()


def apply_change(change: FairTimetableChange, *, actor: Viewer, now: datetime) -> int:
    """Give the talks their new times and write to those alone; return the number of letters.

    Raises ChangeOutdatedError when the timetable was changed since the change was computed.
    """
    require(actor, Permission.TIMETABLE_MANAGE)
    lock(change.timetable)
    lock(change)
    state = CHANGE_MOVES.after(TimetableChangeEvent.APPLY, change.state, party_of(actor))
    if change.basis != change.timetable.version or not change.figures:
        raise ChangeOutdatedError
    change.state, change.decided_at = state, now
    moved = _move_talks(change)
    change.timetable.changed_at = now
    db.session.flush()
    return letters.tell_changed(change.timetable.fair, moved, now=now)


def drop_change(change: FairTimetableChange, *, actor: Viewer, now: datetime) -> None:
    """Put a change aside: all times stay."""
    require(actor, Permission.TIMETABLE_MANAGE)
    lock(change)
    change.state = CHANGE_MOVES.after(TimetableChangeEvent.DROP, change.state, party_of(actor))
    change.decided_at = now
    db.session.flush()


def moved_interviews(change: FairTimetableChange) -> list[Interview]:
    """Return the talks a change moves."""
    return queries.interviews_by_ids([row[0] for row in change.moves if row[0] is not None])


def _move_talks(change: FairTimetableChange) -> list[Interview]:
    """Empty the seats first: two talks may exchange theirs, and no seat holds two."""
    interviews = {one.id: one for one in moved_interviews(change)}
    for one in interviews.values():
        if one.state not in _STANDING:
            raise ChangeOutdatedError  # held or missed meanwhile
        one.state, one.slot, one.table_number = InterviewState.RESERVE, None, None
    db.session.flush()
    for id_, _slot, _table, slot, table in change.moves:
        if id_ in interviews and slot is not None:
            one = interviews[id_]
            one.state, one.slot, one.table_number = InterviewState.SCHEDULED, slot, table
    db.session.flush()
    return list(interviews.values())


def _span(timetable: FairTimetable, terms: AwayTerms) -> range:
    day = timetable.fair_day
    if day is None:
        raise NotFoundError
    if terms.kind is TimetableChangeKind.RECHECK:
        return range(1)
    span = day.slots_between(terms.from_time, terms.until_time)
    if not span:
        raise NobodyAwayError(
            _l("В это время собеседований нет: проверьте начало и конец."), field="until_time"
        )
    return span


def _away(changes: list[FairTimetableChange]) -> Away:
    students: dict[int, list[range]] = {}
    participants: dict[int, list[range]] = {}
    for one in changes:
        if one.student_id is not None:
            students.setdefault(one.student_id, []).append(one.slots)
        if one.participant_id is not None:
            participants.setdefault(one.participant_id, []).append(one.slots)
    return Away(students, participants)


def _talks(change: FairTimetableChange) -> list[Interview]:
    return queries.list_of_fair(change.timetable.fair, *_STANDING)


def _pair(interview: Interview) -> TalkPair:
    return TalkPair(interview.student_id, interview.participant_id)


def _seat(interview: Interview) -> TalkSeat:
    return TalkSeat(interview.slot or 0, interview.table_number or 1)


def _row(interview: Interview, moved: MovedTalk) -> list[int | None]:
    before, after = moved.before or (None, None), moved.after or (None, None)
    return [interview.id, *before, *after]


def _figures(moves: list[MovedTalk], found: TalkRepair) -> dict[str, Any]:
    timed = [
        one for one in moves if one.before and (not one.after or one.after.slot != one.before.slot)
    ]
    return {
        "moved": sum(one.after is not None for one in timed),
        "lost": sum(one.after is None for one in timed),
        "called": sum(one.before is None for one in moves),
        "tables": len(moves) - len(timed) - sum(one.before is None for one in moves),
        "least": found.least,
        "fewest": found.is_fewest,
    }
