"""What the minutes say: who spoke, how many voted, what was decided."""

from app.activities.meetings import queries, rules
from app.activities.meetings.enums import DecisionKind, MeetingEvent
from app.activities.meetings.errors import DueBeforeMeetingError, SeveralOwnersError
from app.activities.meetings.models import AgendaQuestion, Decision
from app.activities.meetings.services.meetings import hold_for
from app.activities.meetings.terms import (
    DecisionTerms,
    RecordTerms,
)
from app.base.locks import lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer
from app.extensions import db


def record_question(question: AgendaQuestion, *, terms: RecordTerms, actor: Viewer) -> None:
    """Note what was said of a question and how many voted.

    Raises MoveNotAllowedError (signed meanwhile, among others), VotesError, NoVotesError,
    TooManyVotesError, StaleDataError.
    """
    hold_for(question.meeting, MeetingEvent.RECORD, actor=actor)
    lock_unchanged(question)
    present = queries.quorum_of_meeting(question.meeting).present
    rules.check_votes(terms.votes_for, terms.votes_against, terms.votes_abstained, present=present)
    assign(question, terms)
    db.session.flush()


def add_decision(question: AgendaQuestion, *, terms: DecisionTerms, actor: Viewer) -> Decision:
    """Note a decision on a question.

    Raises MoveNotAllowedError, SeveralOwnersError, DueBeforeMeetingError.
    """
    hold_for(question.meeting, MeetingEvent.RECORD, actor=actor)
    decision = Decision(
        meeting_id=question.meeting_id,
        question_id=question.id,
        is_demo=question.meeting.is_demo,
    )
    _set(decision, terms, question)
    db.session.add(decision)
    db.session.flush()
    return decision


def edit_decision(decision: Decision, *, terms: DecisionTerms, actor: Viewer) -> None:
    """Change a decision before the minutes are signed.

    Raises MoveNotAllowedError, SeveralOwnersError, DueBeforeMeetingError, StaleDataError.
    """
    hold_for(decision.meeting, MeetingEvent.RECORD, actor=actor)
    lock_unchanged(decision)
    _set(decision, terms, decision.question)
    db.session.flush()


def remove_decision(decision: Decision, *, actor: Viewer) -> None:
    """Take a decision out before the minutes are signed. Raises MoveNotAllowedError."""
    hold_for(decision.meeting, MeetingEvent.RECORD, actor=actor)
    db.session.delete(decision)
    db.session.flush()


def _set(decision: Decision, terms: DecisionTerms, question: AgendaQuestion) -> None:
    """Fill the terms in: a resolution has neither owner nor date."""
    owners = (
        terms.owner_user_id,
        terms.owner_organization_id,
        terms.owner_body_id,
        terms.owner_name,
    )
    if sum(bool(one) for one in owners) > 1:
        raise SeveralOwnersError(field="owner_user_id")
    if terms.due_on and terms.due_on < question.meeting.held_on:
        raise DueBeforeMeetingError(field="due_on")
    if terms.kind is DecisionKind.RESOLUTION:
        terms = DecisionTerms(terms.text, terms.kind, None, None, None, "", None)
    assign(decision, terms)
