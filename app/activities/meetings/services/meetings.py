"""Planning a meeting or a year of them, moving one, calling one off."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from app.activities.meetings import letters, queries, rules
from app.activities.meetings.enums import BodyRole, MeetingEvent, MeetingState
from app.activities.meetings.errors import (
    BodyDissolvedError,
    HeldInFutureError,
    MeetingPastError,
    NoDaysError,
    NotYetError,
    QuorumThereError,
    SameDayError,
)
from app.activities.meetings.models import AgendaQuestion, Meeting, MeetingBody
from app.activities.meetings.rules import (
    LEADING,
    MEETING_MOVES,
    parties_of,
)
from app.activities.meetings.series import SeriesDay, days_of
from app.activities.meetings.terms import (
    MeetingSeriesTerms,
    MeetingTerms,
)
from app.activities.permissions import Permission
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan.services.serving import serve_items
from app.settings.queries import moved_days


def create_meeting(
    body: MeetingBody, *, terms: MeetingTerms, item_ids: Collection[int], actor: Viewer
) -> Meeting:
    """Plan a meeting of a body. Raises BodyDissolvedError, ItemsMissingError."""
    require(actor, Permission.MEETING_MANAGE)
    lock(body, shared=True)
    if body.archived_on:
        raise BodyDissolvedError(field="body_id")
    meeting = Meeting(body=body, is_demo=body.is_demo)
    _set(meeting, terms)
    db.session.add(meeting)
    db.session.flush()
    serve_items(meeting, item_ids)
    return meeting


def edit_meeting(
    meeting: Meeting, *, terms: MeetingTerms, item_ids: Collection[int], actor: Viewer, today: date
) -> None:
    """Change a meeting whose minutes are not signed.

    Raises MoveNotAllowedError, HeldInFutureError, ItemsMissingError, StaleDataError.
    """
    lock_unchanged(meeting)
    MEETING_MOVES.after(MeetingEvent.EDIT, meeting.state, parties_of(actor))
    if meeting.state is MeetingState.HELD and terms.held_on > today:
        raise HeldInFutureError(field="held_on")
    _set(meeting, terms)
    db.session.flush()
    serve_items(meeting, item_ids)


def serve_with(meeting: Meeting, *, item_ids: Collection[int], actor: Viewer) -> None:
    """Let a meeting serve these items, whatever its state. Raises ItemsMissingError."""
    require(actor, Permission.MEETING_MANAGE)
    lock(meeting)
    serve_items(meeting, item_ids)


def plan_series(
    body: MeetingBody, *, terms: MeetingSeriesTerms, taken: Collection[date] = ()
) -> list[SeriesDay]:
    """Return the days a series would have, without those the body meets on already.

    Raises NoDaysError.
    """
    year = AcademicYear(terms.first_year)
    days = days_of(
        terms.rhythm,
        year,
        first_on=terms.first_on,
        given=terms.given,
        exceptions=moved_days(),
    )
    taken = taken or queries.days_taken(body.id, [one.day for one in days])
    free = [one for one in days if one.day not in taken]
    if not free:
        raise NoDaysError(field="first_on")
    return free


def create_series(
    body: MeetingBody, *, terms: MeetingSeriesTerms, item_ids: Collection[int], actor: Viewer
) -> list[Meeting]:
    """Plan the meetings of a year, each a record of its own with the same agenda.

    Raises NoDaysError, BodyDissolvedError, ItemsMissingError.
    """
    require(actor, Permission.MEETING_MANAGE)
    lock(body)  # alone: of two series at once the second finds the days taken
    return [
        _create_of_series(body, one.day, terms, item_ids, actor)
        for one in plan_series(body, terms=terms)
    ]


def postpone_meeting(
    meeting: Meeting,
    *,
    held_on: date,
    reason: str,
    actor: Viewer,
    today: date,
    now: datetime,
) -> int:
    """Move a meeting to another day and tell its members; return how many letters leave.

    Raises MoveNotAllowedError, SameDayError, MeetingPastError.
    """
    hold_for(meeting, MeetingEvent.POSTPONE, actor=actor)
    if held_on == meeting.held_on:
        raise SameDayError(field="held_on")
    if held_on < today:
        raise MeetingPastError(field="held_on")
    meeting.moved_from, meeting.reason = meeting.held_on, reason
    meeting.held_on, meeting.year = held_on, held_on.year
    db.session.flush()
    return letters.tell_of(MeetingEvent.POSTPONE, meeting, now=now)


def cancel_meeting(meeting: Meeting, *, reason: str, actor: Viewer, now: datetime) -> int:
    """Call a meeting off and tell its members. Raises MoveNotAllowedError."""
    state = hold_for(meeting, MeetingEvent.CANCEL, actor=actor)
    meeting.state, meeting.reason = state, reason
    db.session.flush()
    return letters.tell_of(MeetingEvent.CANCEL, meeting, now=now)


def fail_meeting(meeting: Meeting, *, reason: str, actor: Viewer, today: date) -> None:
    """Note that a meeting did not take place for want of a quorum.

    Raises MoveNotAllowedError, NotYetError, QuorumThereError.
    """
    state = hold_for(meeting, MeetingEvent.FAIL, actor=actor)
    if today < meeting.held_on:
        raise NotYetError
    if queries.quorum_of_meeting(meeting).is_reached:
        raise QuorumThereError
    meeting.state, meeting.reason = state, reason
    db.session.flush()


def hold_for(meeting: Meeting, event: MeetingEvent, *, actor: Viewer) -> MeetingState:
    """Lock the meeting and return its state after the event.

    Raises MoveNotAllowedError, NotAllowedError.
    """
    lock(meeting)
    return MEETING_MOVES.after(event, meeting.state, parties_of(actor))


def _set(meeting: Meeting, terms: MeetingTerms) -> None:
    """Fill the terms in, and who leads and writes unless that was said."""
    assign(meeting, terms)
    meeting.year = terms.held_on.year
    members = queries.members_on(meeting.body.id, terms.held_on)
    if meeting.chair_id is None:
        meeting.chair_id = _first(members, LEADING)
    if meeting.secretary_id is None:
        meeting.secretary_id = _first(members, {BodyRole.SECRETARY})


def _first(members: Sequence[object], roles: Collection[BodyRole]) -> int | None:
    return next((one.id for one in members if one.role in roles), None)  # type: ignore[attr-defined]


def _create_of_series(
    body: MeetingBody,
    day: date,
    terms: MeetingSeriesTerms,
    item_ids: Collection[int],
    actor: Viewer,
) -> Meeting:
    own = rules.meeting_terms(terms, held_on=day)
    meeting = create_meeting(body, terms=own, item_ids=item_ids, actor=actor)
    meeting.questions = [
        AgendaQuestion(position=place, text=text)
        for place, text in enumerate(terms.questions, start=1)
    ]
    db.session.flush()
    return meeting
