"""The worker's process: does the work, dies by the sword, is replaced, stops politely."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from app.base import clock
from app.extensions import db
from app.jobs.enums import JobState
from app.jobs.models import Job
from app.jobs.pickup import LOST_AFTER
from tests.jobs.factories import JobFactory

ROOT = Path(__file__).parents[2]
PATIENCE = 30


@pytest.fixture
def start_worker(app: Flask, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """A function that starts a worker on the test's database."""
    started = []
    environment = {
        **os.environ,
        "CLUSTER_ENV": "testing",
        "CLUSTER_DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "CLUSTER_QUEUE_URL": f"sqlite:///{tmp_path / 'queue.sqlite3'}",
    }
    command = [sys.executable, "-m", "flask", "--app", "tests.jobs.site", "worker", "-w", "1"]

    def start() -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen(command, cwd=ROOT, env=environment))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_for(job: Job, condition: Callable[[Job], bool]) -> None:
    """Read the job until it is as expected; fail after half a minute."""
    deadline = time.monotonic() + PATIENCE
    while True:
        db.session.rollback()
        db.session.refresh(job)
        if condition(job):
            return
        assert time.monotonic() < deadline, f"the job is {job.state}, attempt {job.attempts}"
        time.sleep(0.1)


def make_silent(job: Job) -> None:
    """Let the job's last sign of life be long ago."""
    silence = clock.true_now() - LOST_AFTER * 3
    db.session.execute(update(Job).where(Job.id == job.id).values(heartbeat_at=silence))
    db.session.commit()


def test_kill_9_loses_no_job(
    app: Flask, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    job = JobFactory(kind="wait", payload={"tenths": 10_000})
    make_silent(job)  # never sent: the pick-up at the worker's start finds it
    worker = start_worker()
    wait_for(job, lambda job: job.state is JobState.RUNNING and job.total > 0)
    worker.kill()
    worker.wait()
    job.payload = {"tenths": 2}
    db.session.commit()
    make_silent(job)
    start_worker()
    wait_for(job, lambda job: job.state is JobState.DONE)
    assert (job.attempts, job.result_url) == (2, "/organizations/")


def test_a_worker_that_is_asked_to_stop_finishes_its_job(
    app: Flask, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    job = JobFactory(kind="wait", payload={"tenths": 30})
    make_silent(job)
    worker = start_worker()
    wait_for(job, lambda job: job.state is JobState.RUNNING)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=timedelta(seconds=PATIENCE).total_seconds()) == 0
    wait_for(job, lambda job: job.state is JobState.DONE and job.attempts == 1)
