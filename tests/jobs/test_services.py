"""Asking for work: the job belongs to the transaction, the message goes after it."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.audit.context import current_actor
from app.base import clock
from app.base.transactions import transaction
from app.extensions import db
from app.jobs.enums import JobState
from app.jobs.models import Job
from app.jobs.services import enqueue
from tests.factories import UserFactory


def ask(**payload: Any) -> Job:
    return enqueue("count", payload, actor=None, now=clock.now())


def test_the_job_runs_after_the_commit_and_sees_it(app: Flask, handle: Any) -> None:
    seen = []
    handle(lambda payload, _progress: seen.append((payload, db.session.query(Job.state).scalar())))
    with transaction():
        job = ask(n=3)
        assert seen == []
    assert seen == [({"n": 3}, JobState.RUNNING)]
    assert job.state is JobState.DONE
    assert job.attempts == 1
    assert job.finished_at >= job.started_at


def test_nothing_runs_when_the_change_is_rolled_back(app: Flask, handle: Any) -> None:
    seen = []
    handle(lambda payload, _progress: seen.append(payload))

    def fail() -> None:
        with transaction():
            ask()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with transaction():  # the next commit of the same session must not send it either
        pass
    assert seen == []
    assert db.session.query(Job).count() == 0


def test_a_released_savepoint_sends_nothing_yet(app: Flask, handle: Any) -> None:
    seen = []
    handle(lambda payload, _progress: seen.append(payload))
    with transaction():
        with db.session.begin_nested():
            ask()
        assert seen == []
    assert len(seen) == 1


def test_an_unknown_kind_is_refused_before_anything_is_stored(app: Flask) -> None:
    with pytest.raises(LookupError, match="'count'"):
        ask()
    assert db.session.query(Job).count() == 0


def test_business_time_is_kept_and_waiting_measured_in_true_time(app: Flask, handle: Any) -> None:
    handle(lambda _payload, _progress: None)
    with transaction():
        job = ask()
    assert job.created_at.astimezone(clock.zone()).date().isoformat() == "2024-02-26"
    assert clock.true_now() - job.heartbeat_at < timedelta(minutes=1)


def test_changes_of_a_job_are_audited_under_its_person(app: Flask, handle: Any) -> None:
    person = UserFactory(display_name="Петренко Анна")
    db.session.commit()
    seen = []
    handle(lambda _payload, _progress: seen.append(current_actor()))
    with transaction():
        enqueue("count", {}, actor=person, now=clock.now())
    assert (seen[0].name, seen[0].user_id) == ("Петренко Анна", person.id)
    assert current_actor().name == "система"
