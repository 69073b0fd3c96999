"""Letters about swaps: to one student each, without anybody's name or place."""

from collections.abc import Mapping
from datetime import datetime

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.practice.changes.enums import SwapEvent, SwapParty
from app.practice.changes.models import SwapProposal
from app.practice.queries.applications import list_addresses_of

# What is told to whom; who gets another place is told of that by the change itself.
WHO_MUST_KNOW: Mapping[SwapEvent | None, tuple[SwapParty, LazyString, str] | None] = {
    None: (SwapParty.OTHER, _l("Вам предлагают обменяться местом практики"), "swap_proposed"),
    SwapEvent.ACCEPT: (SwapParty.AUTHOR, _l("На обмен местами согласны"), "swap_accepted"),
    SwapEvent.DECLINE: (SwapParty.AUTHOR, _l("Обмен местами не состоится"), "swap_declined"),
    SwapEvent.REFUSE: (SwapParty.AUTHOR, _l("Обмен местами не состоится"), "swap_declined"),
    SwapEvent.WITHDRAW: None,
    SwapEvent.CONFIRM: None,
}


def tell_of_swap(swap: SwapProposal, event: SwapEvent | None, *, now: datetime) -> None:
    """Write to whom an event of a swap concerns (None: it was proposed)."""
    notice = WHO_MUST_KNOW[event]
    if notice is None:
        return
    party, subject, template = notice
    reader = swap.other_id if party is SwapParty.OTHER else swap.author_id
    readers = {swap.author_id, swap.other_id} if event is SwapEvent.REFUSE else {reader}
    send_to(
        list_addresses_of(sorted(readers)),
        subject=str(subject),
        template=f"practice/letters/{template}.txt",
        now=now,
        period=swap.period,
        link=absolute_url("practice.swap_own", period_id=swap.period_id),
    )
