"""The worker's process: does the work, dies by the sword, is replaced, stops politely."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from app.base import clock
from app.extensions import db
from app.jobs.enums import JobState
from app.jobs.models import Job
from app.jobs.pickup import LOST_AFTER
from tests.children import child
from tests.jobs.factories import JobFactory
from tests.jobs.site import work
from tests.processes import PATIENCE

Worker = Callable[[], AbstractContextManager[ForkServerProcess]]


@pytest.fixture
def worker(app: Flask, tmp_path: Path) -> Worker:
    """A function that runs a worker on the test's database for a block."""
    settings = {
        "CLUSTER_ENV": "testing",
        "CLUSTER_DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "CLUSTER_QUEUE_URL": f"sqlite:///{tmp_path / 'queue.sqlite3'}",
    }
    return lambda: child(work, settings)


def wait_for(job: Job, condition: Callable[[Job], bool]) -> None:
    """Read the job until it is as expected."""
    deadline = time.monotonic() + PATIENCE
    while True:
        db.session.rollback()
        db.session.refresh(job)
        if condition(job):
            return
        assert time.monotonic() < deadline, f"the job is {job.state}, attempt {job.attempts}"
        time.sleep(0.05)


def make_silent(job: Job) -> None:
    """Let the job's last sign of life be long ago."""
    silence = clock.true_now() - LOST_AFTER * 3
    db.session.execute(update(Job).where(Job.id == job.id).values(heartbeat_at=silence))
    db.session.commit()


def test_kill_9_loses_no_job(app: Flask, worker: Worker) -> None:
    job = JobFactory(kind="wait", payload={"tenths": 10_000})
    make_silent(job)  # never sent: the pick-up at the worker's start finds it
    with worker() as first:
        wait_for(job, lambda job: job.state is JobState.RUNNING and job.total > 0)
        first.kill()
        first.join()
    job.payload = {"tenths": 2}
    db.session.commit()
    make_silent(job)
    with worker():
        wait_for(job, lambda job: job.state is JobState.DONE)
    assert (job.attempts, job.result_url) == (2, "/organizations/")


def test_a_worker_that_is_asked_to_stop_finishes_its_job(app: Flask, worker: Worker) -> None:
    job = JobFactory(kind="wait", payload={"tenths": 10})
    make_silent(job)
    with worker() as process:
        wait_for(job, lambda job: job.state is JobState.RUNNING)
        os.kill(process.pid, signal.SIGTERM)
        process.join(timeout=PATIENCE)
        assert process.exitcode == 0
    wait_for(job, lambda job: job.state is JobState.DONE and job.attempts == 1)
