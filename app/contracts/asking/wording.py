"""What a contract's card says of this year's word of the employer."""

from datetime import date
from typing import NamedTuple

from app.base.viewer import Viewer
from app.contracts.asking.rules import asked_on
from app.contracts.duties.queries import unconfirmed_among
from app.contracts.duties.services import addressee_of
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.links.rules import Addressee


class WorkStanding(NamedTuple):
    """Whether the year's word is awaited; for staff: whom to phone, or when the site asks."""

    is_awaited: bool
    to_phone: Addressee | None = None
    asked_on: date | None = None


def standing_of_work(contract: TargetContract, viewer: Viewer, *, today: date) -> WorkStanding:
    """Return how the word of this year stands for a person."""
    if not unconfirmed_among([contract.id], today):
        return WorkStanding(is_awaited=False)
    if not viewer.can(Permission.CONTRACT_MANAGE):
        return WorkStanding(is_awaited=True)
    addressee = addressee_of(contract.who_employs)
    if not addressee.email:
        return WorkStanding(is_awaited=True, to_phone=addressee)
    coming = asked_on(contract.work_begins_on, today.year)
    is_ahead = today < coming and coming.year == today.year
    return WorkStanding(is_awaited=True, asked_on=coming if is_ahead else None)
