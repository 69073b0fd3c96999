"""A running site as `make run` makes it: migrated, the real plan, demo records, a worker."""

import os
import socket
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.extensions import db
from app.factory import create_app
from config import load_config
from tests.processes import PATIENCE, running

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "app/plan/data/cluster-plan-2023-2024.txt"


@contextmanager
def running_site(database_url: str, folder: Path) -> Iterator[str]:
    """Fill a migrated database, serve it with two processes and a worker; yield the address."""
    commands = (["plan", "import", str(PLAN)], ["demo", "load"])
    with _served(database_url, folder, commands, today="2024-02-26") as address:
        yield address


@contextmanager
def empty_site(database_url: str, folder: Path, *, email: str, password: str) -> Iterator[str]:
    """Serve a migrated database that holds one administrator; yield the address."""
    create = ["accounts", "create", email, "--role", "admin", "--name", "Завучева Нина Ильинична"]
    secret = {"CLUSTER_NEW_PASSWORD": password}
    with _served(database_url, folder, (create,), today="2024-08-26", env=secret) as address:
        yield address


@contextmanager
def _served(
    database_url: str,
    folder: Path,
    commands: Sequence[list[str]],
    *,
    today: str,
    env: Mapping[str, str] | None = None,
) -> Iterator[str]:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    settings = {
        "CLUSTER_ENV": "development",
        "CLUSTER_TODAY": today,
        "CLUSTER_DATABASE_URL": database_url,
        "CLUSTER_QUEUE_URL": f"sqlite:///{folder / 'queue.sqlite3'}",
        "CLUSTER_BASE_URL": address,
        "CLUSTER_LOG_LEVEL": "WARNING",
    }
    _fill(settings, commands, env)
    with ExitStack() as stack:
        for name, command in (("server", _gunicorn(port)), ("worker", _worker())):
            log = stack.enter_context((folder / f"{name}.log").open("wb"))
            environment = {**os.environ, **settings}
            stack.enter_context(
                running(*command, env=environment, cwd=ROOT, stdout=log, stderr=log)
            )
        _wait_until_ready(address)
        yield address


def _fill(
    settings: dict[str, str], commands: Sequence[list[str]], env: Mapping[str, str] | None
) -> None:
    """Run the commands of a first start, without a process for each."""
    app = create_app(load_config(settings))
    for command in commands:
        done = app.test_cli_runner().invoke(args=command, env=env)
        assert done.exit_code == 0, done.output
    with app.app_context():
        db.engine.dispose()


def _worker() -> list[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", "worker"]


def _gunicorn(port: int) -> list[str]:
    """Two processes as `make run` has them; `--preload` imports the application once for both."""
    return [
        sys.executable, "-m", "gunicorn", "wsgi:app", "--bind", f"127.0.0.1:{port}",
        "--workers", "2", "--threads", "4", "--worker-class", "gthread", "--preload",
        "--no-control-socket", "--timeout", str(PATIENCE),
    ]  # fmt: skip


def _wait_until_ready(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):  # noqa: S310 - loopback
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the site did not answer within {PATIENCE} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
