"""Numbers and scans of minutes."""

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload

from app.activities.meetings.enums import SIGNED_MINUTES, MeetingState
from app.activities.meetings.models import Meeting
from app.extensions import db
from app.files.models import Attachment


def last_number(body_id: int, year: int) -> int:
    """Return the largest number of a body's minutes in a year, 0 while there are none."""
    largest = select(func.max(Meeting.minutes_number)).where(
        Meeting.body_id == body_id, Meeting.year == year
    )
    return db.session.scalar(largest) or 0


def is_number_taken(meeting: Meeting, number: int) -> bool:
    """Tell whether other minutes of the body have a number in the meeting's year."""
    other = exists().where(
        Meeting.body_id == meeting.body_id,
        Meeting.year == meeting.year,
        Meeting.minutes_number == number,
        Meeting.id != meeting.id,
    )
    return bool(db.session.scalar(select(other)))


def meetings_without_scan(*, limit: int) -> list[Meeting]:
    """Return the newest signed minutes that nobody has attached the signed scan of."""
    scanned = exists().where(
        Attachment.entity == Meeting.__tablename__,
        Attachment.entity_id == Meeting.id,
        Attachment.purpose == SIGNED_MINUTES,
    )
    statement = (
        select(Meeting)
        .where(Meeting.state == MeetingState.SIGNED, ~scanned)
        .options(joinedload(Meeting.body))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
    )
    return list(db.session.scalars(statement.limit(limit)))
