"""Inviting to a fair: groups, graduates of earlier years, who an earlier fair left without work."""

from collections.abc import Collection
from datetime import datetime

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.rules import POSTING_FAIRS
from app.jobfair.venue import letters
from app.jobfair.venue.errors import FairOverError, NobodyInvitedError
from app.jobfair.venue.models import FairGuest, FairGuestGroup
from app.jobfair.venue.queries import guests as queries
from app.jobfair.venue.queries.second_round import second_round_of


def invite_groups(fair: Fair, group_ids: Collection[int], *, actor: Viewer, now: datetime) -> int:
    """Write to the people of groups that were not invited yet; return how many letters leave.

    Raises NobodyInvitedError, FairOverError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock(fair)
    if fair.state not in POSTING_FAIRS:
        raise FairOverError
    if not group_ids:
        raise NobodyInvitedError
    addresses = queries.addresses_by_group(group_ids)
    for group_id, several in addresses.items():
        guest = FairGuestGroup(
            fair_id=fair.id, group_id=group_id, invited_at=now, letters=len(several)
        )
        with refusing({}):
            db.session.add(guest)
    every = [address for several in addresses.values() for address in several]
    return letters.invite_guests(fair, every, now=now)


def hand_on(
    fair: Fair, student_ids: Collection[int], *, earlier: Fair, actor: Viewer, now: datetime
) -> tuple[int, int]:
    """Invite those an earlier fair left without work to a second round; count them and letters.

    Who has work by now, was invited before or has left is passed over. Raises FairOverError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock(fair)
    if fair.state not in POSTING_FAIRS or fair.id == earlier.id:
        raise FairOverError
    ready = second_round_of(fair, student_ids, earlier=earlier).ready
    db.session.add_all(
        FairGuest(
            fair_id=fair.id,
            student_id=id_,
            earlier_id=earlier.id,
            invited_at=now,
            invited_by_id=actor.id or None,
        )
        for id_ in ready
    )
    db.session.flush()
    addresses = [address for address in ready.values() if address]
    return len(ready), letters.invite_to_second_round(fair, earlier, addresses, now=now)
