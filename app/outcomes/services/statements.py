"""Use cases of what others say: hear it, take it, leave it."""

from datetime import datetime

from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.outcomes.enums import OutcomeSource, StatementState
from app.outcomes.errors import ReasonNeededError
from app.outcomes.models import GraduateOutcome, OutcomeStatement
from app.outcomes.moves import refuse_decided
from app.outcomes.permissions import Permission
from app.outcomes.rules import FACTS, FactTerms, agrees
from app.outcomes.services.records import begin_change, sign
from app.outcomes.wording import alone_reason, same_reason


def hear(
    outcome: GraduateOutcome,
    *,
    terms: FactTerms,
    source: OutcomeSource,
    actor: Viewer,
    now: datetime,
) -> OutcomeStatement:
    """Keep what was said. It fills a record nobody knew of; what differs waits for staff.

    Raises CutoffClosedError, NotAllowedError.
    """
    require(actor, Permission.OUTCOME_MANAGE)
    return _hear(outcome, terms, source, actor, now)


def answer_own(
    outcome: GraduateOutcome, *, terms: FactTerms, actor: Viewer, now: datetime
) -> OutcomeStatement:
    """Keep what a graduate says of themselves.

    Raises NotAllowedError for somebody else's record, CutoffClosedError.
    """
    require(actor, Permission.OUTCOME_OWN)
    if outcome.student.user_id != actor.id:
        raise NotAllowedError
    return _hear(outcome, terms, OutcomeSource.GRADUATE, actor, now)


def _hear(
    outcome: GraduateOutcome,
    terms: FactTerms,
    source: OutcomeSource,
    actor: Viewer,
    now: datetime,
) -> OutcomeStatement:
    begin_change(outcome)
    said = OutcomeStatement(outcome=outcome, source=source, said_at=now)
    assign(said, terms)
    db.session.add(said)
    if outcome.category is None and terms.category:
        _settle(said, StatementState.TAKEN, alone_reason(), actor, now)
        _fill(outcome, said, actor, now)
    elif outcome.category and agrees(terms, outcome):
        _settle(said, StatementState.TAKEN, same_reason(), actor, now)
    db.session.flush()
    return said


def take_statement(said: OutcomeStatement, *, reason: str, actor: Viewer, now: datetime) -> None:
    """Let the record say what was said; what stood before is kept by the log of changes.

    Raises ReasonNeededError, CutoffClosedError, MoveNotAllowedError, NotAllowedError.
    """
    _begin(said, reason, actor)
    _settle(said, StatementState.TAKEN, reason, actor, now)
    _fill(said.outcome, said, actor, now)


def leave_statement(said: OutcomeStatement, *, reason: str, actor: Viewer, now: datetime) -> None:
    """Leave the record as it is; the statement stays beside it with the reason.

    Raises ReasonNeededError, CutoffClosedError, MoveNotAllowedError, NotAllowedError.
    """
    _begin(said, reason, actor)
    _settle(said, StatementState.LEFT, reason, actor, now)
    db.session.flush()


def _begin(said: OutcomeStatement, reason: str, actor: Viewer) -> None:
    require(actor, Permission.OUTCOME_MANAGE)
    begin_change(said.outcome)
    lock(said)
    refuse_decided(said.state)
    if not reason.strip():
        raise ReasonNeededError(field="reason")


def _settle(
    said: OutcomeStatement, state: StatementState, reason: str, actor: Viewer, now: datetime
) -> None:
    said.state, said.reason, said.decided_at = state, reason, now
    said.decided_by_id = actor.id or None


def _fill(outcome: GraduateOutcome, said: OutcomeStatement, actor: Viewer, now: datetime) -> None:
    for name in FACTS:
        value = getattr(said, name) or (None if name == "category" else getattr(said, name))
        if getattr(outcome, name) != value:
            setattr(outcome, name, value)
    sign(outcome, source=said.source, reason=said.reason, actor=actor, now=now)
