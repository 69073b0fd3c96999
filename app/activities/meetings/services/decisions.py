"""A decision after the minutes were signed: done, taken off, taken up again."""

from datetime import date

from app.activities.meetings.enums import DecisionEvent, DecisionState
from app.activities.meetings.errors import (
    DoneBeforeMeetingError,
    DoneInFutureError,
    NoReportError,
)
from app.activities.meetings.models import Decision
from app.activities.meetings.queries.decisions import is_owner
from app.activities.meetings.rules import DECISION_MOVES, check_is_task, decision_parties
from app.base.locks import lock, lock_unchanged
from app.base.viewer import Viewer
from app.extensions import db


def report_decision(
    decision: Decision, *, report: str, done_on: date, actor: Viewer, today: date
) -> None:
    """Tell that a task is done: its owner does, or staff for them.

    Raises MoveNotAllowedError, NotAllowedError, NoReportError, DoneInFutureError,
    DoneBeforeMeetingError.
    """
    state = _hold(decision, DecisionEvent.REPORT, actor)
    if not report:
        raise NoReportError(field="report")
    if done_on > today:
        raise DoneInFutureError(field="done_on")
    if done_on < decision.meeting.held_on:
        raise DoneBeforeMeetingError(field="done_on")
    decision.state, decision.report, decision.done_on = state, report, done_on
    db.session.flush()


def reopen_decision(decision: Decision, *, actor: Viewer) -> None:
    """Let a task wait for its owner again; what was told of it stays to be amended."""
    state = _hold(decision, DecisionEvent.REOPEN, actor, version=False)
    decision.state, decision.done_on = state, None
    db.session.flush()


def drop_decision(decision: Decision, *, reason: str, actor: Viewer) -> None:
    """Take a task off: nobody has to do it any more. Raises MoveNotAllowedError."""
    state = _hold(decision, DecisionEvent.DROP, actor)
    decision.state, decision.report = state, reason
    db.session.flush()


def _hold(
    decision: Decision, event: DecisionEvent, actor: Viewer, *, version: bool = True
) -> DecisionState:
    lock(decision.meeting, shared=True)
    lock_unchanged(decision) if version else lock(decision)
    check_is_task(decision.kind, decision.meeting.state)
    parties = decision_parties(actor, is_owner=is_owner(decision, actor))
    return DECISION_MOVES.after(event, decision.state, parties)
