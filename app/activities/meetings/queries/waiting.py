"""What waits for somebody: answers to invitations, minutes to sign."""

from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from app.activities.meetings.enums import MeetingState
from app.activities.meetings.models import BodyMember, Meeting, RollEntry
from app.activities.meetings.queries.bodies import is_in_on
from app.base.viewer import Viewer
from app.extensions import db


def list_invited(viewer: Viewer, *, today: date, until: date) -> list[tuple[Meeting, bool]]:
    """Return the meetings of a person's bodies up to a day, and whether they have answered."""
    answered = exists().where(
        RollEntry.meeting_id == Meeting.id,
        RollEntry.member_id == BodyMember.id,
        RollEntry.answer.is_not(None),
    )
    statement = (
        select(Meeting, answered)
        .join(BodyMember, BodyMember.body_id == Meeting.body_id)
        .where(
            BodyMember.user_id == viewer.id,
            is_in_on(Meeting.held_on),
            Meeting.state == MeetingState.PLANNED,
            Meeting.held_on.between(today, until),
        )
        .options(joinedload(Meeting.body))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return [(meeting, bool(has)) for meeting, has in db.session.execute(statement)]


def list_to_move_on(*, until: date, limit: int) -> list[Meeting]:
    """Return the meetings up to a day whose minutes are not signed, the oldest first."""
    statement = (
        select(Meeting)
        .where(
            Meeting.state.in_((MeetingState.PLANNED, MeetingState.HELD)), Meeting.held_on <= until
        )
        .options(joinedload(Meeting.body))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return list(db.session.scalars(statement.limit(limit)))
