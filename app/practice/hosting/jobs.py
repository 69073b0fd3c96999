"""Work for the worker: asking the bases of a region."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.queries import get_user
from app.base import clock
from app.base.transactions import transaction
from app.jobs.addresses import local_address
from app.jobs.registry import JobKind, Progress
from app.practice.hosting.services import BATCH, ask_bases
from app.practice.hosting.tasks import CONFIRM_PLACES

ASK = "practice.hosting_ask"


def ask(payload: dict[str, Any], progress: Progress) -> str:
    """Ask bases, some at a time; run twice it asks who is left: nobody gets two letters a day."""
    ids = payload["ids"]
    for start in range(0, len(ids), BATCH):
        with transaction():
            ask_bases(
                ids[start : start + BATCH],
                year=payload["year"],
                task=CONFIRM_PLACES,
                until=date.fromisoformat(payload["until"]),
                actor=get_user(payload["actor_id"]),
                now=clock.now(),
                today=clock.today(),
            )
        progress(min(start + BATCH, len(ids)), len(ids), _("Спрашиваем базы"))
    return local_address("practice.hosting_list", year=payload["year"])


JOBS = (JobKind(ASK, ask, title=_l("Вопрос базам о местах на год")),)
