"""Use cases of accounts: signing in, making people."""

from datetime import datetime, timedelta

from app.accounts import queries
from app.accounts.enums import Role
from app.accounts.errors import EmailTakenError, SignInRefusedError, TooManyTriesError
from app.accounts.models import SignInAttempt, User
from app.accounts.passwords import verify_password
from app.extensions import db

TRIES_PER_ADDRESS = 4  # a school shares one address: four times the tries of one e-mail


def check_credentials(
    *, email: str, password: str, address: str, at: datetime, window: timedelta, tries: int
) -> User:
    """Return the person whom e-mail and password fit. Slow: call it outside a transaction.

    Raises TooManyTriesError after `tries` failures within `window`, SignInRefusedError with
    the same text and after the same work for an unknown e-mail and a wrong password.
    """
    email = queries.normalise_email(email)
    failures = queries.count_failures(email=email, address=address, since=at - window)
    if failures[0] >= tries or failures[1] >= tries * TRIES_PER_ADDRESS:
        raise TooManyTriesError
    user = queries.find_user_by_email(email)
    fits = verify_password(user.password_hash if user else None, password)
    if user is None or not fits or not user.active:
        raise SignInRefusedError
    return user


def note_failure(*, email: str, address: str, at: datetime) -> None:
    """Count a failed try towards the lockout."""
    attempt = SignInAttempt(email=queries.normalise_email(email), address=address, at=at)
    db.session.add(attempt)
    db.session.flush()


def create_user(
    *,
    email: str,
    display_name: str,
    role: Role,
    now: datetime,
    password_hash: str | None = None,
    organization_id: int | None = None,
    is_demo: bool = False,
) -> User:
    """Make an account; without a hash its owner sets a password by a one-time link.

    Raises EmailTakenError.
    """
    if queries.find_user_by_email(email):
        raise EmailTakenError(field="email")
    user = User(
        email=queries.normalise_email(email),
        display_name=display_name,
        role=role,
        password_hash=password_hash,
        organization_id=organization_id,
        is_demo=is_demo,
        created_at=now,
    )
    db.session.add(user)
    db.session.flush()
    return user


def end_sessions(user: User) -> None:
    """Sign a person out everywhere."""
    user.session_version += 1
    db.session.flush()
