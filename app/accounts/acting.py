"""Tells the audit log who the request or command belongs to."""

from flask import g
from flask_login import current_user

from app.audit.context import SYSTEM, Actor, set_actor


def name_actor() -> None:
    """Run before each request, after the person is known."""
    request_id = g.get("request_id", "")
    if current_user.is_authenticated:
        set_actor(Actor(current_user.display_name, current_user.id, request_id))
    else:
        set_actor(Actor("посетитель", None, request_id))


def forget_actor(_error: BaseException | None = None) -> None:
    """Run after each request: a thread serves many people."""
    set_actor(SYSTEM)
