"""One-time links. The secret goes into a letter, the database keeps its digest."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import update

from app.accounts import queries, rules
from app.accounts.enums import TokenPurpose
from app.accounts.errors import LinkExpiredError
from app.accounts.models import AccountToken, User
from app.base import clock
from app.extensions import db


def issue_link(user: User, purpose: TokenPurpose, *, at: datetime) -> str:
    """Return the secret of a new link; earlier ones of the same purpose stop working."""
    void_links(user, purpose, at=at)
    secret = token_urlsafe(32)
    expires_at = rules.expiry_of(purpose, at=at, zone=clock.zone())
    token = AccountToken(
        digest=_digest(secret), purpose=purpose, user_id=user.id, expires_at=expires_at
    )
    db.session.add(token)
    db.session.flush()
    return secret


def get_owner(secret: str, purpose: TokenPurpose, *, at: datetime) -> User:
    """Return whose link this is, without using it up; raises LinkExpiredError."""
    owner = queries.find_owner(_digest(secret), purpose, at=at)
    if owner is None:
        raise LinkExpiredError
    return owner


def use_link(secret: str, purpose: TokenPurpose, *, at: datetime) -> User:
    """Use a link up and return its owner; raises LinkExpiredError, to all but the first."""
    owner = get_owner(secret, purpose, at=at)
    statement = (
        update(AccountToken)
        .where(AccountToken.digest == _digest(secret), queries.is_open(purpose, at=at))
        .values(used_at=at)
        .execution_options(synchronize_session=False)
    )
    if db.session.execute(statement).rowcount != 1:  # type: ignore[attr-defined]
        raise LinkExpiredError
    return owner


def void_links(user: User, *purposes: TokenPurpose, at: datetime) -> None:
    """Make a person's open links useless: those of some purposes, or all."""
    statement = (
        update(AccountToken)
        .where(AccountToken.user_id == user.id, AccountToken.used_at.is_(None))
        .where(AccountToken.purpose.in_(purposes or tuple(TokenPurpose)))
        .values(used_at=at)
        .execution_options(synchronize_session=False)
    )
    db.session.execute(statement)


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
