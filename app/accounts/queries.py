"""Finding people."""

import unicodedata
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select

from app.accounts.enums import Role
from app.accounts.models import AccountToken, SignInAttempt, User
from app.extensions import db
from app.web.errors import NotFoundError


def normalise_email(email: str) -> str:
    """Return the form in which e-mails are stored and compared (NFKC, trimmed, lower case)."""
    return unicodedata.normalize("NFKC", email).strip().lower()


def find_user_by_email(email: str) -> User | None:
    """Return the person with this e-mail, None when there is none."""
    return db.session.scalar(select(User).where(User.email == normalise_email(email)))


def find_user_of_session(session_id: str) -> User | None:
    """Return the active person of a session cookie, None when the session has ended."""
    user_id, _, session_version = session_id.partition(":")
    if not (user_id.isdigit() and session_version.isdigit()):
        return None
    user = db.session.get(User, int(user_id))
    if user is None or not user.active or user.session_version != int(session_version):
        return None
    return user


def get_user(user_id: int) -> User:
    """Return a person by id; raises NotFoundError."""
    user = db.session.get(User, user_id)
    if user is None:
        raise NotFoundError
    return user


def list_users(*, role: Role | None = None, query: str | None = None) -> Select[Any]:
    """Select people by name, of a role or matching part of a name or e-mail when given."""
    statement = select(User).order_by(User.display_name, User.id)
    if role:
        statement = statement.where(User.role == role)
    if query:
        part = query.lower()
        found = func.lower(User.display_name).contains(part, autoescape=True)
        statement = statement.where(or_(found, User.email.contains(part, autoescape=True)))
    return statement


def count_active_admins() -> int:
    """Count administrators who can sign in."""
    condition = (User.role == Role.ADMIN) & User.active
    return db.session.scalar(select(func.count()).select_from(User).where(condition)) or 0


def count_failures(*, email: str, address: str, since: datetime) -> tuple[int, int]:
    """Count failed tries since a time: for this e-mail, and from this address."""
    for_email = SignInAttempt.email == email
    from_address = SignInAttempt.address == address
    counts = select(func.count().filter(for_email), func.count().filter(from_address)).where(
        or_(for_email, from_address), SignInAttempt.at >= since
    )
    by_email, by_address = db.session.execute(counts).one()
    return by_email, by_address


def find_token(digest: str) -> AccountToken | None:
    """Return the one-time link with this digest, None when there is none."""
    return db.session.scalar(select(AccountToken).where(AccountToken.digest == digest))
