"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.jobs.models import Job
from app.jobs.queries import SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _who(job: Job) -> str:
    return job.created_by.display_name if job.created_by else _("система")


JOBS = Listing(
    name="jobs",
    title=_l("Фоновые задачи"),
    count=(_l("задача"), _l("задачи"), _l("задач")),
    columns=(
        Column(_l("Задача"), lambda job: job.title),
        Column(_l("Номер"), lambda job: job.id, kind="n", on_screen=False),
        Column(_l("Состояние"), lambda job: job.state),
        Column(_l("Сообщение"), lambda job: job.message, on_screen=False),
        Column(_l("Сделано"), lambda job: job.done),
        Column(_l("Всего"), lambda job: job.total, on_screen=False),
        Column(_l("Кто и когда начал"), sort="when"),
        Column(_l("Кто начал"), _who, on_screen=False),
        Column(_l("Когда начал"), lambda job: job.created_at, on_screen=False),
        Column(_l("Закончена"), lambda job: job.finished_at, on_screen=False),
    ),
    orders=SORTABLE,
    order="-when",
)
