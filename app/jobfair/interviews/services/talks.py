"""Use cases of one talk: it took place or not, gets a time of the reserve, begins by itself."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from app.base.constraints import refusing
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.locks import lock, lock_rows
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.enums import FairParty
from app.jobfair.interviews import letters
from app.jobfair.interviews.enums import InterviewState, TalkEvent
from app.jobfair.interviews.errors import NoFreeTimeError, TalkTwiceError
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.queries import timetables as queries
from app.jobfair.interviews.rules import TALK_MOVES, check_day
from app.jobfair.interviews.slots import first_open_slot
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.rules import party_in
from app.jobfair.venue.models import FairParticipant
from app.students.models import Student


def party_to_talk(actor: Viewer, interview: Interview) -> FairParty | None:
    """Return whose side a person takes in a talk, None for a stranger."""
    return party_in(
        actor,
        organization_id=interview.participant.organization_id,
        user_id=interview.student.user_id,
    )


def mark_held(interview: Interview, *, actor: Viewer, now: datetime, today: date) -> None:
    """Note that a talk took place; raises MoveNotAllowedError, NotAllowedError."""
    _step(interview, TalkEvent.HOLD, actor=actor, today=today)
    interview.held_at = interview.held_at or now
    db.session.flush()


def mark_missed(interview: Interview, *, actor: Viewer, today: date) -> None:
    """Note that a talk did not take place."""
    _step(interview, TalkEvent.MISS, actor=actor, today=today)
    interview.held_at = None
    db.session.flush()


def move_talk(
    interview: Interview, event: TalkEvent, *, actor: Viewer, now: datetime, today: date
) -> None:
    """Take the step a button asks for; a time of the reserve is sought from this moment on."""
    if event is TalkEvent.HOLD:
        mark_held(interview, actor=actor, now=now, today=today)
    elif event is TalkEvent.MISS:
        mark_missed(interview, actor=actor, today=today)
    elif event is TalkEvent.CANCEL:
        cancel_talk(interview, actor=actor, now=now)
    elif event is TalkEvent.SEAT:
        seat_talk(interview, since=_open_since(interview, now), actor=actor, now=now)
    else:
        raise NotAllowedError


def cancel_talk(interview: Interview, *, actor: Viewer, now: datetime) -> int:
    """Take a talk out of the timetable and write to both sides; return the number of letters."""
    require(actor, Permission.TIMETABLE_MANAGE)
    _touch_timetable(interview, now)
    lock(interview)
    interview.state = TALK_MOVES.after(
        TalkEvent.CANCEL, interview.state, party_to_talk(actor, interview)
    )
    interview.slot = interview.table_number = None
    db.session.flush()
    return letters.tell_changed(interview.participant.fair, [interview], now=now)


def seat_talk(interview: Interview, *, since: int, actor: Viewer, now: datetime) -> int:
    """Give a talk of the reserve the first time both have free from the slot `since` on.

    Return the number of letters; raises NoFreeTimeError.
    """
    require(actor, Permission.TIMETABLE_MANAGE)
    timetable = _touch_timetable(interview, now)
    lock(interview)
    state = TALK_MOVES.after(TalkEvent.SEAT, interview.state, party_to_talk(actor, interview))
    slot, table = _free_seat(interview, timetable, since)
    interview.state, interview.slot, interview.table_number = state, slot, table
    db.session.flush()
    return letters.tell_changed(interview.participant.fair, [interview], now=now)


def add_walk_in(
    participant: FairParticipant, student: Student, *, actor: Viewer, now: datetime
) -> Interview:
    """Note a talk that takes place now without an appointment; one that was planned is held.

    `actor` is staff or the participant's own. Called twice it makes one talk.
    """
    party = _party_at(participant, actor)
    lock(participant, shared=True)
    known = queries.find_interview(participant_id=participant.id, student_id=student.id)
    if known is not None:
        return _held_now(known, party, now)
    interview = _walk_in(participant, student.id, now)
    with refusing({"uq_fair_interviews_participant_id_student_id": TalkTwiceError()}):
        db.session.add(interview)
    return interview


def begin_talks(
    participant: FairParticipant, begun: Mapping[int, datetime], *, actor: Viewer
) -> None:
    """Note many talks that a stand began, student by moment, in a flat number of statements.

    An appointed talk is held, the others are walk-ins; one that may not be held any more stays.
    The participant is locked alone, so that no other device begins the same talk meanwhile.
    """
    if not begun:
        return
    party = _party_at(participant, actor)
    lock(participant)
    known = {one.student_id: one for one in lock_rows(queries.list_talks_with(participant, begun))}
    for student_id, at in sorted(begun.items()):
        if student_id not in known:
            db.session.add(_walk_in(participant, student_id, at))
            continue
        with suppress(MoveNotAllowedError):
            _hold(known[student_id], party, at)
    db.session.flush()


def _party_at(participant: FairParticipant, actor: Viewer) -> FairParty:
    """Return whose side begins talks at a stand: staff's or its own; raises NotAllowedError."""
    require(actor, Permission.TALK_MANAGE)
    party = party_in(actor, organization_id=participant.organization_id, user_id=None)
    if party not in (FairParty.STAFF, FairParty.EMPLOYER):
        raise NotAllowedError
    return party


def _walk_in(participant: FairParticipant, student_id: int, at: datetime) -> Interview:
    return Interview(
        fair_id=participant.fair_id,
        participant=participant,
        student_id=student_id,
        state=InterviewState.HELD,
        is_walk_in=True,
        held_at=at,
        is_demo=participant.is_demo,
    )


def _held_now(interview: Interview, party: FairParty, now: datetime) -> Interview:
    lock(interview)
    _hold(interview, party, now)
    db.session.flush()
    return interview


def _hold(interview: Interview, party: FairParty, at: datetime) -> None:
    if interview.state is not InterviewState.HELD:
        state = TALK_MOVES.after(TalkEvent.HOLD, interview.state, party)
        interview.is_walk_in = interview.slot is None
        interview.state, interview.held_at = state, at


def _step(interview: Interview, event: TalkEvent, *, actor: Viewer, today: date) -> None:
    require(actor, Permission.TALK_MANAGE)
    fair: Fair = interview.participant.fair
    lock(fair, shared=True)
    lock(interview)
    check_day(fair.state, held_on=fair.held_on, today=today)
    interview.state = TALK_MOVES.after(event, interview.state, party_to_talk(actor, interview))


def _open_since(interview: Interview, now: datetime) -> int:
    return first_open_slot(queries.get_timetable(interview.participant.fair), now)


def _touch_timetable(interview: Interview, now: datetime) -> FairTimetable:
    timetable = queries.get_timetable(interview.participant.fair)
    lock(timetable)
    timetable.changed_at = now
    return timetable


def _free_seat(interview: Interview, timetable: FairTimetable, since: int) -> tuple[int, int]:
    day, own = timetable.fair_day, interview.participant
    closed = _closed_slots(interview, timetable)
    busy, taken = queries.busy_slots(interview)
    for slot in range(max(since, 0), day.slots if day else 0):
        if slot in busy or slot in closed:
            continue
        free = set(range(1, own.tables + 1)) - taken.get(slot, set())
        if free:
            return slot, min(free)
    raise NoFreeTimeError


def _closed_slots(interview: Interview, timetable: FairTimetable) -> set[int]:
    """Slots in which the student or the stand is away by the changes that were made."""
    return {
        slot
        for change in queries.applied_changes(timetable)
        if change.student_id == interview.student_id
        or change.participant_id == interview.participant_id
        for slot in change.slots
    }
