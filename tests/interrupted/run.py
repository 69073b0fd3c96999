"""What test_interruption.py starts and kills: every kind of process a run of the tests has."""

import os
import sys
import time
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Browser

from tests.browser.conftest import browser  # noqa: F401 - a fixture
from tests.processes import running

SERVER = (
    "gunicorn", "tests.interrupted.run:nothing", "--bind", "127.0.0.1:0", "--workers", "2",
    "--no-control-socket",
)  # fmt: skip


def nothing(_environ: Any, _start: Any) -> list[bytes]:
    """Serve nothing: an application for gunicorn."""
    return []


def test_that_never_ends(database: str, app: Flask, browser: Browser) -> None:  # noqa: F811
    with running(sys.executable, "-m", *SERVER), browser.new_context() as context:
        context.new_page()
        Path(os.environ["CLUSTER_TEST_STARTED"]).touch()
        time.sleep(10_000)
