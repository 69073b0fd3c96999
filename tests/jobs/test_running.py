"""Running: one worker wins, every end is stored, a lost worker cannot finish."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError, OperationalError

from app.base.errors import DomainError
from app.extensions import db
from app.jobs import running
from app.jobs.enums import JobState
from app.jobs.models import Job
from app.jobs.running import MOST_ATTEMPTS, run_job
from tests.jobs.factories import JobFactory


def run(job: Job) -> Job:
    db.session.commit()
    run_job(job.id)
    db.session.refresh(job)
    return job


def raising(error: Exception) -> Callable[..., None]:
    def handler(*_: Any) -> None:
        raise error

    return handler


def test_the_result_and_the_last_progress_are_stored(app: Flask, handle: Any) -> None:
    @handle
    def handler(payload: dict[str, Any], progress: Any) -> str:
        progress(7, 7, f"Прочитано: {payload['rows']}")
        return "/organizations/"

    job = run(JobFactory(payload={"rows": 7}))
    assert (job.state, job.result_url) == (JobState.DONE, "/organizations/")
    assert (job.done, job.total, job.message) == (7, 7, "Прочитано: 7")


def test_eight_workers_run_a_job_once(app: Flask, handle: Any) -> None:
    runs = []
    handle(lambda payload, _progress: runs.append(payload["n"]))
    jobs = [JobFactory(payload={"n": n}).id for n in range(5)]
    db.session.commit()
    barrier = Barrier(8)

    def work(_worker: int) -> None:
        with app.app_context():
            barrier.wait()
            for job_id in jobs:
                run_job(job_id)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert sorted(runs) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("state", [JobState.RUNNING, JobState.DONE, JobState.FAILED])
def test_only_a_queued_job_runs(app: Flask, handle: Any, state: JobState) -> None:
    handle(raising(AssertionError("it ran")))
    assert run(JobFactory(state=state)).state is state


def test_a_refusal_reaches_the_person(app: Flask, handle: Any) -> None:
    handle(raising(DomainError("В файле нет столбца «ИНН».")))
    job = run(JobFactory())
    assert (job.state, job.message) == (JobState.FAILED, "В файле нет столбца «ИНН».")


def test_a_defect_is_logged_and_kept_from_the_person(
    app: Flask, handle: Any, caplog: pytest.LogCaptureFixture
) -> None:
    handle(raising(KeyError("secret detail")))
    job = run(JobFactory())
    assert job.state is JobState.FAILED
    assert "secret detail" not in job.message
    assert "KeyError: 'secret detail'" in job.error
    assert "a job failed" in caplog.text


def test_what_a_failed_handler_changed_is_not_stored(app: Flask, handle: Any) -> None:
    @handle
    def handler(_payload: dict[str, Any], _progress: Any) -> None:
        db.session.add(JobFactory.build(kind="half"))
        db.session.flush()
        raise DomainError("Нет.")

    run(JobFactory())
    assert db.session.query(Job).filter_by(kind="half").count() == 0


def test_a_database_in_trouble_is_tried_again_three_times(app: Flask, handle: Any) -> None:
    handle(raising(OperationalError("SELECT 1", {}, Exception("gone"))))
    job = JobFactory()
    states = [run(job).state for _ in range(MOST_ATTEMPTS)]
    assert states == [JobState.QUEUED, JobState.QUEUED, JobState.FAILED]


def test_a_kind_this_release_does_not_know_fails(app: Flask) -> None:
    assert run(JobFactory(kind="of_another_release")).state is JobState.FAILED


def test_the_beat_shows_progress_while_the_handler_works(
    app: Flask, handle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "BEAT_SECONDS", 0.01)

    @handle
    def handler(_payload: dict[str, Any], progress: Any) -> None:
        progress(1, 4, "Половина")
        for _ in range(500):
            db.session.rollback()
            row = db.session.query(Job.done, Job.message, Job.heartbeat_at).one()
            if row.done:
                break
        assert (row.done, row.message) == (1, "Половина")
        assert row.heartbeat_at > before

    job = JobFactory()
    before = job.heartbeat_at
    assert run(job).state is JobState.DONE, job.error


def test_a_worker_that_lost_its_job_stops_and_stores_nothing(
    app: Flask, handle: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(running, "BEAT_SECONDS", 0.01)

    @handle
    def handler(_payload: dict[str, Any], progress: Any) -> None:
        with db.engine.begin() as connection:  # another worker picked it up
            connection.execute(update(Job).values(attempts=Job.attempts + 1))
        while True:
            progress(1, 1)

    with caplog.at_level(logging.WARNING):
        job = run(JobFactory())
    assert (job.state, job.attempts, job.done) == (JobState.RUNNING, 2, 0)
    assert "taken over" in caplog.text


def test_the_database_refuses_counts_that_are_none(app: Flask) -> None:
    db.session.add(JobFactory.build(done=-1))
    with pytest.raises(IntegrityError):
        db.session.flush()
