"""A mail server for tests: speaks enough SMTP on the loopback, and can refuse."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any


class Postbox(socketserver.ThreadingTCPServer):
    """Keeps what it was handed; `answers` holds what RCPT says to an address instead of 250."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.received: list[EmailMessage] = []
        self.answers: dict[str, str] = {}
        self.connections = 0

    @property
    def url(self) -> str:
        """Return the address as CLUSTER_MAIL_URL has it."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"


class _Conversation(socketserver.StreamRequestHandler):
    server: Any

    def handle(self) -> None:
        self.server.connections += 1
        self._say("220 ready")
        while line := self.rfile.readline():
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self._take_message()
            elif word == b"RCPT":
                address = line.decode().partition("<")[2].partition(">")[0]
                self._say(self.server.answers.get(address, "250 ok"))
            else:
                self._say("250 ok")

    def _take_message(self) -> None:
        self._say("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        source = b"".join(line.removeprefix(b".") for line in lines)
        self.server.received.append(message_from_bytes(source, policy=policy.default))
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def running_mail_server() -> Iterator[Postbox]:
    """Listen on a free port for the length of the block."""
    with Postbox() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
