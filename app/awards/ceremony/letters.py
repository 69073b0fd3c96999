"""E-mail about a ceremony."""

from datetime import datetime

from flask_babel import gettext as _

from app.awards.ceremony.models import AwardCeremony
from app.awards.models import AwardRound
from app.awards.queries import addresses_of_thanked
from app.notifications.services import send_to
from app.notifications.texts import absolute_url


def send_invitations(round_: AwardRound, ceremony: AwardCeremony, *, now: datetime) -> int:
    """Invite the mentors of a round; return how many letters were queued."""
    return send_to(
        addresses_of_thanked(round_),
        subject=f"{_('Приглашаем на награждение')}: {round_.title}",
        template="awards/letters/ceremony_invitation.txt",
        now=now,
        round=round_,
        starts=ceremony.starts_at.strftime("%H:%M") if ceremony.starts_at else "",
        place=ceremony.place,
        note=ceremony.note,
        dashboard=absolute_url("web.dashboard"),
    )
