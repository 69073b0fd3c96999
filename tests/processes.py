"""Processes of tests: they end with the test, and with whoever runs the tests, killed or not."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
    *command: object, ends_with: int = signal.SIGTERM, politely: bool = False, **options: Any
) -> Iterator[subprocess.Popen[Any]]:
    """Run a command for the block, then end it with all its children.

    `politely` waits until it has stopped by itself; a machine under load gets no error from it.
    """
    process = subprocess.Popen(
        [str(part) for part in command],
        start_new_session=True, preexec_fn=end_with_parent(ends_with), **options,
    )  # fmt: skip
    try:
        yield process
    finally:
        if politely:
            stop(process, ends_with)
        kill(process)


def stop(process: subprocess.Popen[Any], number: int = signal.SIGTERM) -> None:
    """Ask a process to stop and give it time."""
    process.send_signal(number)
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        kill(process)


def kill(process: subprocess.Popen[Any]) -> None:
    """End a process and its children at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
