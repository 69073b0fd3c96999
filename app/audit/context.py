"""Who is acting now: set by the request or the command, read when changes are written."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from click import Context, get_current_context


@dataclass(frozen=True)
class Actor:
    """The person or program behind a change."""

    name: str
    user_id: int | None = None
    request_id: str = ""


SYSTEM = Actor("система")
WORKER = Actor("фоновая работа")
_current: ContextVar[Actor] = ContextVar("audit_actor", default=SYSTEM)


def current_actor() -> Actor:
    """Return who is acting now; a command of the server is named as it was typed."""
    actor = _current.get()
    command = get_current_context(silent=True) if actor is SYSTEM else None
    return _named(command) if command else actor


def set_actor(actor: Actor) -> None:
    """Say who is acting for the rest of this request or command."""
    _current.set(actor)


@contextmanager
def acting_as(actor: Actor) -> Iterator[None]:
    """Say who is acting inside the block."""
    token = _current.set(actor)
    try:
        yield
    finally:
        _current.reset(token)


def _named(command: Context) -> Actor:
    words = command.command_path.split()[1:]  # without the name of the program itself
    return Actor(f"команда «{' '.join(words)}»") if words else SYSTEM
