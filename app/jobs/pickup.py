"""The pick-up: jobs whose message or worker was lost are found by their silence."""

from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import Update

from app.base.transactions import transaction
from app.extensions import db
from app.jobs.enums import JobState
from app.jobs.models import Job
from app.jobs.queries import silent_since
from app.jobs.queue import send_after_commit
from app.jobs.running import MOST_ATTEMPTS

# A worker beats every two seconds; a message is normally read within one.
LOST_AFTER = timedelta(minutes=1)
SEND_AGAIN_AFTER = timedelta(minutes=2)


def pick_up_jobs(now: datetime) -> list[int]:
    """Send silent jobs again and return their ids; `now` is true time.

    A job that has lost its worker three times fails: it may be what kills them.
    """
    lost = silent_since(now - LOST_AFTER, JobState.RUNNING)
    unread = silent_since(now - SEND_AGAIN_AFTER, JobState.QUEUED)
    with transaction():
        db.session.execute(_given_up(lost, now))
        again = lost.values(state=JobState.QUEUED, heartbeat_at=now)
        found = [*_ids(again), *_ids(unread.values(heartbeat_at=now))]
        send_after_commit(found)
    return found


def _given_up(lost: Update, now: datetime) -> Update:
    return lost.where(Job.attempts >= MOST_ATTEMPTS).values(
        state=JobState.FAILED,
        finished_at=now,
        message=_("Выполнение прерывалось несколько раз. Запустите задачу ещё раз."),
        error=f"the worker was lost {MOST_ATTEMPTS} times",
    )


def _ids(statement: Update) -> list[int]:
    return list(db.session.scalars(statement.returning(Job.id)))
