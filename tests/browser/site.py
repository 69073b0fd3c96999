"""A running site as `make run` makes it: migrated, the real plan, demo records, a worker."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLAN = "app/plan/data/cluster-plan-2023-2024.txt"
PATIENCE = 90  # seconds until the server must answer


@contextmanager
def running_site(database_url: str, folder: Path) -> Iterator[str]:
    """Prepare a database and serve it with two processes and a worker; yield the address."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "CLUSTER_ENV": "development",
        "CLUSTER_TODAY": "2024-02-26",
        "CLUSTER_DATABASE_URL": database_url,
        "CLUSTER_QUEUE_URL": f"sqlite:///{folder / 'queue.sqlite3'}",
        "CLUSTER_BASE_URL": address,
        "CLUSTER_LOG_LEVEL": "WARNING",
    }
    for command in (("db", "upgrade"), ("plan", "import", PLAN), ("demo", "load")):
        subprocess.run(_flask(*command), env=environment, cwd=ROOT, check=True, capture_output=True)
    with ExitStack() as stack:
        stack.enter_context(_process(_gunicorn(port), environment, folder / "server.log"))
        stack.enter_context(_process(_flask("worker"), environment, folder / "worker.log"))
        _wait_until_ready(address)
        yield address


def _flask(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]


def _gunicorn(port: int) -> list[str]:
    options = ["--workers", "2", "--threads", "4", "--worker-class", "gthread"]
    return [
        sys.executable, "-m", "gunicorn", "wsgi:app", "--bind", f"127.0.0.1:{port}",
        "--no-control-socket", *options,
    ]  # fmt: skip


@contextmanager
def _process(command: list[str], environment: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_ready(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):  # noqa: S310 - loopback
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the site did not answer within {PATIENCE} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
