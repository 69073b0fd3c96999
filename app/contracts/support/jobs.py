"""Work for the worker: what is to be paid in a month is written once it has begun."""

from datetime import datetime

from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.contracts.support.services.payments import BATCH, write_due
from app.jobs.registry import EVERY_NIGHT, PeriodicTask


def write_due_payments(now: datetime) -> int:
    """Write the payments of this month, some hundreds in a transaction."""
    total = 0
    while True:
        with transaction():
            written = write_due(actor=OPERATOR, today=clock.today())
        total += written
        if written < BATCH:
            return total


JOBS = (PeriodicTask("write_due_payments", write_due_payments, schedule=EVERY_NIGHT),)
