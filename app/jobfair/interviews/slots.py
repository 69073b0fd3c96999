"""The slots of a fair's day, from the fair itself."""

from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.enums import MAX_SLOTS
from app.jobfair.models import Fair
from app.jobfair.venue.slots import slots_of


def day_of(fair: Fair) -> FairDay:
    """Return the slots a fair's timetable is arranged in; a day of more is cut."""
    found = slots_of(fair)[:MAX_SLOTS]
    return FairDay(tuple(one.starts_at for one in found), fair.talk_minutes)
