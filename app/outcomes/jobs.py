"""Work for the worker: who was asked and has not answered is reminded."""

from datetime import datetime

from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.outcomes.services.reminding import BATCH, remind_of_questions


def remind_of_outcome_questions(now: datetime) -> int:
    """Write to everybody who is silent, some hundreds in a transaction."""
    total = 0
    while True:
        with transaction():
            told = remind_of_questions(actor=OPERATOR, now=now, today=clock.today())
        total += told
        if told < BATCH:
            return total


JOBS = (
    PeriodicTask("remind_of_outcome_questions", remind_of_outcome_questions, schedule=EVERY_NIGHT),
)
