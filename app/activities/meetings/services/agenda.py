"""The agenda: questions in their order."""

from app.activities.meetings.enums import MAX_QUESTIONS, MeetingEvent
from app.activities.meetings.errors import TooManyQuestionsError
from app.activities.meetings.models import AgendaQuestion, Meeting
from app.activities.meetings.services.meetings import hold_for
from app.activities.meetings.terms import (
    AgendaQuestionTerms,
)
from app.base.locks import lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer
from app.extensions import db


def add_question(meeting: Meeting, *, terms: AgendaQuestionTerms, actor: Viewer) -> AgendaQuestion:
    """Put a question at the end. Raises MoveNotAllowedError, TooManyQuestionsError."""
    hold_for(meeting, MeetingEvent.SET_AGENDA, actor=actor)
    db.session.refresh(meeting, ["questions"])
    if len(meeting.questions) >= MAX_QUESTIONS:
        raise TooManyQuestionsError
    last = max((one.position for one in meeting.questions), default=0)
    question = AgendaQuestion(position=last + 1)
    assign(question, terms)
    meeting.questions.append(question)
    db.session.flush()
    return question


def edit_question(question: AgendaQuestion, *, terms: AgendaQuestionTerms, actor: Viewer) -> None:
    """Change a question. Raises MoveNotAllowedError, StaleDataError."""
    hold_for(question.meeting, MeetingEvent.SET_AGENDA, actor=actor)
    lock_unchanged(question)
    assign(question, terms)
    db.session.flush()


def remove_question(question: AgendaQuestion, *, actor: Viewer) -> None:
    """Take a question out, with what was noted of it. Raises MoveNotAllowedError."""
    hold_for(question.meeting, MeetingEvent.SET_AGENDA, actor=actor)
    meeting = question.meeting
    db.session.delete(question)
    db.session.flush()
    db.session.refresh(meeting, ["questions"])
    for place, one in enumerate(meeting.questions, start=1):
        if one.position != place:
            one.position = place
    db.session.flush()


def move_question(question: AgendaQuestion, *, up: bool, actor: Viewer) -> None:
    """Let a question change places with its neighbour. Raises MoveNotAllowedError."""
    meeting = question.meeting
    hold_for(meeting, MeetingEvent.SET_AGENDA, actor=actor)
    db.session.refresh(meeting, ["questions"])
    order = list(meeting.questions)
    at = order.index(question)
    other = at - 1 if up else at + 1
    if 0 <= other < len(order):
        order[at], order[other] = order[other], order[at]
    for place, one in enumerate(order, start=1):
        if one.position != place:
            one.position = place
    db.session.flush()
