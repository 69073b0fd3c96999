"""Minutes are signed: checked, numbered, kept as a paper; or taken back."""

from datetime import date, datetime

from app.activities.meetings import files, letters, queries, rules
from app.activities.meetings.enums import MeetingEvent
from app.activities.meetings.errors import (
    MinutesChangedError,
    MinutesNumberTakenError,
    NotPresentError,
)
from app.activities.meetings.models import Meeting
from app.activities.meetings.queries.roll import who_may_sign
from app.activities.meetings.services.meetings import hold_for
from app.activities.meetings.summary import signing_gaps
from app.activities.meetings.terms import (
    MinutesSigningTerms,
)
from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer
from app.documents.catalog import MEETING_MINUTES
from app.documents.queries import every_paper_of, find_paper
from app.documents.services.papers import cancel_paper, draft_paper, issue_paper
from app.extensions import db

_TAKEN = {"uq_meetings_minutes": MinutesNumberTakenError(field="number")}


def sign_minutes(
    meeting: Meeting,
    *,
    terms: MinutesSigningTerms,
    seen: str,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    """Sign the minutes of a meeting: number them, keep their text, give the tasks to their owners.

    `seen` is the fingerprint of the minutes that were read. Raises MoveNotAllowedError (a second
    signing among them), MinutesQuorumError, MinutesGapsError, NotPresentError, SignedDayError,
    MinutesNumberTakenError, MinutesChangedError.
    """
    lock(meeting.body)  # its minutes are numbered one after the other
    state = hold_for(meeting, MeetingEvent.SIGN, actor=actor)
    db.session.expire(meeting, ["questions", "guests"])
    quorum = queries.quorum_of_meeting(meeting)
    rules.check_signing(quorum, signing_gaps(meeting, quorum))
    rules.check_signed_on(terms.signed_on, held_on=meeting.held_on, today=today)
    _check_signers(meeting, terms)
    if files.fingerprint_of(meeting) != seen:
        raise MinutesChangedError
    meeting.chair_id, meeting.secretary_id = terms.chair_id, terms.secretary_id
    number = terms.number or proposed_number(meeting)
    if queries.is_number_taken(meeting, number):
        raise MinutesNumberTakenError(field="number")
    with refusing(_TAKEN):
        meeting.state, meeting.signed_on = state, terms.signed_on
        meeting.minutes_number = number
    db.session.refresh(meeting, ["chair", "secretary"])
    _issue(meeting, actor=actor, now=now)
    letters.tell_of(MeetingEvent.SIGN, meeting, now=now)


def reopen_minutes(meeting: Meeting, *, reason: str, actor: Viewer, now: datetime) -> None:
    """Take signed minutes back to be mended: the paper is void, its number is free again.

    Raises MoveNotAllowedError.
    """
    state = hold_for(meeting, MeetingEvent.REOPEN, actor=actor)
    paper = find_paper(meeting, kind=MEETING_MINUTES.name)
    if paper:
        cancel_paper(paper, reason=reason, actor=actor, now=now)
    meeting.state, meeting.signed_on, meeting.minutes_number = state, None, None
    db.session.flush()


def proposed_number(meeting: Meeting) -> int:
    """Return the number minutes get unless another is said: what they had, else the next."""
    had = [paper.number for paper in every_paper_of(meeting) if paper.number.isdigit()]
    if had and not queries.is_number_taken(meeting, int(had[-1])):
        return int(had[-1])
    return queries.last_number(meeting.body_id, meeting.year) + 1


def _check_signers(meeting: Meeting, terms: MinutesSigningTerms) -> None:
    present = {member.id for member in who_may_sign(meeting)}
    if terms.chair_id not in present:
        raise NotPresentError(field="chair_id")
    if terms.secretary_id not in present:
        raise NotPresentError(field="secretary_id")


def _issue(meeting: Meeting, *, actor: Viewer, now: datetime) -> None:
    paper = draft_paper(
        meeting,
        files.snapshot_of_minutes(meeting),
        number=str(meeting.minutes_number),
        parties=meeting.body.name,
        actor=actor,
        now=now,
    )
    issue_paper(paper)
