"""The pick-up: silence is noticed, a job is tried three times, nobody's work is taken away."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from app.extensions import db
from app.jobs.enums import JobState
from app.jobs.models import Job
from app.jobs.pickup import LOST_AFTER, SEND_AGAIN_AFTER, pick_up_jobs
from tests.jobs.factories import JobFactory

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def silent(state: JobState, silence: timedelta, **values: Any) -> Job:
    job = JobFactory(state=state, heartbeat_at=NOW - silence, **values)
    db.session.commit()
    return job


@pytest.mark.parametrize(
    ("state", "limit"), [(JobState.QUEUED, SEND_AGAIN_AFTER), (JobState.RUNNING, LOST_AFTER)]
)
def test_silence_is_noticed_at_its_limit_and_not_before(
    app: Flask, handle: Any, state: JobState, limit: timedelta
) -> None:
    seen = []
    handle(lambda *_: seen.append(1))
    job = silent(state, limit - timedelta(seconds=1), attempts=1)
    assert pick_up_jobs(NOW) == []
    assert pick_up_jobs(NOW + timedelta(seconds=2)) == [job.id]
    db.session.refresh(job)
    assert (job.state, job.attempts, seen) == (JobState.DONE, 2, [1])


def test_a_job_that_outlived_three_workers_fails(app: Flask, handle: Any) -> None:
    seen = []
    handle(lambda *_: seen.append(1))
    job = silent(JobState.RUNNING, LOST_AFTER * 2, attempts=3)
    assert pick_up_jobs(NOW) == []
    db.session.refresh(job)
    assert (job.state, seen) == (JobState.FAILED, [])
    assert "Запустите задачу ещё раз" in job.message


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED])
def test_finished_jobs_are_left_alone(app: Flask, state: JobState) -> None:
    silent(state, timedelta(days=30))
    assert pick_up_jobs(NOW) == []


def test_a_job_without_a_worker_is_sent_once_per_term(app: Flask) -> None:
    # The queue takes the message and nobody reads it: the row stays queued.
    app.extensions["jobs_queue"], queue = _Deaf(), app.extensions["jobs_queue"]
    try:
        job = silent(JobState.QUEUED, SEND_AGAIN_AFTER * 2)
        assert pick_up_jobs(NOW) == [job.id]
        assert pick_up_jobs(NOW + timedelta(minutes=1)) == []
        assert pick_up_jobs(NOW + timedelta(minutes=3)) == [job.id]
    finally:
        app.extensions["jobs_queue"] = queue


class _Deaf:
    def send(self, _job_id: int) -> None:
        pass
