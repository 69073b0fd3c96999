"""Gunicorn's worker of threads, made patient: a slow client holds a socket, never a thread.

A thread gets a connection when the whole head of a request has come. Until then the connection
waits in the worker's loop, which costs next to nothing; gunicorn's own worker lets a thread wait.
Where a thread does read or write, it is for a bounded time. A slow body is a proxy's business
(docs/operations.md): here it holds a thread for READ_SECONDS at most between two pieces.
"""

import errno
import socket
import time
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

HEAD_SECONDS = 15.0
READ_SECONDS = 30.0
LONGEST_HEAD = 64 * 1024  # gunicorn itself refuses such a head


class BoundedSocket(socket.socket):
    """A socket whose blocking calls end after a while (TimeoutError, an OSError)."""

    def setblocking(self, flag: bool) -> None:
        """Block for READ_SECONDS at most, or not at all."""
        self.settimeout(READ_SECONDS if flag else 0.0)


class PatientWorker(ThreadWorker):
    """Threads for requests, the loop for waiting."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unfinished: list[Any] = []  # connections with a part of a head

    def accept(self, listener: Any) -> None:
        """Take a connection and wait for its request without a thread."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return
        self.nr_conns += 1
        bounded = BoundedSocket(client.family, client.type, client.proto, fileno=client.detach())
        conn = TConn(self.cfg, bounded, address, listener.getsockname())
        self._expect_head(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def on_pending_socket_readable(self, conn: Any, client: Any) -> None:
        """Look at what a new connection has sent."""
        self.poller.unregister(client)
        self._start_or_wait(conn)

    def on_client_socket_readable(self, conn: Any, client: Any) -> None:
        """Look at what a kept connection has sent for its next request."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._expect_head(conn)
        self._start_or_wait(conn)

    def murder_pending(self) -> None:
        """Start what is complete by now, close what took too long (called once a second)."""
        waiting, self.unfinished = self.unfinished, []
        for conn in waiting:
            self._start_or_wait(conn)
        super().murder_pending()
        self.unfinished = [conn for conn in self.unfinished if conn in self.pending_conns]

    def _expect_head(self, conn: Any) -> None:
        conn.timeout = time.monotonic() + HEAD_SECONDS
        self.pending_conns.append(conn)

    def _start_or_wait(self, conn: Any) -> None:
        if not has_whole_head(conn.sock):
            # Not back to the poller: what has come would wake it without end.
            self.unfinished.append(conn)
            return
        self.pending_conns.remove(conn)
        conn.data_ready = True
        self.enqueue_req(conn)


def has_whole_head(client: socket.socket) -> bool:
    """Tell whether a thread would find a whole head of a request, or the end, without waiting."""
    try:
        seen = client.recv(LONGEST_HEAD, socket.MSG_PEEK)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return not seen or b"\r\n\r\n" in seen or len(seen) == LONGEST_HEAD
