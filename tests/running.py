"""One run of the tests: its folder in memory, its PostgreSQL; nothing outlives it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import SERVER, TEMPLATES
from tests.postgres import running_cluster

PREFIX = "cluster-tests-"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
ROOMY = 2**31  # bytes


@contextmanager
def running_tests() -> Iterator[None]:
    """Prepare what the processes of a run share, and tell them by the environment."""
    with _folder() as folder, running_cluster(folder / "postgres") as server:
        os.environ |= {SERVER: server, TEMPLATES: str(folder)}
        yield


@contextmanager
def _folder() -> Iterator[Path]:
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOMY
    parent = MEMORY if in_memory else Path(tempfile.gettempdir())
    _remove_left_behind(parent)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=parent))
    folder.chmod(0o755)  # PostgreSQL is another user
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_left_behind(parent: Path) -> None:
    """Remove folders of runs that were killed."""
    for folder in parent.glob(f"{PREFIX}*"):
        if not Path(f"/proc/{folder.name.removeprefix(PREFIX).partition('-')[0]}").exists():
            shutil.rmtree(folder, ignore_errors=True)
