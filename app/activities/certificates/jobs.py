"""Work for the worker: the letters before certificates end."""

from datetime import datetime

from app.activities.certificates.services import BATCH, remind_people
from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobs.registry import EVERY_NIGHT, PeriodicTask


def remind_of_certificates(now: datetime) -> int:
    """Write about every certificate that ends soon, some hundred in a transaction."""
    total = 0
    while True:
        with transaction():
            told = remind_people(actor=OPERATOR, now=now, today=clock.today())
        total += told
        if told < BATCH:
            return total


JOBS = (PeriodicTask("remind_of_certificates", remind_of_certificates, schedule=EVERY_NIGHT),)
