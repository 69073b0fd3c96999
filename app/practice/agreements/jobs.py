"""Work for the worker: the letters before agreements end."""

from datetime import datetime

from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.practice.agreements.services.hosts import BATCH, remind_of_ends


def remind_of_agreements(now: datetime) -> int:
    """Write about every agreement that ends soon, a hundred in a transaction."""
    total = 0
    while True:
        with transaction():
            told = remind_of_ends(actor=OPERATOR, now=now, today=clock.today())
        total += told
        if told < BATCH:
            return total


JOBS = (PeriodicTask("remind_of_agreements", remind_of_agreements, schedule=EVERY_NIGHT),)
