"""Use cases of accounts: inviting people, changing what they are, their passwords.

`now` is business time, for what people read; `at` is the true time, for links and tries.
"""

from datetime import datetime

from app.accounts import letters, links, queries, rules, tries
from app.accounts.enums import Role, TokenPurpose, TryKind, UserState
from app.accounts.errors import (
    AlreadySignedUpError,
    EmailTakenError,
    LastAdminError,
    OrganizationNeededError,
    RoleNotOfferedError,
    SignInClosedError,
)
from app.accounts.models import User
from app.extensions import db


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

    Raises EmailInvalidError, EmailTakenError, OrganizationNeededError.
    """
    user = User(password_hash=password_hash, is_demo=is_demo, created_at=now)
    _describe(
        user, email=email, display_name=display_name, role=role, organization_id=organization_id
    )
    db.session.add(user)
    db.session.flush()
    return user


def invite_user(
    *,
    email: str,
    display_name: str,
    role: Role,
    organization_id: int | None,
    actor: User,
    now: datetime,
    at: datetime,
) -> User:
    """Make an account and send its owner a link to set a password.

    Raises what create_user raises, and RoleNotOfferedError.
    """
    _check_may_give(role, actor)
    user = create_user(
        email=email,
        display_name=display_name,
        role=role,
        organization_id=organization_id,
        now=now,
    )
    _send_invitation(user, actor=actor, now=now, at=at)
    return user


def resend_invitation(user: User, *, actor: User, now: datetime, at: datetime) -> None:
    """Send a new link to somebody who has not set a password; earlier ones stop working.

    Raises RoleNotOfferedError, AlreadySignedUpError, SignInClosedError.
    """
    _check_may_give(user.role, actor)
    if user.state is UserState.ACTIVE:
        raise AlreadySignedUpError
    if user.state is UserState.CLOSED:
        raise SignInClosedError
    _send_invitation(user, actor=actor, now=now, at=at)


def edit_user(
    user: User,
    *,
    email: str,
    display_name: str,
    role: Role,
    organization_id: int | None,
    at: datetime,
) -> None:
    """Change who a person is; the role counts from their next request on.

    Raises what create_user raises, and LastAdminError. A new e-mail voids open links: they
    went to the old one.
    """
    if role is not Role.ADMIN:
        _check_not_last_admin(user)
    old_email = user.email
    _describe(
        user, email=email, display_name=display_name, role=role, organization_id=organization_id
    )
    db.session.flush()
    if user.email != old_email:
        links.void_links(user, at=at)


def close_sign_in(user: User, *, at: datetime) -> None:
    """Keep a person out from now on, wherever they are signed in; raises LastAdminError."""
    _check_not_last_admin(user)
    user.active = False
    links.void_links(user, at=at)
    end_sessions(user)


def open_sign_in(user: User) -> None:
    """Let a person in again."""
    user.active = True
    db.session.flush()


def request_password_reset(email: str, *, now: datetime, at: datetime) -> None:
    """Queue a letter with a link to a new password when the e-mail belongs to somebody."""
    user = queries.find_user_by_email(email)
    if user and user.active:
        secret = links.issue_link(user, TokenPurpose.PASSWORD_RESET, at=at)
        letters.write_password_reset(user, secret=secret, now=now)


def set_password(user: User, *, password_hash: str, at: datetime) -> None:
    """Give a person a password; sessions end, open links and the lockout go."""
    user.password_hash = password_hash
    links.void_links(user, at=at)
    tries.forgive(TryKind.SIGN_IN_EMAIL, user.email)
    end_sessions(user)


def replace_password(user: User, *, password_hash: str, now: datetime, at: datetime) -> None:
    """Give a person another password, and tell them: it may have been somebody else."""
    set_password(user, password_hash=password_hash, at=at)
    letters.write_password_changed(user, now=now)


def end_sessions(user: User) -> None:
    """Sign a person out everywhere."""
    user.session_version += 1
    db.session.flush()


def _describe(
    user: User, *, email: str, display_name: str, role: Role, organization_id: int | None
) -> None:
    email = rules.require_email(email)
    twin = queries.find_user_by_email(email)
    if twin and twin is not user:
        raise EmailTakenError(field="email")
    if role is Role.EMPLOYER and organization_id is None:
        raise OrganizationNeededError(field="organization_id")
    user.email, user.display_name, user.role = email, display_name, role
    user.organization_id = organization_id if role in rules.MEMBER_ROLES else None


def _send_invitation(user: User, *, actor: User, now: datetime, at: datetime) -> None:
    secret = links.issue_link(user, TokenPurpose.INVITATION, at=at)
    letters.write_invitation(user, secret=secret, inviter=actor.display_name, now=now)


def _check_may_give(role: Role, actor: User) -> None:
    if role not in rules.offered_roles(actor.role):
        raise RoleNotOfferedError(field="role")


def _check_not_last_admin(user: User) -> None:
    if queries.lock_working_admins() == [user.id]:
        raise LastAdminError
