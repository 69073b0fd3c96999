"""Use cases of accounts: inviting people, changing what they are, closing their sign-in.

`now` is business time, for what people read; `at` is the true time, for links and attempts.
"""

from contextlib import AbstractContextManager
from datetime import datetime

from app.accounts import letters, queries, rules
from app.accounts.enums import Role, TokenPurpose, UserState
from app.accounts.errors import (
    AlreadySignedUpError,
    EmailTakenError,
    LastAdminError,
    NameOnCardError,
    RoleNotOfferedError,
    SignInClosedError,
)
from app.accounts.models import User
from app.accounts.permissions import Permission
from app.accounts.rules import UserTerms
from app.accounts.services import links
from app.accounts.services.passwords import end_sessions
from app.base.constraints import refusing
from app.base.locks import lock, lock_rows
from app.base.viewer import Viewer, require
from app.extensions import db


def create_user(
    *, terms: UserTerms, now: datetime, password_hash: str | None = None, is_demo: bool = False
) -> User:
    """Make an account; without a hash its owner sets a password by a one-time link.

    For commands and for `invite_user`: nobody is asked whether they may. Raises
    EmailInvalidError, EmailTakenError, OrganizationNeededError.
    """
    user = User(password_hash=password_hash, is_demo=is_demo, created_at=now)
    with _refusing_twins():
        _describe(user, terms)
        db.session.add(user)
    return user


def invite_user(*, terms: UserTerms, actor: User, now: datetime, at: datetime) -> User:
    """Make an account and send its owner a link to set a password.

    Raises what create_user raises, and RoleNotOfferedError.
    """
    _check_may_give(terms.role, actor)
    user = create_user(terms=terms, now=now)
    _send_invitation(user, actor=actor, now=now, at=at)
    return user


def resend_invitation(user: User, *, actor: User, now: datetime, at: datetime) -> None:
    """Send a new link to somebody who has not set a password; earlier ones stop working.

    Raises RoleNotOfferedError, AlreadySignedUpError, SignInClosedError.
    """
    _check_may_give(user.role, actor)
    lock(user)
    if user.state is UserState.ACTIVE:
        raise AlreadySignedUpError
    if user.state is UserState.CLOSED:
        raise SignInClosedError
    _send_invitation(user, actor=actor, now=now, at=at)


def edit_user(user: User, *, terms: UserTerms, actor: Viewer, at: datetime) -> None:
    """Change who a person is; the role counts from their next request on.

    Raises what create_user raises, LastAdminError and NameOnCardError. A new e-mail voids open
    links: they went to the old one.
    """
    require(actor, Permission.USER_MANAGE)
    _check_stays_named(user, terms)
    if terms.role is not Role.ADMIN and Role.ADMIN not in [hat.role for hat in user.further_hats]:
        check_not_last_admin(user)
    old_email = user.email
    with _refusing_twins():
        _describe(user, terms)
    if user.email != old_email:
        links.void_links(user, at=at)


def close_sign_in(user: User, *, actor: User, at: datetime) -> None:
    """Keep a person out from now on, wherever they are signed in; raises LastAdminError."""
    require(actor, Permission.USER_MANAGE)
    check_not_last_admin(user)
    lock(user)
    user.active = False
    links.void_links(user, at=at)
    end_sessions(user)


def open_sign_in(user: User, *, actor: User) -> None:
    """Let a person in again."""
    require(actor, Permission.USER_MANAGE)
    lock(user)
    user.active = True
    db.session.flush()


def rename_user(user: User, name: str) -> None:
    """Take over the name that the person's card on a floor above has."""
    user.display_name = name
    db.session.flush()


def _describe(user: User, terms: UserTerms) -> None:
    user.email = rules.require_email(terms.email)
    user.organization_id = rules.organization_for(terms.role, terms.organization_id)
    user.display_name, user.role = terms.display_name, terms.role


def _refusing_twins() -> AbstractContextManager[None]:
    return refusing({"uq_users_email": EmailTakenError(field="email")})


def _send_invitation(user: User, *, actor: User, now: datetime, at: datetime) -> None:
    secret = links.issue_link(user, TokenPurpose.INVITATION, at=at)
    letters.write_invitation(user, secret=secret, inviter=actor.display_name, now=now)


def _check_may_give(role: Role, actor: User) -> None:
    require(actor, Permission.USER_INVITE)
    if role not in rules.offered_roles(actor.roles):
        raise RoleNotOfferedError(field="role")


def _check_stays_named(user: User, terms: UserTerms) -> None:
    is_student = user.role is Role.STUDENT and terms.role is Role.STUDENT
    if is_student and terms.display_name != user.display_name:
        raise NameOnCardError(field="display_name")


def check_not_last_admin(user: User) -> None:
    """Raise LastAdminError when nobody else administers the site; administrators are held."""
    # Two of them who remove each other at once are taken one after the other.
    if lock_rows(queries.working_admins()) == [user]:
        raise LastAdminError
