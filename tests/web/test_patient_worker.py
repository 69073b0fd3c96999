"""The worker of the site's server: slow clients hold sockets, never threads."""

import socket
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from app.web.patient_worker import HEAD_SECONDS, LONGEST_HEAD, BoundedSocket, has_whole_head
from tests.processes import PATIENCE, running

ROOT = Path(__file__).parents[2]
REQUEST = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def nothing(_environ: Any, start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer at once: an application for gunicorn."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "4")])
    return [b"here"]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server of one worker with two threads, by the project's own settings."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", f"{Path(__file__).stem}:nothing",
        "--pythonpath", Path(__file__).parent, "--bind", f"127.0.0.1:{number}",
        "--workers", "1", "--threads", "2", "--log-level", "warning",
    ]  # fmt: skip
    with running(*command, cwd=ROOT):
        for _ in range(PATIENCE * 10):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", number)) == 0:
                    break
            time.sleep(0.1)
        yield number


@pytest.fixture
def connect(port: int) -> Iterator[Callable[..., socket.socket]]:
    """A function that opens a connection and sends something; all are closed in the end."""
    with ExitStack() as stack:

        def to_server(sent: bytes = b"") -> socket.socket:
            client = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
            stack.enter_context(client)
            client.sendall(sent)
            return client

        yield to_server


def answer(client: socket.socket) -> bytes:
    return client.recv(15)


def body_comes(client: socket.socket) -> bool:
    received = b""
    while not received.endswith(b"here") and (part := client.recv(4096)):  # may come in pieces
        received += part
    return received.endswith(b"here")


def test_idle_sockets_and_half_requests_keep_nobody_waiting(connect: Any) -> None:
    for sent in [b""] * 40 + [b"GET / HT"] * 5:
        connect(sent)
    started = time.monotonic()
    for _ in range(5):
        assert answer(connect(REQUEST)) == b"HTTP/1.1 200 OK"
    assert time.monotonic() - started < HEAD_SECONDS, "somebody waited for the slow ones to leave"


def test_a_request_that_comes_in_pieces_is_answered(connect: Any) -> None:
    client = connect(REQUEST[:20])
    time.sleep(0.3)
    client.sendall(REQUEST[20:])
    assert answer(client) == b"HTTP/1.1 200 OK"


def test_a_kept_connection_that_sends_half_a_request_holds_no_thread(connect: Any) -> None:
    kept = [connect(REQUEST) for _ in range(6)]
    for client in kept:
        assert body_comes(client)
    for client in kept:
        client.sendall(b"GET / HT")
    assert answer(connect(REQUEST)) == b"HTTP/1.1 200 OK"


@pytest.mark.parametrize(
    ("sent", "whole"),
    [
        (b"", False),
        (b"GET / HT", False),
        (REQUEST, True),
        (REQUEST + b"GET", True),
        (b"x" * LONGEST_HEAD, True),
    ],
)
def test_a_head_is_whole_when_a_thread_need_not_wait_for_it(sent: bytes, whole: bool) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        theirs.sendall(sent)
        assert has_whole_head(ours) is whole
        theirs.close()
        assert has_whole_head(ours) is (whole or not sent)


def test_a_blocking_socket_does_not_block_for_ever() -> None:
    with BoundedSocket() as client:
        client.setblocking(True)
        assert client.gettimeout()
        client.setblocking(False)
        assert client.gettimeout() == 0
