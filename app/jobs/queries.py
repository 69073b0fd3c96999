"""Reading jobs: one's own for everybody, all of them for staff."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, Update, select, update
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.jobs.enums import JobState
from app.jobs.models import Job

SORTABLE = {"when": Job.id}  # jobs are numbered in the order they were asked for in


def get_job(job_id: int, *, visible_to: Viewer) -> Job:
    """Return a job that this person started (staff: any); raises NotFoundError."""
    job = db.session.get(Job, job_id)
    if job is None or not (visible_to.sees_all or job.created_by_id == visible_to.id):
        raise NotFoundError
    return job


def list_jobs(*, state: JobState | None = None, kind: str | None = None) -> Select[Any]:
    """Select jobs with the people who started them; the caller orders them."""
    statement = select(Job).options(joinedload(Job.created_by))
    if state:
        statement = statement.where(Job.state == state)
    if kind:
        statement = statement.where(Job.kind == kind)
    return statement


def held_by(job_id: int, attempt: int) -> Update:
    """Return an update of a job that reaches it only while this attempt still holds it."""
    return update(Job).where(
        Job.id == job_id, Job.attempts == attempt, Job.state == JobState.RUNNING
    )


def silent_since(moment: datetime, state: JobState) -> Update:
    """Return an update of jobs in a state that gave no sign of life since a moment."""
    return update(Job).where(Job.state == state, Job.heartbeat_at < moment)
