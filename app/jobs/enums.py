"""States of a background job."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class JobState(LabelledEnum):
    """How a job stands. A job whose worker died goes back from running to queued."""

    QUEUED = "queued", _l("В очереди"), "idle"
    RUNNING = "running", _l("Выполняется"), "go"
    DONE = "done", _l("Готово"), "done"
    FAILED = "failed", _l("Не удалось"), "late"


UNFINISHED = (JobState.QUEUED, JobState.RUNNING)
