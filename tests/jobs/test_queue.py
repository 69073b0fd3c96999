"""The queue itself: on each storage, tampered with, and away."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.base import clock
from app.base.transactions import transaction
from app.extensions import db
from app.factory import create_app
from app.jobs.enums import JobState
from app.jobs.models import Job
from app.jobs.pickup import pick_up_jobs
from app.jobs.queue import check_queue_url, connect, present_queue
from app.jobs.registry import register_job, register_periodic, registry_of
from app.jobs.services import enqueue
from config import Config, ConfigurationError, load_config


@pytest.fixture
def queue_url(app: Flask, database: str, tmp_path: Path) -> str:
    """The queue beside each database: a file for SQLite, PostgreSQL in the same database."""
    if database == "sqlite":
        return f"sqlite:///{tmp_path / 'queue.sqlite3'}"
    return str(app.config["SQLALCHEMY_DATABASE_URI"])


@pytest.fixture
def queued_app(app: Flask, queue_url: str) -> Iterator[Flask]:
    """A second application on the same database whose jobs wait for a worker."""
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    other = create_app(
        configuration(
            {
                "CLUSTER_DATABASE_URL": url,
                "CLUSTER_QUEUE_URL": queue_url,
                "CLUSTER_TODAY": "2024-02-26",
            }
        )
    )
    register_job(other, "count", lambda payload, _progress: f"/organizations/{payload['n']}")
    with other.app_context():
        yield other
        present_queue().huey.storage.close()
        db.session.remove()
        db.engine.dispose()


def configuration(environment: dict[str, str]) -> Config:
    """Return the configuration of the tests for an environment."""
    return load_config({"CLUSTER_ENV": "testing", **environment})


def ask(n: int = 1) -> Job:
    with transaction():
        return enqueue("count", {"n": n}, actor=None, now=clock.now())


def work() -> bool:
    """Do what a worker does once: read a message, execute it."""
    huey = present_queue().prepare()
    task = huey.dequeue()
    if task is not None:
        huey.execute(task)
    return task is not None


def test_jobs_wait_for_the_worker_in_their_order(queued_app: Flask) -> None:
    jobs = [ask(n) for n in (1, 2, 3)]
    assert {job.state for job in jobs} == {JobState.QUEUED}
    assert work()
    db.session.rollback()
    assert [job.state for job in jobs] == [JobState.DONE, JobState.QUEUED, JobState.QUEUED]
    assert work()
    assert work()
    db.session.rollback()
    assert [job.result_url for job in jobs] == [f"/organizations/{n}" for n in (1, 2, 3)]


def test_a_message_that_comes_twice_runs_the_job_once(queued_app: Flask) -> None:
    job = ask()
    present_queue().send(job.id)
    assert work()
    assert work()
    db.session.rollback()
    assert job.attempts == 1


def test_a_second_process_finds_the_tables_there(queued_app: Flask) -> None:
    for _ in range(2):
        huey = connect(queued_app)
        assert huey.pending_count() == 0
        huey.storage.close()


def test_a_message_of_somebody_else_is_not_executed(queued_app: Flask) -> None:
    huey = present_queue().prepare()
    ask()
    message = huey.storage.dequeue()
    huey.storage.enqueue(bytes(message)[:-4] + b"beef")
    with pytest.raises(ValueError, match=r"(?i)signature"):
        huey.dequeue()


def test_periodic_tasks_are_told_the_time_they_measure_by(queued_app: Flask) -> None:
    told = {}
    registry_of(queued_app).periodic.clear()
    register_periodic(queued_app, "letters", lambda now: told.update(letters=now.year))
    register_periodic(
        queued_app, "expiry", lambda now: told.update(expiry=now.year), clock=clock.true_now
    )
    huey = present_queue().prepare()
    for task in huey.read_periodic(None):
        huey.execute(task)
    assert told == {"letters": 2024, "expiry": clock.true_now().year}


def test_the_pick_up_runs_every_minute_by_true_time(queued_app: Flask) -> None:
    pick_up = registry_of(queued_app).periodic["pick_up_jobs"]
    assert (pick_up.run, pick_up.clock) == (pick_up_jobs, clock.true_now)
    assert pick_up.schedule(clock.true_now())


def test_a_queue_that_is_away_loses_no_job(
    app: Flask, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    away = f"sqlite:///{tmp_path / 'no such folder' / 'queue.sqlite3'}"
    other = create_app(configuration({"CLUSTER_DATABASE_URL": url, "CLUSTER_QUEUE_URL": away}))
    register_job(other, "count", lambda *_: None)
    with other.app_context(), caplog.at_level(logging.WARNING):
        assert ask().state is JobState.QUEUED
        db.session.remove()
        db.engine.dispose()
    assert "waits for the pick-up" in caplog.text


def test_an_address_that_is_no_queue_is_refused_at_the_start() -> None:
    with pytest.raises(ConfigurationError, match="CLUSTER_QUEUE_URL"):
        create_app(configuration({"CLUSTER_QUEUE_URL": "amqp://localhost"}))


def test_redis_without_its_package_is_refused_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("huey.storage.ConnectionPool", None)
    with pytest.raises(ConfigurationError, match="pip install redis"):
        check_queue_url("redis://localhost:6379/0")


def test_an_embedded_queue_is_durable_in_production(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "queue.sqlite3"
    app_config: dict[str, Any] = {
        "QUEUE_URL": f"sqlite:///{path}",
        "SECRET_KEY": "x" * 40,
    }
    levels = {}
    for environment in ("development", "production"):
        fake = Flask("fake")
        fake.config.update(app_config, ENV_NAME=environment)
        storage = connect(fake).storage
        levels[environment] = storage.sql("PRAGMA synchronous", results=True)[0][0]
        storage.close()
    assert levels == {"development": 0, "production": 2}
