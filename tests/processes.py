"""Processes of tests: they end with the test, and with whoever runs the tests, killed or not."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PR_SET_PDEATHSIG = 1
PATIENCE = 120  # seconds to wait for anything: only a failing test waits that long


def end_with_parent(number: int = signal.SIGTERM) -> Callable[[], None]:
    """Return what a new process runs first: the kernel signals it when its parent is gone."""

    def ask_the_kernel() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)

    return ask_the_kernel


@contextmanager
def running(
    *command: object, ends_with: int = signal.SIGTERM, **options: Any
) -> Iterator[subprocess.Popen[Any]]:
    """Run a command for the block; then it is asked to stop, and made to if it does not."""
    process = subprocess.Popen(
        [str(part) for part in command],
        start_new_session=True, preexec_fn=end_with_parent(ends_with), **options,
    )  # fmt: skip
    try:
        yield process
    finally:
        stop(process, ends_with)


def stop(process: subprocess.Popen[Any], number: int = signal.SIGTERM) -> None:
    """Ask a process to stop; a machine under load gets no error from it, however long it takes."""
    process.send_signal(number)
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
