"""Work for the worker: packing the papers of many students, forgetting old files."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.queries import get_user
from app.base import clock
from app.base.clock import true_now
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.extensions import db
from app.jobs.addresses import local_address
from app.jobs.registry import EVERY_NIGHT, JobKind, PeriodicTask, Progress
from app.practice.papers.services import sets as services
from app.practice.queries.periods import get_period

PACK = "practice.pack_papers"


def pack_papers(payload: dict[str, Any], progress: Progress) -> str:
    """Pack the papers of a period and keep the file; return the page where it waits.

    Nothing is locked while they are printed. Run twice it makes the file twice.
    """
    terms = services.terms_of_payload(payload)
    actor = get_user(payload["actor_id"])
    period = get_period(payload["period_id"], visible_to=actor)
    progress(0, 1, _("Печатаем документы"))
    data, count = services.make_set(
        period, terms, actor=actor, today=clock.today(), tell=lambda done, of: progress(done, of)
    )
    db.session.rollback()
    with transaction():
        actor = get_user(payload["actor_id"])
        period = get_period(payload["period_id"], visible_to=actor)
        services.store_set(period, terms, data, count, actor=actor, now=clock.now())
    progress(1, 1)
    return local_address("practice.paper_overview", period_id=payload["period_id"])


def forget_sets(at: datetime) -> int:
    """Remove the packed files that are a week old."""
    with transaction():
        return services.forget_sets(at, actor=OPERATOR)


JOBS = (
    JobKind(PACK, pack_papers, title=_l("Документы практики одним файлом")),
    PeriodicTask("forget_paper_sets", forget_sets, schedule=EVERY_NIGHT, clock=true_now),
)
