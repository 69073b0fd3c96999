"""The beat of a running job: progress for people, a sign of life for the pick-up."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.base import clock
from app.extensions import db
from app.jobs.progress import Progress
from app.jobs.queries import held_by

log = logging.getLogger(__name__)
BEAT_SECONDS = 2.0


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
