"""Meetings of mentorships in the calendars of their two sides."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.jobs.addresses import local_address
from app.mentors.work.queries import list_own_meetings
from app.plan.diary.source import CalendarEntry, CalendarSource


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the meetings between two days; who meets whom stands on the page alone."""
    for meeting in list_own_meetings(viewer, first, last):
        yield CalendarEntry(
            key=f"{meeting.id}",
            title=_("Наставничество: встреча"),
            first=meeting.held_on,
            last=meeting.held_on,
            path=local_address("mentors.mentorship_detail", mentorship_id=meeting.mentorship_id),
            text=meeting.place,
            revision=meeting.version - 1,
        )


CALENDAR = (CalendarSource("mentoring", entries),)
