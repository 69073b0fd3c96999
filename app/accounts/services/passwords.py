"""Use cases of passwords: the first one, a forgotten one, another one.

Hashing takes a third of a second, so no transaction is held meanwhile: each function reads,
ends the reading, hashes, and then changes what there is to change.
"""

from datetime import datetime

from app.accounts import acting, letters, queries
from app.accounts.enums import AttemptKind, TokenPurpose
from app.accounts.models import User
from app.accounts.passwords import hash_password, require_strong_password
from app.accounts.services import links
from app.accounts.services.attempts import forgive
from app.accounts.services.entry import Entry
from app.base import clock
from app.base.transactions import retried, transaction
from app.extensions import db


def accept_invitation(secret: str, password: str) -> Entry:
    """Set the first password of an invited person; raises WeakPasswordError, LinkExpiredError."""
    password_hash = _hash_for_owner(secret, TokenPurpose.INVITATION, password)

    def work() -> Entry:
        with transaction():
            at = clock.true_now()
            user = links.use_link(secret, TokenPurpose.INVITATION, at=at)
            acting.act_as(user)
            set_password(user, password_hash=password_hash, at=at)
            return Entry(user, user.get_id())

    return retried(work)


def reset_password(secret: str, password: str) -> Entry:
    """Set a new password by a link from a letter; raises WeakPasswordError, LinkExpiredError."""
    password_hash = _hash_for_owner(secret, TokenPurpose.PASSWORD_RESET, password)

    def work() -> Entry:
        with transaction():
            at = clock.true_now()
            user = links.use_link(secret, TokenPurpose.PASSWORD_RESET, at=at)
            acting.act_as(user)
            replace_password(user, password_hash=password_hash, now=clock.now(), at=at)
            return Entry(user, user.get_id())

    return retried(work)


def change_password(user_id: int, *, password: str) -> Entry:
    """Change the password of somebody who has just proven the present one."""
    password_hash = _hash(password)
    with transaction():
        user = queries.get_user(user_id)
        at = clock.true_now()
        replace_password(user, password_hash=password_hash, now=clock.now(), at=at)
        return Entry(user, user.get_id())


def set_password(user: User, *, password_hash: str, at: datetime) -> None:
    """Give a person a password; sessions end, open links and counted attempts go."""
    user.password_hash = password_hash
    links.void_links(user, at=at)
    forgive(AttemptKind.SIGN_IN_ACCOUNT, user.email)
    end_sessions(user)


def replace_password(user: User, *, password_hash: str, now: datetime, at: datetime) -> None:
    """Give a person another password, and tell them: it may have been somebody else."""
    set_password(user, password_hash=password_hash, at=at)
    letters.write_password_changed(user, now=now)


def end_sessions(user: User) -> None:
    """Sign a person out everywhere."""
    user.session_version += 1
    db.session.flush()


def _hash_for_owner(secret: str, purpose: TokenPurpose, password: str) -> str:
    owner = links.get_owner(secret, purpose, at=clock.true_now())
    require_strong_password(password, personal=(owner.display_name, owner.email))
    return _hash(password)


def _hash(password: str) -> str:
    db.session.rollback()
    return hash_password(password)
