"""Use cases of people with several hats: one account, more roles, more organizations."""

from datetime import datetime

from app.accounts import letters, rules
from app.accounts.enums import Role
from app.accounts.errors import HatWornError, RoleNotOfferedError
from app.accounts.models import FurtherHat, Hat, User
from app.accounts.permissions import Permission
from app.accounts.services.people import check_not_last_admin
from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db


def add_hat(
    user: User, *, role: Role, organization_id: int | None, actor: User, now: datetime
) -> FurtherHat:
    """Let a person be one thing more, from the next request on.

    Raises RoleNotOfferedError, HatWornError, OrganizationNeededError.
    """
    require(actor, Permission.USER_INVITE)
    if role not in rules.offered_roles(actor.roles):
        raise RoleNotOfferedError(field="role")
    hat = put_on(user, role=role, organization_id=organization_id, now=now)
    letters.write_new_hat(user, hat, giver=actor.display_name, now=now)
    return hat


def put_on(user: User, *, role: Role, organization_id: int | None, now: datetime) -> FurtherHat:
    """Give a hat, whoever asks: for commands and `add_hat`. Raises what `add_hat` raises."""
    if role is Role.STUDENT:
        raise RoleNotOfferedError(field="role")  # a student's account comes from the card
    kept = rules.organization_for(role, organization_id)
    lock(user)
    if Hat(role, kept) in user.hats:
        raise HatWornError(field="role")
    hat = FurtherHat(role=role, organization_id=kept, since=now)
    with refusing({"uq_further_hats_hat": HatWornError(field="role")}):
        user.further_hats.append(hat)
    return hat


def take_off(hat: FurtherHat, *, actor: Viewer) -> None:
    """Take a hat off again; raises LastAdminError."""
    require(actor, Permission.USER_MANAGE)
    user = hat.user
    if hat.role is Role.ADMIN:
        check_not_last_admin(user)
    lock(user)
    user.further_hats.remove(hat)
    db.session.flush()
