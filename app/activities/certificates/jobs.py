"""Work for the worker: the letters before certificates end."""

from datetime import datetime

from app.activities.certificates.services import BATCH, remind_people
from app.base import clock
from app.base.viewer import OPERATOR
from app.jobs.batches import in_batches
from app.jobs.registry import EVERY_NIGHT, PeriodicTask


def remind_of_certificates(now: datetime) -> int:
    """Write about every certificate that ends soon, some hundred in a transaction."""
    return in_batches(
        lambda: remind_people(actor=OPERATOR, now=now, today=clock.today()), size=BATCH
    )


JOBS = (PeriodicTask("remind_of_certificates", remind_of_certificates, schedule=EVERY_NIGHT),)
