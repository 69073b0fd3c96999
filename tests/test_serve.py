"""`make run` as a supervisor: plain refusals, nothing left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import serve
from tests.processes import PATIENCE

ROOT = Path(__file__).parents[1]
STUBBORN = (
    "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); time.sleep(99)"
)
# Starts a child the way the supervisor does, tells its id and waits to be killed.
PARENT = """
import time
from scripts import serve
print(serve.start("http.server", "0", "--bind", "127.0.0.1").pid, flush=True)
time.sleep(99)
"""


class NeverAsked:
    asked = 0


def is_gone(pid: int) -> bool:
    """Wait for a process to end."""
    for _ in range(PATIENCE * 10):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] == "Z":
            return True  # dead, and nobody has asked for its exit code yet
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("value", ["", "0", "65536", "-5", "80a", "٣٣٣٣"])
def test_a_port_that_is_none_is_wrong_usage(
    value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(SystemExit) as left:
        serve.read_port()
    assert left.value.code == 2
    assert "не номер порта" in capsys.readouterr().out


def test_a_taken_port_is_said_before_anything_starts(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(SystemExit) as left:
            serve.refuse_taken_port("127.0.0.1", other.getsockname()[1])
    assert left.value.code == 1
    assert "make run PORT=" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "date"), [("development", serve.DEMO_DATE), ("production", None)]
)
def test_the_demonstration_date_is_for_development_alone(
    environment: str, date: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLUSTER_ENV", environment)
    monkeypatch.setenv("CLUSTER_TODAY", "")
    monkeypatch.delenv("CLUSTER_TODAY")
    monkeypatch.setenv("CLUSTER_BASE_URL", "https://kept.example")
    serve.use_defaults("http://127.0.0.1:5000")
    assert os.environ.get("CLUSTER_TODAY") == date
    assert os.environ["CLUSTER_BASE_URL"] == "https://kept.example"


def test_whoever_does_not_stop_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "STOP_SECONDS", 0.3)
    stubborn = subprocess.Popen(
        [sys.executable, "-c", STUBBORN], start_new_session=True, stdout=subprocess.PIPE
    )
    with stubborn:
        assert stubborn.stdout
        assert stubborn.stdout.readline()
        serve.stop_all([stubborn], NeverAsked())
        assert stubborn.returncode == -signal.SIGKILL


def test_a_process_that_ends_by_itself_ends_the_site(capsys: pytest.CaptureFixture[str]) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    assert serve.watch([ended], NeverAsked()) == 1
    assert "завершился сам" in capsys.readouterr().out


@pytest.mark.parametrize("end", [subprocess.Popen.kill, subprocess.Popen.terminate])
def test_nobody_outlives_the_supervisor(end: Callable[[subprocess.Popen[str]], None]) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        end(parent)
        parent.wait()
        assert is_gone(child)
