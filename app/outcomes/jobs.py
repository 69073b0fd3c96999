"""Work for the worker: who was asked and has not answered is reminded."""

from datetime import datetime

from app.base import clock
from app.base.viewer import OPERATOR
from app.jobs.batches import in_batches
from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.outcomes.services.reminding import BATCH, remind_of_questions


def remind_of_outcome_questions(now: datetime) -> int:
    """Write to everybody who is silent, some hundreds in a transaction."""
    return in_batches(
        lambda: remind_of_questions(actor=OPERATOR, now=now, today=clock.today()), size=BATCH
    )


JOBS = (
    PeriodicTask("remind_of_outcome_questions", remind_of_outcome_questions, schedule=EVERY_NIGHT),
)
