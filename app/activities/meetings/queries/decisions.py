"""What meetings decided, and whose task it is."""

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, true
from sqlalchemy.orm import joinedload

from app.activities.meetings.enums import (
    DecisionKind,
    DecisionStanding,
    DecisionState,
    MeetingState,
)
from app.activities.meetings.models import Decision, Meeting, MeetingBody
from app.activities.meetings.queries.bodies import is_member_of
from app.activities.permissions import Permission
from app.base import clock
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db

DECISION_ORDERS: dict[str, Any] = {"due": Decision.due_on}
IS_TASK = Decision.kind == DecisionKind.TASK
IS_SIGNED = exists().where(Meeting.id == Decision.meeting_id, Meeting.state == MeetingState.SIGNED)
_WITH_OWNER = (
    joinedload(Decision.owner_user),
    joinedload(Decision.owner_organization),
    joinedload(Decision.owner_body),
    joinedload(Decision.meeting).joinedload(Meeting.body),
)


def owned_by(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a task is this person's, their organization's, their group's."""
    return or_(
        Decision.owner_user_id == viewer.id,
        Decision.owner_organization_id.in_(viewer.organization_ids),
        is_member_of(Decision.owner_body_id, viewer),
    )


def decisions_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a task concerns this person: owners read of their own."""
    return true() if viewer.can(Permission.MEETING_VIEW) else owned_by(viewer)


def list_decisions(
    *,
    visible_to: Viewer,
    q: str | None = None,
    standing: DecisionStanding | None = None,
    body: int | None = None,
    own: bool | None = None,
) -> Select[Any]:
    """Select the tasks of signed minutes."""
    statement = (
        select(Decision)
        .where(IS_TASK, IS_SIGNED, decisions_visible_to(visible_to))
        .options(*_WITH_OWNER)
    )
    if q:
        statement = statement.where(matches(q, (Decision, Decision.id)))
    if standing:
        statement = statement.where(_stands(standing))
    if body:
        statement = statement.where(
            Decision.meeting_id.in_(select(Meeting.id).where(Meeting.body_id == body))
        )
    return statement.where(owned_by(visible_to)) if own else statement


def _stands(standing: DecisionStanding) -> ColumnElement[bool]:
    if standing is DecisionStanding.LATE:
        return (Decision.state == DecisionState.OPEN) & (Decision.due_on < clock.today())
    return Decision.state == DecisionState(standing.value)


def get_decision(decision_id: int, *, visible_to: Viewer) -> Decision:
    """Return a decision; raises NotFoundError when it does not concern this person.

    Owners read of it once the minutes are signed; before that it is a draft of the college.
    """
    shown = decisions_visible_to(visible_to)
    if not visible_to.can(Permission.MEETING_VIEW):
        shown &= IS_SIGNED
    statement = select(Decision).where(Decision.id == decision_id, shown)
    decision = db.session.scalar(statement.options(*_WITH_OWNER))
    if decision is None:
        raise NotFoundError
    return decision


def is_owner(decision: Decision, viewer: Viewer) -> bool:
    """Tell whether a decision is this person's to do."""
    own = select(Decision.id).where(Decision.id == decision.id, owned_by(viewer))
    return db.session.scalar(own) is not None


def list_owned(viewer: Viewer, *, limit: int) -> list[Decision]:
    """Return the open tasks of a person, the nearest date first."""
    is_open = Decision.state == DecisionState.OPEN
    statement = (
        select(Decision)
        .where(IS_TASK, IS_SIGNED, is_open, owned_by(viewer))
        .options(*_WITH_OWNER)
        .order_by(Decision.due_on, Decision.id)
    )
    return list(db.session.scalars(statement.limit(limit)))


def tasks_of_body(body: MeetingBody, *, limit: int) -> list[Decision]:
    """Return the newest tasks that signed minutes gave to a body."""
    own = (Decision.owner_body_id == body.id) & IS_SIGNED
    statement = select(Decision).where(own).options(*_WITH_OWNER)
    return list(db.session.scalars(statement.order_by(Decision.id.desc()).limit(limit)))


def search_decisions(query: str, *, visible_to: Viewer, limit: int) -> list[Decision]:
    """Return the first tasks that some words mean."""
    found = list_decisions(visible_to=visible_to, q=query)
    return list(db.session.scalars(found.order_by(Decision.id.desc()).limit(limit)))
