"""Tells the audit log who the request, the command or the job belongs to."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import g
from flask_login import current_user

from app.accounts import queries
from app.accounts.models import User
from app.audit.context import SYSTEM, Actor, acting_as, set_actor


def name_actor() -> None:
    """Run before each request, after the person is known."""
    if current_user.is_authenticated:
        act_as(current_user)
    else:
        set_actor(Actor("посетитель", None, _request_id()))


def act_as(user: User) -> None:
    """Say that the rest of the request is this person's doing (a one-time link proves it)."""
    set_actor(Actor(user.display_name, user.id, _request_id()))


@contextmanager
def acting_for(user_id: int | None) -> Iterator[None]:
    """Say that the block is this person's doing: a job works for whoever started it."""
    user = queries.find_user(user_id) if user_id is not None else None
    with acting_as(Actor(user.display_name, user.id) if user else SYSTEM):
        yield


def forget_actor(_error: BaseException | None = None) -> None:
    """Run after each request: a thread serves many people."""
    set_actor(SYSTEM)


def _request_id() -> str:
    return str(g.get("request_id", ""))
