"""Work for the worker: passes when the fair's day comes near."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.transactions import transaction
from app.base.viewer import OPERATOR
from app.jobfair.checkin import rules
from app.jobfair.checkin.queries.passes import count_lacking
from app.jobfair.checkin.services.passes import issue_passes
from app.jobfair.queries.fairs import get_fair, list_coming_fairs
from app.jobs.addresses import local_address
from app.jobs.registry import EVERY_NIGHT, JobKind, PeriodicTask, Progress

ISSUE = "jobfair.passes_issue"


def issue(payload: dict[str, Any], progress: Progress) -> str:
    """Give passes to the expected of a fair, some at a time; run twice it goes on."""
    fair_id = payload["fair_id"]
    total, done = count_lacking(get_fair(fair_id)).students, 0
    while True:
        with transaction():
            given = issue_passes(get_fair(fair_id), actor=OPERATOR, now=clock.now())
        done += given
        progress(min(done, total), total, _("Выдаём пропуска"))
        if not given:
            return local_address("jobfair.pass_list", fair_id=fair_id)


def issue_nightly(_now: datetime) -> None:
    """Give passes of the fairs that are a few days ahead."""
    today = clock.today()
    for fair in list_coming_fairs(today=today):
        if rules.is_near(fair.state, held_on=fair.held_on, today=today):
            issue({"fair_id": fair.id}, Progress())


JOBS = (
    JobKind(ISSUE, issue, title=_l("Пропуска на ярмарку")),
    PeriodicTask("fair_passes", issue_nightly, schedule=EVERY_NIGHT),
)
