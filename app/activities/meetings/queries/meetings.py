"""Meetings themselves: lists, one of them, what they give the plan."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.activities.meetings.enums import MeetingState
from app.activities.meetings.models import (
    AgendaQuestion,
    BodyMember,
    Decision,
    Meeting,
    MeetingBody,
)
from app.activities.permissions import Permission
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.typography import day
from app.base.viewer import Viewer
from app.extensions import db
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.models import ItemLink
from app.plan.queries import evidence_rows

MEETING_ORDERS: dict[str, Any] = {"date": Meeting.held_on}
_QUESTIONS = (
    select(func.count())
    .where(AgendaQuestion.meeting_id == Meeting.id)
    .correlate(Meeting)
    .scalar_subquery()
)
_DECISIONS = (
    select(func.count())
    .where(Decision.meeting_id == Meeting.id)
    .correlate(Meeting)
    .scalar_subquery()
)


class MeetingRow(NamedTuple):
    """A line of the list."""

    meeting: Meeting
    questions: int
    decisions: int


def meetings_visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a meeting concerns this person: members read of their body's."""
    if viewer.can(Permission.MEETING_VIEW):
        return true()
    return exists().where(
        BodyMember.body_id == Meeting.body_id,
        BodyMember.user_id == viewer.id,
        or_(BodyMember.until.is_(None), BodyMember.until >= Meeting.held_on),
    )


def list_meetings(
    *,
    visible_to: Viewer,
    q: str | None = None,
    body: int | None = None,
    state: MeetingState | None = None,
    item: int | None = None,
) -> Select[Any]:
    """Select the fields of MeetingRow."""
    statement = (
        select(Meeting, _QUESTIONS, _DECISIONS)
        .where(meetings_visible_to(visible_to))
        .options(joinedload(Meeting.body), selectinload(Meeting.plan_items))
    )
    if q:
        statement = statement.where(matches(q, (Meeting, Meeting.id)))
    if body:
        statement = statement.where(Meeting.body_id == body)
    if state:
        statement = statement.where(Meeting.state == state)
    if item:
        statement = statement.where(_serves(item))
    return statement


def _serves(item_id: int) -> ColumnElement[bool]:
    return exists().where(
        ItemLink.entity == Meeting.__tablename__,
        ItemLink.entity_id == Meeting.id,
        ItemLink.item_id == item_id,
    )


def list_dates(first: date, last: date, *, visible_to: Viewer) -> list[Meeting]:
    """Return the meetings between two days that take place or took place, with their bodies."""
    statement = (
        select(Meeting)
        .where(
            Meeting.held_on.between(first, last),
            Meeting.state.not_in((MeetingState.CANCELLED, MeetingState.FAILED)),
            meetings_visible_to(visible_to),
        )
        .options(joinedload(Meeting.body))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return list(db.session.scalars(statement))


def search_meetings(query: str, *, visible_to: Viewer, limit: int) -> list[Meeting]:
    """Return the newest meetings with these words in their topic or their body's name."""
    found = select(Meeting).where(
        meetings_visible_to(visible_to), matches(query, (Meeting, Meeting.id))
    )
    newest = found.options(joinedload(Meeting.body)).order_by(
        Meeting.held_on.desc(), Meeting.id.desc()
    )
    return list(db.session.scalars(newest.limit(limit)))


def get_meeting(meeting_id: int, *, visible_to: Viewer) -> Meeting:
    """Return a meeting with its body; raises NotFoundError when it does not concern this person."""
    statement = (
        select(Meeting)
        .where(Meeting.id == meeting_id, meetings_visible_to(visible_to))
        .options(
            joinedload(Meeting.body),
            joinedload(Meeting.chair),
            joinedload(Meeting.secretary),
            selectinload(Meeting.questions)
            .selectinload(AgendaQuestion.decisions)
            .options(
                joinedload(Decision.owner_user),
                joinedload(Decision.owner_organization),
                joinedload(Decision.owner_body),
            ),
            selectinload(Meeting.guests),
        )
    )
    meeting = db.session.scalar(statement)
    if meeting is None:
        raise NotFoundError
    return meeting


def newest_meetings(body: MeetingBody, *, limit: int) -> list[Meeting]:
    """Return a body's newest meetings."""
    statement = select(Meeting).where(Meeting.body_id == body.id)
    newest = statement.order_by(Meeting.held_on.desc(), Meeting.id.desc())
    return list(db.session.scalars(newest.limit(limit)))


def get_question(question_id: int) -> AgendaQuestion:
    """Return a question with its meeting; raises NotFoundError."""
    statement = select(AgendaQuestion).where(AgendaQuestion.id == question_id)
    question = db.session.scalar(
        statement.options(joinedload(AgendaQuestion.meeting).joinedload(Meeting.body))
    )
    if question is None:
        raise NotFoundError
    return question


def days_taken(body_id: int, days: Collection[date]) -> set[date]:
    """Return those of the days on which the body meets already."""
    stands = (Meeting.state != MeetingState.CANCELLED) & Meeting.held_on.in_(days)
    return set(
        db.session.scalars(select(Meeting.held_on).where(Meeting.body_id == body_id, stands))
    )


def signed_meeting_choices(*, chosen: int | None = None) -> Choices:
    """Return the meetings whose minutes are signed: what was adopted points at one of them."""
    columns = select(Meeting.id, Meeting.held_on, Meeting.minutes_number, MeetingBody.name)
    offered = or_(Meeting.state == MeetingState.SIGNED, Meeting.id == (chosen or 0))
    statement = columns.join(MeetingBody, MeetingBody.id == Meeting.body_id).where(offered)
    return Choices(
        name="signed_meetings",
        statement=statement.order_by(Meeting.held_on.desc(), Meeting.id.desc()),
        key=Meeting.id,
        label=lambda row: f"{row.name}, № {row.minutes_number or '—'}, {day(row.held_on)}",
        found_by=lambda words: matches(words, (Meeting, Meeting.id)),
    )


def evidence_of_items() -> EvidenceRows:
    """Select meetings that serve the plan: finished by their day once the minutes are signed."""
    return evidence_rows(
        Meeting,
        kind=EvidenceKind.MEETING,
        finished_on=case((Meeting.state == MeetingState.SIGNED, Meeting.held_on)),
        planned_on=Meeting.held_on,
        shown=Meeting.state.not_in((MeetingState.CANCELLED, MeetingState.FAILED)),
    )


def list_meetings_of_item(item_id: int, *, limit: int) -> list[Meeting]:
    """Return an item's newest meetings."""
    statement = (
        select(Meeting)
        .where(_serves(item_id))
        .options(joinedload(Meeting.body))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
    )
    return list(db.session.scalars(statement.limit(limit)))
