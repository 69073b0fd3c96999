"""What the worker can do: handlers of jobs and periodic tasks, registered by the factory."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import Flask, current_app
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from huey import crontab

from app.base.clock import now


class JobLostError(Exception):
    """Another worker has taken this job over: the handler has to stop."""


class Progress:
    """How far a handler is. Telling costs nothing, so a loop may tell at each step.

    The figures reach the database with the next beat, over a connection of its own: a handler
    that is inside a transaction may tell its progress too.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.message = ""
        self.lost = False

    def __call__(self, done: int, total: int, message: str = "") -> None:
        """Say that `done` of `total` steps are behind; raises JobLostError."""
        if self.lost:
            raise JobLostError
        self.done, self.total, self.message = done, total, message

    def values(self) -> dict[str, int | str]:
        """Return the figures as columns of the job."""
        return {"done": self.done, "total": self.total, "message": self.message}


Handler = Callable[[dict[str, Any], Progress], str | None]
PeriodicRun = Callable[[datetime], Any]
Schedule = Callable[[datetime], bool]
Clock = Callable[[], datetime]
ActingFor = Callable[[int | None], AbstractContextManager[None]]

EVERY_MINUTE: Schedule = crontab()
EVERY_NIGHT: Schedule = crontab(hour="0", minute="17")
UNTITLED = _l("Фоновая задача")


@dataclass(frozen=True)
class Kind:
    """A kind of job: what runs it and how its page is called."""

    handler: Handler
    title: LazyString | str


@dataclass(frozen=True)
class Periodic:
    """A task of the scheduler, when it is due, and which time it is told."""

    run: PeriodicRun
    schedule: Schedule
    clock: Clock


@dataclass
class Registry:
    """Everything an application knows about its background work."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    periodic: dict[str, Periodic] = field(default_factory=dict)
    acting_for: ActingFor = field(default=lambda _user_id: nullcontext())


def registry_of(app: Flask) -> Registry:
    """Return an application's registry, an empty one the first time."""
    found: Registry = app.extensions.setdefault("jobs", Registry())
    return found


@dataclass(frozen=True)
class JobKind:
    """A package's declaration of a kind of job."""

    kind: str
    handler: Handler
    title: LazyString | str = UNTITLED

    def register(self, app: Flask) -> None:
        """Let the worker run jobs of this kind."""
        register_job(app, self.kind, self.handler, title=self.title)


@dataclass(frozen=True)
class PeriodicTask:
    """A package's declaration of a task of the scheduler."""

    name: str
    run: PeriodicRun
    schedule: Schedule = EVERY_MINUTE
    clock: Clock = now

    def register(self, app: Flask) -> None:
        """Let the scheduler call the task."""
        register_periodic(app, self.name, self.run, schedule=self.schedule, clock=self.clock)


def register_job(
    app: Flask, kind: str, handler: Handler, *, title: LazyString | str = UNTITLED
) -> None:
    """Say what runs jobs of a kind (called by the factory).

    The handler gets the payload and a Progress; it works in transactions of its own and returns
    the local address of its result, or None. A worker may be killed in the middle and the job
    begun anew, so a handler must give the same result when it is run twice.
    """
    registry_of(app).kinds[kind] = Kind(handler, title)


def register_periodic(
    app: Flask,
    name: str,
    run: PeriodicRun,
    *,
    schedule: Schedule = EVERY_MINUTE,
    clock: Clock = now,
) -> None:
    """Have the scheduler call `run(now)` when the schedule (huey's crontab, in UTC) says so.

    `now` is the business time; `clock=true_now` for what measures waiting or expiry.
    """
    registry_of(app).periodic[name] = Periodic(run, schedule, clock)


def title_of(kind: str) -> LazyString | str:
    """Return the title of a kind of job, a general one when this release knows it no more."""
    known = registry_of(current_app).kinds.get(kind)
    return known.title if known else UNTITLED


def titles() -> list[tuple[str, LazyString | str]]:
    """Return (kind, title) pairs of the registered kinds, by title."""
    kinds = registry_of(current_app).kinds.items()
    return sorted(((name, kind.title) for name, kind in kinds), key=lambda pair: str(pair[1]))
