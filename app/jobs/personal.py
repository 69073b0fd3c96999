"""What this package holds on people, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.base.clock import start_of_day
from app.jobs.enums import UNFINISHED
from app.jobs.models import Job
from app.web.personal import Fate, PersonalTable, RetentionKind, drop_row


def _past(day: date) -> Select[Any]:
    return select(Job).where(Job.finished_at < start_of_day(day), Job.state.not_in(UNFINISHED))


PERSONAL_DATA = (
    PersonalTable(
        Job,
        _l("Фоновые задачи"),
        made_by=(Job.created_by_id,),
        texts=(Job.message, Job.error),
        fate=Fate.STAY,
        stays=_l("Какая задача и когда сделана: без имени того, кто её начал."),
    ),
)
RETENTION = (
    RetentionKind(
        "jobs.finished",
        _l("Завершённые фоновые задачи"),
        6,
        _l("Нужны, чтобы понять, что и когда сделал сайт."),
        _past,
        drop_row,
    ),
)
