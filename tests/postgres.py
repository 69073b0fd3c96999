"""A throw-away PostgreSQL cluster for one run of the tests."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = "postgres"
FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")


def binaries() -> Path:
    """Return the folder of PostgreSQL's programs; raises RuntimeError with the remedy."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise RuntimeError("PostgreSQL is not installed: run `make test`, or install postgresql")
    return found[-1].parent if found else Path(str(on_path)).parent


@contextmanager
def running_cluster() -> Iterator[str]:
    """Start a cluster on a free port of the loopback and yield its URL without a database."""
    folder = Path(tempfile.mkdtemp(prefix="cluster-pg-"))
    port = _free_port()
    try:
        _run(
            "initdb",
            "-D",
            folder / "data",
            "-U",
            "cluster",
            "-E",
            "UTF8",
            "--no-sync",
            "-A",
            "trust",
            owner_of=folder,
        )
        _run(
            "pg_ctl",
            "-D",
            folder / "data",
            "-w",
            "-l",
            folder / "log",
            "-o",
            f"-p {port} -k {folder} {' '.join(FAST)}",
            "start",
        )
        yield f"postgresql+psycopg://cluster@127.0.0.1:{port}"
    finally:
        _run("pg_ctl", "-D", folder / "data", "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _run(
    program: str, *arguments: object, owner_of: Path | None = None, check: bool = True
) -> None:
    user = UNPRIVILEGED if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    if owner_of and user:
        shutil.chown(owner_of, user)
    subprocess.run(
        [str(binaries() / program), *map(str, arguments)],
        check=check, user=user, stdout=subprocess.DEVNULL, cwd="/",
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
