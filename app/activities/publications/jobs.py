"""Work for the worker: the letters of the last day."""

from datetime import datetime

from huey import crontab

from app.activities.publications.services import remind_authors
from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobs.registry import PeriodicTask


def remind_of_publications(now: datetime) -> int:
    """Write once about each publication whose term ends today or is over; return how many.

    Everything is one transaction: the letters leave when their marks are stored.
    """
    with transaction():
        return remind_authors(actor=OPERATOR, now=now, today=clock.today())


JOBS = (
    PeriodicTask(
        "remind_of_publications", remind_of_publications, schedule=crontab(hour="5", minute="5")
    ),
)
