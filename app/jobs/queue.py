"""The queue between those who ask for work and the worker: huey, by `CLUSTER_QUEUE_URL`.

A message holds nothing but the id of a job. It may be lost, doubled or late: the row in the
database is what counts, and the pick-up finds rows whose message went astray.
"""

import logging
from collections.abc import Callable, Iterable
from contextvars import Context
from functools import cached_property
from typing import Any

from flask import Flask, current_app
from huey import Huey, MemoryHuey, PostgresHuey, RedisHuey, SqliteHuey
from huey.exceptions import ConfigurationError as HueyError
from huey.serializer import SignedSerializer
from sqlalchemy.orm import Session, SessionTransaction

from app.base.listening import listen_once
from app.base.transactions import retried
from app.extensions import db
from app.jobs.registry import ActingFor, Periodic, registry_of
from app.jobs.running import run_job
from config import INSTANCE, ConfigurationError

log = logging.getLogger(__name__)
NAME = "cluster"
CONNECT_SECONDS = 3  # a request that starts a job must not hang on a queue that is away
_PENDING = "jobs_to_send"
TABLES_LOCK = 20_240_226  # one process makes the tables, the others wait for it


class Queue:
    """Huey's queue of one application; it connects when it is first used."""

    def __init__(self, app: Flask, run_job: Callable[[int], None]) -> None:
        self._app = app
        self._run_job = run_job

    def send(self, job_id: int) -> None:
        """Tell the worker about a job; a queue that is away only delays it to the pick-up."""
        try:
            self._sender(job_id)
        except Exception:
            log.warning("job %s waits for the pick-up: the queue is away", job_id, exc_info=True)

    @cached_property
    def huey(self) -> Huey:
        """Return huey's own object with the periodic tasks of the application."""
        huey = connect(self._app)
        for name, periodic in registry_of(self._app).periodic.items():
            self._add_periodic(huey, name, periodic)
        return huey

    @cached_property
    def _sender(self) -> Any:
        @self.huey.task(name="run_job")  # type: ignore[untyped-decorator]
        def run_job(job_id: int) -> None:
            self._in_application(lambda: self._run_job(job_id))

        return run_job

    def _add_periodic(self, huey: Huey, name: str, periodic: Periodic) -> None:
        @huey.periodic_task(periodic.schedule, name=name)  # type: ignore[untyped-decorator]
        def run() -> None:
            self._in_application(lambda: retried(lambda: _run_periodic(periodic)))

    def _in_application(self, work: Callable[[], Any]) -> None:
        """Work in contexts of its own, so that nothing of a request or another task leaks in."""
        Context().run(self._inside, work)

    def _inside(self, work: Callable[[], Any]) -> None:
        with self._app.app_context():
            work()

    def prepare(self) -> Huey:
        """Return huey ready to run every task (for the worker)."""
        _ = self._sender
        return self.huey


def _run_periodic(periodic: Periodic) -> None:
    with registry_of(current_app).acting_for(None):
        periodic.run(periodic.clock())


def present_queue() -> Queue:
    """Return the present application's queue."""
    found: Queue = current_app.extensions["jobs_queue"]
    return found


def prepare_jobs(app: Flask, *, acting_for: ActingFor) -> None:
    """Give the application its queue (called by the factory, before packages register jobs).

    `acting_for(user_id)` tells the audit log whom a job works for. Raises ConfigurationError
    when `CLUSTER_QUEUE_URL` cannot be used.
    """
    check_queue_url(app.config["QUEUE_URL"])
    registry_of(app).acting_for = acting_for
    app.extensions["jobs_queue"] = Queue(app, run_job)


def send_after_commit(job_ids: Iterable[int]) -> None:
    """Have the worker told about these jobs once the present transaction is committed."""
    db.session().info.setdefault(_PENDING, []).extend(job_ids)


def send_jobs_after_commits() -> None:
    """Listen to every session (called once, by the factory's module)."""
    listen_once(Session, "after_commit", _send)
    listen_once(Session, "after_soft_rollback", _forget)


def _send(session: Session) -> None:
    if session.in_nested_transaction():  # a savepoint was released, nothing is committed yet
        return
    for job_id in session.info.pop(_PENDING, ()):
        present_queue().send(job_id)


def _forget(session: Session, ended: SessionTransaction, *_: Any) -> None:
    if ended.parent is None:
        session.info.pop(_PENDING, None)


def check_queue_url(url: str) -> None:
    """Raise ConfigurationError when the queue's address cannot be used here."""
    scheme = url.partition("://")[0].removesuffix("+psycopg")
    if url and scheme not in {"sqlite", "postgres", "postgresql", "redis", "rediss"}:
        raise ConfigurationError("CLUSTER_QUEUE_URL is none of sqlite://, postgresql://, redis://")
    if scheme.startswith("redis"):
        _connect_redis(url)  # connects to nothing yet, but needs its package


def connect(app: Flask) -> Huey:
    """Return huey on the configured storage; in tests without one, jobs run at once."""
    url = app.config["QUEUE_URL"]
    options: dict[str, Any] = {"results": False, "serializer": _serializer(app)}
    if app.testing and not url:
        return MemoryHuey(NAME, immediate=True, **options)
    if url.startswith("redis"):
        return _connect_redis(url, **options)
    if url.startswith("postgres"):
        return _connect_postgres(url.replace("+psycopg", ""), **options)
    path = url.removeprefix("sqlite:///") or str(INSTANCE / "queue.sqlite3")
    durable = app.config["ENV_NAME"] == "production"
    return SqliteHuey(NAME, filename=path, fsync=durable, **options)


def _serializer(app: Flask) -> SignedSerializer:
    # Messages are pickles: whoever can write to the queue must not be able to run code here.
    return SignedSerializer(secret=app.config["SECRET_KEY"], salt="cluster.jobs")


def _connect_redis(url: str, **options: Any) -> Huey:
    try:
        return RedisHuey(NAME, url=url, **options)
    except HueyError as error:
        raise ConfigurationError(
            "CLUSTER_QUEUE_URL names Redis, and its package is not installed: "
            ".venv/bin/pip install redis"
        ) from error


def _connect_postgres(dsn: str, **options: Any) -> Huey:
    options |= {"dsn": dsn, "create_tables": False, "connect_timeout": CONNECT_SECONDS}
    huey = PostgresHuey(NAME, **options)
    import psycopg  # a site on SQLite needs no driver of PostgreSQL

    with psycopg.connect(dsn, connect_timeout=CONNECT_SECONDS) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (TABLES_LOCK,))
        present = connection.execute("SELECT to_regclass('huey_counter')").fetchone()
        for statement in huey.storage.ddl if present == (None,) else ():
            connection.execute(statement)
    return huey
