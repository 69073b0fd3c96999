"""The slots of a fair's day, from the fair itself."""

from app.jobfair.interviews.day import FairDay, day_of
from app.jobfair.models import Fair


def slots_of(fair: Fair) -> FairDay:
    """Return the slots a fair's timetable is arranged in."""
    return day_of(fair.starts_at, fair.ends_at)
