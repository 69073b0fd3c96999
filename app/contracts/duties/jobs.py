"""Work for the worker: the letters before duties fall due."""

from datetime import datetime

from app.base import clock
from app.base.viewer import OPERATOR
from app.contracts.duties.services import BATCH, remind_of_duties
from app.jobs.batches import in_batches
from app.jobs.registry import EVERY_NIGHT, PeriodicTask


def remind_of_contract_duties(now: datetime) -> int:
    """Write of everything that falls due soon, some hundreds in a transaction."""
    return in_batches(
        lambda: remind_of_duties(actor=OPERATOR, now=now, today=clock.today()), size=BATCH
    )


DUTY_JOBS = (
    PeriodicTask("remind_of_contract_duties", remind_of_contract_duties, schedule=EVERY_NIGHT),
)
