"""Work for the worker: the yearly question to employers, and its reminder."""

from datetime import datetime

from app.base import clock
from app.base.viewer import OPERATOR
from app.contracts.asking.services import BATCH, ask_due, remind_silent
from app.contracts.duties.confirming import CONFIRM_WORK
from app.jobs.batches import in_batches
from app.jobs.registry import EVERY_NIGHT, PeriodicTask


def ask_whether_graduates_work(now: datetime) -> int:
    """Write to everybody whose day has come and remind who is silent; return how many letters."""
    today = clock.today()
    asked = in_batches(
        lambda: ask_due(CONFIRM_WORK, actor=OPERATOR, now=now, today=today), size=BATCH
    )
    return asked + in_batches(
        lambda: remind_silent(actor=OPERATOR, now=now, today=today), size=BATCH
    )


ASKING_JOBS = (
    PeriodicTask("ask_whether_graduates_work", ask_whether_graduates_work, schedule=EVERY_NIGHT),
)
