"""Running a job: claimed once, watched while it runs, finished by the one who holds it.

The beat of a running job carries its progress for people and is its sign of life for the pick-up.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import Engine, Row, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from structlog.contextvars import bound_contextvars

from app.base import clock
from app.base.errors import DomainError
from app.base.faults import Fault, fault_of
from app.base.transactions import retried, transaction
from app.extensions import db
from app.jobs.enums import JobState
from app.jobs.models import Job
from app.jobs.queries import held_by
from app.jobs.registry import JobLostError, Progress, registry_of

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
BEAT_SECONDS = 2.0
LONGEST_ERROR = 4000


@dataclass(frozen=True)
class Outcome:
    """How a run ended; an empty message keeps the last one of the progress."""

    state: JobState
    message: str = ""
    result_url: str | None = None
    error: str = ""


def run_job(job_id: int) -> None:
    """Run a queued job; nothing happens when it is taken, finished or gone."""
    claim = _claim(job_id)
    if claim is None:
        return
    with bound_contextvars(job_id=job_id, job_kind=claim.kind):
        try:
            with beating(job_id, claim.attempts) as progress:
                outcome = _work(claim, progress)
            _finish(claim, outcome, progress)
        except JobLostError:
            log.warning("job %s was taken over by another worker", job_id)


def _claim(job_id: int) -> Row[Any] | None:
    """Take the job: of any number of workers, the conditional update lets one in."""
    now = clock.true_now()
    statement = (
        update(Job)
        .where(Job.id == job_id, Job.state == JobState.QUEUED)
        .values(state=JobState.RUNNING, attempts=Job.attempts + 1, started_at=now, heartbeat_at=now)
        .returning(Job.id, Job.kind, Job.payload, Job.created_by_id, Job.attempts)
    )
    with transaction():
        return db.session.execute(statement).one_or_none()


def _work(claim: Row[Any], progress: Progress) -> Outcome:
    registry = registry_of(current_app)
    try:
        with registry.acting_for(claim.created_by_id):
            url = retried(lambda: registry.kinds[claim.kind].handler(claim.payload, progress))
    except JobLostError:
        raise
    except DomainError as error:
        return Outcome(JobState.FAILED, str(error), error=repr(error))
    except Exception as error:
        return _try_again(claim, error) if _passes(error) else _broken(error)
    return Outcome(JobState.DONE, result_url=url)


def _passes(error: Exception) -> bool:
    """Tell whether the database was away or locked for a while: no fault of the handler."""
    passing = {Fault.AWAY, Fault.LOCKED, Fault.CONFLICT}
    return isinstance(error, DBAPIError) and fault_of(error) in passing


def _try_again(claim: Row[Any], error: Exception) -> Outcome:
    if claim.attempts >= MOST_ATTEMPTS:
        return _broken(error)
    log.warning("job %s goes back to the queue", claim.id, exc_info=error)
    return Outcome(JobState.QUEUED)


def _broken(error: Exception) -> Outcome:
    log.error("a job failed", exc_info=error)
    trace = "".join(traceback.format_exception(error))[-LONGEST_ERROR:]
    message = _("Задача остановилась из-за ошибки. Ошибка записана: сообщите методисту колледжа.")
    return Outcome(JobState.FAILED, message, error=trace)


def _finish(claim: Row[Any], outcome: Outcome, progress: Progress) -> None:
    """Store the outcome; raises JobLostError when the job is no longer ours."""
    now = clock.true_now()
    values: dict[str, Any] = {
        **progress.values(),
        "state": outcome.state,
        "result_url": outcome.result_url,
        "error": outcome.error,
        "heartbeat_at": now,
        "finished_at": None if outcome.state is JobState.QUEUED else now,
    }
    if outcome.message:
        values["message"] = outcome.message
    with transaction():
        result: Any = db.session.execute(held_by(claim.id, claim.attempts).values(values))
    if result.rowcount != 1:
        raise JobLostError


@contextmanager
def beating(job_id: int, attempt: int) -> Iterator[Progress]:
    """Give the block a Progress and store it, with a sign of life, every two seconds."""
    progress, stop = Progress(), Event()
    beat = Thread(target=_beat, args=(db.engine, job_id, attempt, progress, stop), daemon=True)
    beat.start()
    try:
        yield progress
    finally:
        stop.set()
        beat.join()


def _beat(engine: Engine, job_id: int, attempt: int, progress: Progress, stop: Event) -> None:
    while not stop.wait(BEAT_SECONDS) and not progress.lost:
        try:
            progress.lost = not _show_life(engine, job_id, attempt, progress)
        except SQLAlchemyError:
            log.warning("no sign of life could be stored for job %s", job_id, exc_info=True)


def _show_life(engine: Engine, job_id: int, attempt: int, progress: Progress) -> bool:
    statement = held_by(job_id, attempt).values(heartbeat_at=clock.true_now(), **progress.values())
    with engine.begin() as connection:
        return connection.execute(statement).rowcount == 1
