"""An application for the worker's own process: one kind of job that takes its time."""

import time
from typing import Any

from app.factory import create_app
from app.jobs.progress import Progress
from app.jobs.registry import register_job


def wait(payload: dict[str, Any], progress: Progress) -> str:
    """Take as many tenths of a second as the payload says."""
    for step in range(payload["tenths"]):
        progress(step, payload["tenths"])
        time.sleep(0.1)
    return "/organizations/"


app = create_app()
register_job(app, "wait", wait)
