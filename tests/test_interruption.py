"""A run of the tests that is killed or interrupted leaves no process behind."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.databases import SERVER
from tests.processes import PATIENCE, running

ROOT = Path(__file__).parents[1]
RUN = "tests/interrupted/run.py::test_that_never_ends[postgresql]"
MARK = "CLUSTER_TEST_STARTED"  # every process of the run inherits it


def wait_until(happened: Callable[[], object]) -> bool:
    """Wait for something, as long as a busy machine may need."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def left(mark: Path) -> list[str]:
    """Return the commands of the processes that still run with the mark in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(mark).encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:80])
        except OSError:  # it has ended meanwhile, or is another person's
            continue
    return found


@pytest.mark.parametrize(("number", "processes"), [(signal.SIGKILL, 1), (signal.SIGINT, 0)])
def test_nothing_is_left_of_a_run(tmp_path: Path, number: int, processes: int) -> None:
    started = tmp_path / "started"
    environment = {key: value for key, value in os.environ.items() if key != SERVER}
    command = [sys.executable, "-m", "pytest", RUN, "-n", processes]
    options = {"cwd": ROOT, "env": {**environment, MARK: str(started)}}
    with (
        (tmp_path / "output").open("wb") as output,
        running(*command, **options, stdout=output, stderr=output) as run,
    ):
        assert wait_until(lambda: started.exists() or run.poll() is not None)
        assert started.exists(), (tmp_path / "output").read_text()
        kinds = " ".join(left(started))
        assert all(kind in kinds for kind in ("postgres", "gunicorn", "chrom", "pytest")), kinds
        os.kill(run.pid, number)
        run.wait()
        assert wait_until(lambda: not left(started)), left(started)
