"""Work for the worker: reminders while practice runs."""

from datetime import datetime

from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.practice.weeks.services.reminding import remind_of_week


def remind_of_weeks(now: datetime) -> int:
    """Once a week ask for the marks and diaries of a week that is nearly over."""
    with transaction():
        return remind_of_week(actor=OPERATOR, now=now, today=clock.today())


JOBS = (PeriodicTask("practice_weeks", remind_of_weeks, schedule=EVERY_NIGHT),)
