"""Work for the night: reminders of what is due, and the letter of the week."""

from datetime import datetime

from app.base.clock import local_day
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.plan.diary.services.reminding import remind_of_items, send_digest


def remind(now: datetime) -> None:
    """Write what is due; run twice in a night it writes once."""
    today = local_day(now)
    if today is None:
        return
    with transaction():
        remind_of_items(actor=OPERATOR, now=now, today=today)
    with transaction():
        send_digest(actor=OPERATOR, now=now, today=today)


JOBS = (PeriodicTask("remind_of_plan", remind, schedule=EVERY_NIGHT),)
