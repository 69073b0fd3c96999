"""Signing in as the web does it: the present address, the true time, the limits.

Hashing takes a third of a second, so no transaction is held meanwhile: each function reads,
ends the reading, hashes, and then changes what there is to change.
"""

from flask import current_app, request
from flask_login import LoginManager

from app.accounts import acting, links, queries, services
from app.accounts.enums import TokenPurpose, TryKind
from app.accounts.errors import (
    SignInRefusedError,
    TooManyLettersError,
    TooManyTriesError,
    WrongPasswordError,
)
from app.accounts.models import User
from app.accounts.passwords import hash_password, require_strong_password, verify_password
from app.accounts.rules import (
    LETTER_WINDOW,
    LETTERS_PER_EMAIL,
    PER_ADDRESS,
    normalise_email,
    require_email,
)
from app.accounts.tries import Limit, forgive, give_back, take_try
from app.base import clock
from app.base.transactions import transaction
from app.extensions import db


def check(*, email: str, password: str) -> User:
    """Return the person who may enter. The try is counted before it is made.

    Unknown e-mails and wrong passwords cost the same work and give the same text.
    Raises SignInRefusedError, TooManyTriesError.
    """
    email, at = normalise_email(email), clock.true_now()
    by_email, by_address = _sign_in_limits()
    with transaction():
        take_try(by_address, _address(), at=at)
        take_try(by_email, email, at=at)
    user_id = _verified(email, password)
    with transaction():
        forgive(by_email.kind, email)
        give_back(by_address, _address(), at=at)
        return queries.get_user(user_id)


def request_reset(email: str) -> None:
    """Send a link to a new password, when the e-mail is somebody's; the caller cannot tell.

    Raises EmailInvalidError, TooManyLettersError.
    """
    email, at = require_email(email), clock.true_now()
    by_email = Limit(TryKind.LETTER_EMAIL, LETTERS_PER_EMAIL, LETTER_WINDOW)
    by_address = Limit(TryKind.LETTER_ADDRESS, LETTERS_PER_EMAIL * PER_ADDRESS, LETTER_WINDOW)
    with transaction():
        try:
            take_try(by_address, _address(), at=at)
            take_try(by_email, email, at=at)
        except TooManyTriesError as error:
            raise TooManyLettersError from error
        services.request_password_reset(email, now=clock.now(), at=at)


def accept_invitation(secret: str, password: str) -> User:
    """Set the first password of an invited person; raises WeakPasswordError, LinkExpiredError."""
    at = clock.true_now()
    password_hash = _hash_for_owner(secret, TokenPurpose.INVITATION, password)
    with transaction():
        user = links.use_link(secret, TokenPurpose.INVITATION, at=at)
        acting.act_as(user)
        services.set_password(user, password_hash=password_hash, at=at)
        return user


def reset_password(secret: str, password: str) -> User:
    """Set a new password by a link from a letter; raises WeakPasswordError, LinkExpiredError."""
    at = clock.true_now()
    password_hash = _hash_for_owner(secret, TokenPurpose.PASSWORD_RESET, password)
    with transaction():
        user = links.use_link(secret, TokenPurpose.PASSWORD_RESET, at=at)
        acting.act_as(user)
        services.replace_password(user, password_hash=password_hash, now=clock.now(), at=at)
        return user


def change_password(user: User, *, present: str, password: str) -> User:
    """Change one's own password, knowing the present one; other sessions end.

    Raises WrongPasswordError, TooManyTriesError, WeakPasswordError.
    """
    require_strong_password(password, personal=(user.display_name, user.email))
    try:
        user = check(email=user.email, password=present)
    except SignInRefusedError as error:
        raise WrongPasswordError(field="present") from error
    user_id, password_hash = user.id, _hash(password)
    with transaction():
        user = queries.get_user(user_id)
        at = clock.true_now()
        services.replace_password(user, password_hash=password_hash, now=clock.now(), at=at)
        return user


def prepare(login_manager: LoginManager) -> None:
    """Tell Flask-Login where people live and where they sign in."""
    login_manager.login_view = "accounts.login"
    login_manager.login_message = None
    login_manager.session_protection = None  # the server-side session version does this job
    login_manager.user_loader(queries.find_user_of_session)


def _sign_in_limits() -> tuple[Limit, Limit]:
    tries = current_app.config["SIGN_IN_MAX_FAILURES"]
    window = current_app.config["SIGN_IN_WINDOW"]
    return (
        Limit(TryKind.SIGN_IN_EMAIL, tries, window),
        Limit(TryKind.SIGN_IN_ADDRESS, tries * PER_ADDRESS, window),
    )


def _verified(email: str, password: str) -> int:
    known = queries.find_credentials(email)
    db.session.rollback()
    fits = verify_password(known.password_hash if known else None, password)
    if known is None or not fits:
        raise SignInRefusedError
    return known.user_id


def _hash_for_owner(secret: str, purpose: TokenPurpose, password: str) -> str:
    owner = links.get_owner(secret, purpose, at=clock.true_now())
    require_strong_password(password, personal=(owner.display_name, owner.email))
    return _hash(password)


def _hash(password: str) -> str:
    db.session.rollback()
    return hash_password(password)


def _address() -> str:
    return request.remote_addr or ""
