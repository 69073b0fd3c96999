"""Who is here: Flask-Login is told where people live, the audit log whose doing it is."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import g, request
from flask_login import LoginManager, current_user

from app.accounts import queries
from app.accounts.models import User
from app.audit.context import SYSTEM, WORKER, Actor, acting_as, set_actor


def prepare(login_manager: LoginManager) -> None:
    """Tell Flask-Login where people live and where they sign in."""
    login_manager.login_view = "accounts.login"
    login_manager.login_message = None
    login_manager.session_protection = None  # the server-side session version does this job
    login_manager.user_loader(queries.find_user_of_session)


def name_actor() -> None:
    """Run before each request, after the person is known."""
    if request.endpoint == "web.static":  # a file changes nothing and is the same for everybody
        return
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
    with acting_as(Actor(user.display_name, user.id) if user else WORKER):
        yield


def forget_actor(_error: BaseException | None = None) -> None:
    """Run after each request: a thread serves many people."""
    set_actor(SYSTEM)


def _request_id() -> str:
    return str(g.get("request_id", ""))
