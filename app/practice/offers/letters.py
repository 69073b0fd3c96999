"""Letters about what bases proposed."""

from datetime import datetime

from flask_babel import gettext as _

from app.accounts.queries import addresses_of_organization
from app.notifications.enums import LetterPurpose
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.practice.hosting.models import PlaceProposal

SETTLED = "practice/letters/proposal_settled.txt"


def tell_settled(proposal: PlaceProposal, *, now: datetime) -> int:
    """Tell a base what the college answered; return how many letters."""
    return send_to(
        addresses_of_organization(proposal.base.organization),
        subject=_("Практика: ответ на ваше предложение"),
        template=SETTLED,
        purpose=LetterPurpose.NOTICE,
        now=now,
        proposal=proposal,
        period=proposal.period,
        link=absolute_url("practice.offer_list"),
    )
