"""Use cases of many accounts at once: invited again, kept out, let in again."""

from collections.abc import Sequence
from datetime import datetime

from app.accounts import queries
from app.accounts.models import User
from app.accounts.permissions import Permission
from app.accounts.rules import offered_roles
from app.accounts.services import people
from app.base.locks import lock_rows
from app.base.viewer import require


def resend_invitations(ids: Sequence[int], *, actor: User, now: datetime, at: datetime) -> int:
    """Send new links to those who wait for one and whose role the actor may give; count them."""
    require(actor, Permission.USER_INVITE)
    waiting = lock_rows(queries.users_to_invite(ids, roles=offered_roles(actor.roles)))
    for user in waiting:
        people.resend_invitation(user, actor=actor, now=now, at=at)
    return len(waiting)


def close_accounts(ids: Sequence[int], *, actor: User, at: datetime) -> list[int]:
    """Keep people out, all but the actor; return the ids of those who could enter before."""
    require(actor, Permission.USER_MANAGE)
    closed = lock_rows(queries.users_to_close(ids, but=actor.id))
    for user in closed:
        people.close_sign_in(user, actor=actor, at=at)
    return [user.id for user in closed]


def open_accounts(ids: Sequence[int], *, actor: User) -> int:
    """Let people in again; return how many were kept out."""
    require(actor, Permission.USER_MANAGE)
    opened = lock_rows(queries.users_by_ids(ids).where(~User.active))
    for user in opened:
        people.open_sign_in(user, actor=actor)
    return len(opened)
