"""Binding background work to an application."""

from flask import Flask

from app.jobs.queue import Queue, check_queue_url
from app.jobs.registry import ActingFor, registry_of
from app.jobs.running import run_job


def prepare_jobs(app: Flask, *, acting_for: ActingFor) -> None:
    """Give the application its queue (called by the factory, before packages register jobs).

    `acting_for(user_id)` tells the audit log whom a job works for. Raises ConfigurationError
    when `CLUSTER_QUEUE_URL` cannot be used.
    """
    check_queue_url(app.config["QUEUE_URL"])
    registry_of(app).acting_for = acting_for
    app.extensions["jobs_queue"] = Queue(app, run_job)
