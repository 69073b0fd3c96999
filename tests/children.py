"""Processes of their own that need not import the application anew: forked from a small server."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from typing import Any

from tests.processes import end_with_parent

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["app.factory", "tests.factories"])


@contextmanager
def child(function: Callable[..., Any], *arguments: Any) -> Iterator[ForkServerProcess]:
    """Run a function of a module in a process for the block, and kill what is left of it."""
    process = _context.Process(target=_run, args=(function, *arguments))
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def _run(function: Callable[..., Any], *arguments: Any) -> None:
    end_with_parent()()
    function(*arguments)
