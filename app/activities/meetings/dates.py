"""Meetings and the days of decisions in the calendars of whom they concern."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from app.activities.meetings.queries.decisions import list_owned
from app.activities.meetings.queries.meetings import list_dates
from app.base.viewer import Viewer
from app.jobs.addresses import local_address
from app.plan.diary.source import CalendarEntry, CalendarSource

MOST_DECISIONS = 100


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the meetings of a person's bodies and the days of their tasks, without the words."""
    for meeting in list_dates(first, last, visible_to=viewer):
        yield CalendarEntry(
            key=f"{meeting.id}",
            title=_("Заседание: %(body)s", body=meeting.body.name),
            first=meeting.held_on,
            last=meeting.held_on,
            path=local_address("activities.meeting_detail", meeting_id=meeting.id),
            text=meeting.place,
            revision=meeting.version - 1,
        )
    for decision in list_owned(viewer, limit=MOST_DECISIONS):
        if decision.due_on and first <= decision.due_on <= last:
            yield CalendarEntry(
                key=f"decision-{decision.id}",
                title=_("Срок решения совета"),
                first=decision.due_on,
                last=decision.due_on,
                path=local_address("activities.decision_list"),
                revision=decision.version - 1,
            )


CALENDAR = (CalendarSource("meetings", entries),)
