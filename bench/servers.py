"""The two sites under measurement: each by gunicorn with the settings of `make run`."""

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.demo.people import DEMO_PASSWORD
from scripts.serve import DEMO_DATE, SERVER, die_with_parent

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / ".venv-bench"
REQUIREMENTS = ROOT / "bench" / "peer" / "requirements.txt"
START_SECONDS = 60
PEER_ADMIN = "bench"


@dataclass(frozen=True)
class Site:
    """A running server: its address and the cookies of a person who may see everything."""

    address: str
    cookies: str


@contextmanager
def running_sites(database_url: str) -> Iterator[tuple[Site, Site]]:
    """Serve ours and Django's admin over one database; the idle one costs nothing."""
    with ExitStack() as stack:
        ours = stack.enter_context(_served(sys.executable, SERVER, our_environment(database_url)))
        same = tuple("bench.peer.wsgi" if part == "wsgi:app" else part for part in SERVER)
        theirs = stack.enter_context(
            _served(str(peer_python()), same, peer_environment(database_url))
        )
        staff = {"email": "staff@demo.example", "password": DEMO_PASSWORD}
        admin = {"username": PEER_ADMIN, "password": DEMO_PASSWORD}
        yield (
            Site(ours, _sign_in(f"{ours}/login", "csrf_token", staff)),
            Site(
                theirs,
                _sign_in(f"{theirs}/admin/login/?next=/admin/", "csrfmiddlewaretoken", admin),
            ),
        )


@contextmanager
def running_ours(database_url: str) -> Iterator[str]:
    """Serve our site alone; yield its address."""
    with _served(sys.executable, SERVER, our_environment(database_url)) as address:
        yield address


def our_environment(database_url: str) -> dict[str, str]:
    """Return the environment of our processes: the day of the demo, the logs as by default."""
    return {**os.environ, "CLUSTER_DATABASE_URL": database_url, "CLUSTER_TODAY": DEMO_DATE}


def peer_environment(database_url: str) -> dict[str, str]:
    """Return the environment of Django's processes."""
    return {
        **os.environ,
        "PEER_DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "bench.peer.settings",
        "DJANGO_SUPERUSER_PASSWORD": DEMO_PASSWORD,
    }


def prepare_peer(database_url: str) -> None:
    """Put Django's own tables and an administrator beside ours."""
    environment = peer_environment(database_url)
    person = ("--username", PEER_ADMIN, "--email", "bench@demo.example")
    for command in (("migrate", "-v0"), ("createsuperuser", "--noinput", "-v0", *person)):
        subprocess.run(
            [peer_python(), "-m", "django", *command], check=True, cwd=ROOT, env=environment
        )


def peer_python() -> Path:
    """Return the Python that has Django; its environment is made when it is missing."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        install = ("-m", "pip", "install", "--quiet", "-r", REQUIREMENTS)
        subprocess.run([python, *install], check=True)
    return python


@contextmanager
def _served(python: str, server: tuple[str, ...], environment: dict[str, str]) -> Iterator[str]:
    port = _free_port()
    process = subprocess.Popen(
        [python, "-m", *server, "--bind", f"127.0.0.1:{port}"],
        cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=START_SECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"no server on port {port} after {START_SECONDS} s")


def _sign_in(url: str, token_field: str, person: dict[str, str]) -> str:
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = opener.open(url).read().decode()
    token = re.search(rf'name="{token_field}"[^>]*value="([^"]+)"', page)
    assert token, f"{url} has no form to sign in with"
    fields = urllib.parse.urlencode({token_field: token[1], **person}).encode()
    request = urllib.request.Request(url, fields, {"Referer": url})  # noqa: S310 - our own server
    answer = opener.open(request)
    assert answer.url != url, f"{url} let nobody in"
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
