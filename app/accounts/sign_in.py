"""Signing in as the web does it: the present address, the true time, the lockout."""

from flask import current_app, request
from flask_login import LoginManager

from app.accounts import queries, services
from app.accounts.errors import SignInRefusedError
from app.accounts.models import User
from app.web import clock
from app.web.transactions import transaction


def check(*, email: str, password: str) -> User:
    """Return the person who may enter; a refusal is counted before it is told.

    Raises SignInRefusedError, TooManyTriesError.
    """
    config, at, address = current_app.config, clock.true_now(), request.remote_addr or ""
    try:
        return services.check_credentials(
            email=email,
            password=password,
            address=address,
            at=at,
            window=config["SIGN_IN_WINDOW"],
            tries=config["SIGN_IN_MAX_FAILURES"],
        )
    except SignInRefusedError:
        with transaction():
            services.note_failure(email=email, address=address, at=at)
        raise


def prepare(login_manager: LoginManager) -> None:
    """Tell Flask-Login where people live and where they sign in."""
    login_manager.login_view = "accounts.login"
    login_manager.login_message = None
    login_manager.session_protection = None  # the server-side session version does this job
    login_manager.user_loader(queries.find_user_of_session)
