"""Talks in people's calendars: a day in the feed, hours in a file of one's own."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.jobfair.interviews.own import OwnTalk
from app.jobfair.interviews.queries.feed import list_own_days
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.models import Fair
from app.jobs.addresses import local_address
from app.plan.diary.source import CalendarEntry, CalendarSource
from app.web.preview import site_address


def entries(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Give the days on which a person has talks by a published timetable, with their times."""
    for own in list_own_days(viewer, first, last):
        day = own.timetable.fair_day
        times = [f"{day.begins(slot):%H:%M}" for slot in own.slots if day and slot < day.slots]
        words = (_("собеседование"), _("собеседования"), _("собеседований"))
        yield CalendarEntry(
            key=f"{own.fair.id}",
            title=f"{counted(len(own.slots), *words)}: {own.fair.title}",
            first=own.fair.held_on,
            last=own.fair.held_on,
            path=local_address("jobfair.talk_list", fair_id=own.fair.id),
            text=", ".join(times),
            revision=own.timetable.version - 1,
            changed_at=own.timetable.changed_at,
        )


def write_talks(fair: Fair, timetable: FairTimetable, talks: Sequence[OwnTalk]) -> bytes:
    """Return one's talks as a file of a calendar, each at its hour; no student is named."""
    from icalendar import Calendar  # slow to import, and few requests need it

    calendar = Calendar()
    calendar.add("prodid", "-//cluster//fair//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in _events(fair, timetable, talks):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(fair: Fair, timetable: FairTimetable, talks: Iterable[OwnTalk]):  # type: ignore[no-untyped-def]
    from icalendar import Event

    day = timetable.fair_day
    host = urlsplit(current_app.config["BASE_URL"]).hostname
    changed = (timetable.changed_at or timetable.announced_at).astimezone(UTC)
    for talk in talks:
        slot = talk.interview.slot
        if day is None or slot is None or slot >= day.slots:
            continue
        event = Event()
        event.add("uid", f"fair-talk-{talk.interview.id}@{host}")
        event.add("dtstamp", changed)
        event.add("sequence", timetable.version)
        event.add("dtstart", _moment(fair, day.begins(slot)))
        event.add("dtend", _moment(fair, day.ends(slot)))
        event.add("summary", _summary(talk))
        event.add("location", fair.venue)
        event.add("url", site_address(local_address("jobfair.talk_list", fair_id=fair.id)))
        yield event


def _moment(fair: Fair, moment: time) -> datetime:
    return datetime.combine(fair.held_on, moment, tzinfo=clock.zone()).astimezone(UTC)


def _summary(talk: OwnTalk) -> str:
    participant = talk.interview.participant
    name = _("Собеседование: %(name)s", name=participant.organization.short_name)
    return f"{name}, {_('стенд %(stand)s', stand=talk.where)}" if talk.where else str(name)


CALENDAR = (CalendarSource("fair-talks", entries),)
