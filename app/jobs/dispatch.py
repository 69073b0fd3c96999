"""Sending ids of jobs after the commit: never before the rows they name are there."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session, SessionTransaction

from app.base.listening import listen_once
from app.extensions import db
from app.jobs.queue import present_queue

_PENDING = "jobs_to_send"


def send_after_commit(job_ids: Iterable[int]) -> None:
    """Have the worker told about these jobs once the present transaction is committed."""
    db.session().info.setdefault(_PENDING, []).extend(job_ids)


def send_jobs_after_commits() -> None:
    """Listen to every session (called once, by the factory's module)."""
    listen_once(Session, "after_commit", _send)
    listen_once(Session, "after_soft_rollback", _forget)


def _send(session: Session) -> None:
    if session.in_nested_transaction():  # a savepoint was released, nothing is committed yet
        return
    for job_id in session.info.pop(_PENDING, ()):
        present_queue().send(job_id)


def _forget(session: Session, ended: SessionTransaction, *_: Any) -> None:
    if ended.parent is None:
        session.info.pop(_PENDING, None)
