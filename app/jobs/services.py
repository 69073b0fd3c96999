"""Asking for work."""

from datetime import datetime
from typing import Any

from flask import current_app

from app.base import clock
from app.base.viewer import Viewer
from app.extensions import db
from app.jobs.models import Job
from app.jobs.queue import send_after_commit
from app.jobs.registry import registry_of


def enqueue(kind: str, payload: dict[str, Any], *, actor: Viewer | None, now: datetime) -> Job:
    """Add a job to the transaction of the change it belongs to; it is sent after the commit.

    `actor` is the person it works for, None for the system. Send people to `jobs.job_detail` to
    follow it. Raises LookupError when no handler is registered for the kind.
    """
    if kind not in registry_of(current_app).kinds:
        raise LookupError(f"no handler is registered for jobs of the kind {kind!r}")
    job = Job(
        kind=kind,
        payload=payload,
        created_by_id=actor.id if actor else None,
        created_at=now,
        heartbeat_at=clock.true_now(),
    )
    db.session.add(job)
    db.session.flush()
    send_after_commit([job.id])
    return job
