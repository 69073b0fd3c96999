"""Listening to SQLAlchemy from within `create_app`, which may run several times in a process."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event


def listen_once(target: Any, name: str, listener: Callable[..., Any], **options: Any) -> None:
    """Listen to an event of a class unless this listener already does."""
    if not event.contains(target, name, listener):
        event.listen(target, name, listener, **options)
