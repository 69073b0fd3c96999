"""`make run`: prepare the site, start its server and its worker, keep both until stopped.

The two processes live and die with this one: Ctrl-C, SIGTERM and even kill -9 leave no orphan.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
DEMO_DATE = "2024-02-26"  # the plan's year is alive and the fair is near
START_SECONDS = 120
STOP_SECONDS = 30
PR_SET_PDEATHSIG = 1
SERVER = ("gunicorn", "wsgi:app", "--log-level", "warning")  # settings: gunicorn.conf.py


class Stop:
    """Remembers that somebody asked to stop; asked twice, it means at once."""

    def __init__(self) -> None:
        self.asked = 0
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked += 1


def main() -> int:
    """Return the exit code: 0 when the site was stopped by request."""
    die_with_parent()
    host, port = os.environ.get("HOST", "127.0.0.1"), read_port()
    address = f"http://{host}:{port}"
    use_defaults(address)
    refuse_taken_port(host, port)
    accounts = prepare()
    stop = Stop()
    processes = [
        start(*SERVER, "--bind", f"{host}:{port}"),
        start("flask", "--app", "wsgi", "worker"),
    ]
    try:
        if wait_until_ready(f"{address}/healthz", processes, stop):
            tell(f"\nСайт работает: {address}\n\n{accounts}\nОстановить: Ctrl-C\n")
        return watch(processes, stop)
    finally:
        stop_all(processes, stop)


def read_port() -> int:
    """Return the port of `PORT=`; leave with exit code 2 when it is none."""
    value = os.environ.get("PORT", "5000")
    if value.isascii() and value.isdigit() and 0 < int(value) < 65536:
        return int(value)
    tell(f"PORT={value} — не номер порта.")
    sys.exit(2)


def use_defaults(address: str) -> None:
    """Complete the environment for a first look; what is set stays."""
    os.chdir(ROOT)
    environment = os.environ.setdefault("CLUSTER_ENV", "development")
    os.environ.setdefault("CLUSTER_BASE_URL", address)
    if environment == "development":
        os.environ.setdefault("CLUSTER_TODAY", DEMO_DATE)


def refuse_taken_port(host: str, port: int) -> None:
    """Leave with a plain message when somebody else already listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            tell(
                f"Порт {port} занят или недоступен ({error.strerror}). Например: make run PORT=5001"
            )
            sys.exit(1)


def prepare() -> str:
    """Bring the database up to date and fill it when it is new; return the accounts' text."""
    tell("Готовлю базу данных…")
    quiet = {**os.environ, "CLUSTER_LOG_LEVEL": os.environ.get("CLUSTER_LOG_LEVEL", "WARNING")}
    for command in (("flask", "--app", "wsgi", "db", "upgrade"), ("scripts.first_records",)):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            env=quiet, stdout=subprocess.PIPE, text=True, check=False, preexec_fn=die_with_parent,
        )  # fmt: skip
        if done.returncode:
            sys.exit(done.returncode)
    return done.stdout


def start(*command: str) -> subprocess.Popen[bytes]:
    """Start a module in a session of its own: Ctrl-C reaches it through us alone."""
    return subprocess.Popen(
        [sys.executable, "-m", *command], start_new_session=True, preexec_fn=die_with_parent
    )


def die_with_parent() -> None:
    """Have the kernel end this process when the one that started it is gone (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def wait_until_ready(url: str, processes: list[subprocess.Popen[bytes]], stop: Stop) -> bool:
    """Wait until the server answers; False when it does not, or is not wanted any more."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not stop.asked and all_run(processes):
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own address
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def watch(processes: list[subprocess.Popen[bytes]], stop: Stop) -> int:
    """Wait for the wish to stop; a process that ends by itself ends everything."""
    while all_run(processes):
        if stop.asked:
            return 0
        time.sleep(0.2)
    tell("Один из процессов сайта завершился сам: причина стоит выше.")
    return 1


def all_run(processes: list[subprocess.Popen[bytes]]) -> bool:
    """Tell whether every process still runs."""
    return all(process.poll() is None for process in processes)


def stop_all(processes: list[subprocess.Popen[bytes]], stop: Stop) -> None:
    """Let both finish what they are at; whoever takes too long is ended with its children."""
    asked, deadline = stop.asked, time.monotonic() + STOP_SECONDS
    for process in processes:
        process.terminate()
    while any(process.poll() is None for process in processes):
        if time.monotonic() > deadline or stop.asked > asked:
            break
        time.sleep(0.1)
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def tell(text: str) -> None:
    """Say something to the person at the terminal."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
