"""The slots of a fair's day, from the fair itself, and which of them have begun."""

from datetime import datetime

from app.base import clock
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.enums import MAX_SLOTS
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.models import Fair
from app.jobfair.venue.slots import slots_of


def day_of(fair: Fair) -> FairDay:
    """Return the slots a fair's timetable is arranged in; a day of more is cut."""
    found = slots_of(fair)[:MAX_SLOTS]
    return FairDay(tuple(one.starts_at for one in found), fair.talk_minutes)


def first_open_slot(timetable: FairTimetable, now: datetime) -> int:
    """Return the first slot that has not begun: all of a fair to come, none of one that is over."""
    fair, day = timetable.fair, timetable.fair_day
    local = now.astimezone(clock.zone())
    if day is None or local.date() < fair.held_on:
        return 0
    return day.slots if local.date() > fair.held_on else day.slot_from(local.time())
