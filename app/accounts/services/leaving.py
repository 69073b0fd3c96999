"""An employee leaves: the account is closed, what waited for its owner is handed over."""

from collections.abc import Sequence
from datetime import datetime

from app.accounts import letters
from app.accounts.errors import SuccessorNeededError, SuccessorUnfitError
from app.accounts.handover import WaitingWork, work_of
from app.accounts.models import User
from app.accounts.permissions import Permission
from app.accounts.services.people import close_sign_in
from app.base.locks import lock
from app.base.viewer import require
from app.extensions import db


def let_leave(
    user: User, *, successor: User | None, actor: User, now: datetime, at: datetime
) -> Sequence[WaitingWork]:
    """Close an account and give what waited for its owner to somebody; return what that was.

    Raises SuccessorNeededError when something has to be given, SuccessorUnfitError for who may
    not sign in or has none of the person's roles, LastAdminError.
    """
    require(actor, Permission.USER_MANAGE)
    lock(user)
    work = work_of(user)
    given = [one for one in work if one.kind.give]
    if given:
        _check_successor(user, successor)
    for kind, records in given:
        for record in records:
            lock(record)
            if kind.give and successor:
                kind.give(record, successor)
    db.session.flush()
    close_sign_in(user, actor=actor, at=at)
    if given and successor:
        letters.write_handover(successor, given, leaving=user.display_name, now=now)
    return work


def _check_successor(user: User, successor: User | None) -> None:
    if successor is None:
        raise SuccessorNeededError
    is_able = successor.active and successor.id != user.id
    if not is_able or not (successor.sees_all or set(successor.roles) & set(user.roles)):
        raise SuccessorUnfitError
