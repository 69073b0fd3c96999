"""A worker in its own process: one kind of job that takes its time."""

import time
from typing import Any

from flask.cli import ScriptInfo

from app.factory import create_app
from app.jobs.cli import worker_command
from app.jobs.registry import Progress, register_job
from config import load_config


def wait(payload: dict[str, Any], progress: Progress) -> str:
    """Take as many tenths of a second as the payload says."""
    for step in range(payload["tenths"]):
        progress(step, payload["tenths"])
        time.sleep(0.1)
    return "/organizations/"


def work(settings: dict[str, str]) -> None:
    """Be the worker until stopped."""
    app = create_app(load_config(settings))
    register_job(app, "wait", wait)
    worker_command.main(["-w", "1"], obj=ScriptInfo(create_app=lambda: app))
