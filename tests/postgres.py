"""A throw-away PostgreSQL cluster for one run of the tests."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.processes import PATIENCE, running

UNPRIVILEGED = "postgres"
# Nothing of it is kept: no waiting for disks, no second writer, no compiling of short queries.
FAST = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal",
    "max_wal_senders=0", "autovacuum=off", "jit=off", "shared_buffers=64MB",
)  # fmt: skip


def binaries() -> Path:
    """Return the folder of PostgreSQL's programs; raises RuntimeError with the remedy."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise RuntimeError("PostgreSQL is not installed: run `make test`, or install postgresql")
    return found[-1].parent if found else Path(str(on_path)).parent


@contextmanager
def running_cluster(folder: Path) -> Iterator[str]:
    """Start a cluster on a free port of the loopback and yield its URL without a database."""
    user = UNPRIVILEGED if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    folder.mkdir()
    if user:
        shutil.chown(folder, user)
    data, port = folder / "data", _free_port()
    subprocess.run(
        [binaries() / "initdb", "-D", data, "-U", "cluster", "-E", "UTF8", "--no-sync",
         "-A", "trust"],
        check=True, user=user, stdout=subprocess.DEVNULL, cwd="/",
    )  # fmt: skip
    settings = [part for setting in FAST for part in ("-c", setting)]
    with (
        (folder.parent / "postgres.log").open("wb") as log,
        running(
            binaries() / "postgres", "-D", data, "-p", port, "-k", folder, *settings,
            ends_with=signal.SIGQUIT, politely=True, user=user, cwd="/", stdout=log, stderr=log,
        ) as server,
    ):  # fmt: skip
        _wait_until_ready(port, server)
        yield f"postgresql+psycopg://cluster@127.0.0.1:{port}"


def _wait_until_ready(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(f"host=127.0.0.1 port={port} user=cluster dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start: exit code {server.poll()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
