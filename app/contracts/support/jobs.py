"""Work for the worker: what is to be paid in a month is written once it has begun."""

from datetime import datetime

from app.base import clock
from app.base.viewer import OPERATOR
from app.contracts.support.services.payments import BATCH, write_due
from app.jobs.batches import in_batches
from app.jobs.registry import EVERY_NIGHT, PeriodicTask


def write_due_payments(now: datetime) -> int:
    """Write the payments of this month, some hundreds in a transaction."""
    return in_batches(lambda: write_due(actor=OPERATOR, today=clock.today()), size=BATCH)


JOBS = (PeriodicTask("write_due_payments", write_due_payments, schedule=EVERY_NIGHT),)
