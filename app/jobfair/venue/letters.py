"""Letters of the room: which event is told to whom."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.accounts.queries import addresses_of_organization
from app.jobfair.models import Fair
from app.jobfair.venue.enums import ParticipantEvent
from app.jobfair.venue.models import FairParticipant, FairSession
from app.notifications.services import send_to
from app.notifications.texts import absolute_url

PARTICIPANT_LETTERS: Mapping[ParticipantEvent, tuple[str, LazyString] | None] = {
    ParticipantEvent.INVITE: None,  # the letter is the link's
    ParticipantEvent.REGISTER: None,  # staff has it on the dashboard
    ParticipantEvent.EDIT: None,
    ParticipantEvent.CONFIRM: ("participant_confirmed", _l("Вы участвуете: %(fair)s")),
    ParticipantEvent.DECLINE: ("participant_declined", _l("Участие отклонено: %(fair)s")),
    ParticipantEvent.WITHDRAW: None,  # whoever withdraws knows it
}
STAND = ("stand_given", _l("Ваш стенд: %(fair)s"))
SESSION = ("session_changed", _l("Изменение в программе: %(fair)s"))
SECOND_ROUND = ("second_round", _l("Второй тур: %(fair)s"))
GUESTS = ("guests_invited", _l("Приглашаем: %(fair)s"))


def tell_participant(
    event: ParticipantEvent, participant: FairParticipant, *, now: datetime
) -> None:
    """Tell an organization what was decided on it; one without an address is passed over."""
    notice = PARTICIPANT_LETTERS[event]
    if notice:
        _to_participant(notice, participant, now)


def tell_of_stand(participant: FairParticipant, *, now: datetime) -> None:
    """Tell a participant which stand is theirs now."""
    _to_participant(STAND, participant, now)


def tell_of_session(
    session: FairSession, addresses: Iterable[str], *, is_off: bool, now: datetime
) -> None:
    """Tell who signed up that a session is at another time or place, or is off."""
    link = absolute_url("jobfair.session_list", fair_id=session.fair_id)
    _send(addresses, SESSION, session.fair, now, session=session, is_off=is_off, link=link)


def invite_guests(fair: Fair, addresses: Iterable[str], *, now: datetime) -> int:
    """Invite students and graduates; return how many letters were queued."""
    link = absolute_url("jobfair.fair_detail", fair_id=fair.id)
    return _send(addresses, GUESTS, fair, now, link=link)


def invite_to_second_round(
    fair: Fair, earlier: Fair, addresses: Iterable[str], *, now: datetime
) -> int:
    """Invite those an earlier fair left without work; return how many letters were queued."""
    link = absolute_url("jobfair.vacancy_list", fair=fair.id)
    return _send(addresses, SECOND_ROUND, fair, now, earlier=earlier, link=link)


def _to_participant(
    notice: tuple[str, LazyString], participant: FairParticipant, now: datetime
) -> None:
    link = absolute_url("jobfair.participant_detail", participant_id=participant.id)
    addresses = addresses_of_organization(participant.organization)
    _send(addresses, notice, participant.fair, now, participant=participant, link=link)


def _send(
    addresses: Iterable[str],
    notice: tuple[str, LazyString],
    fair: Fair,
    now: datetime,
    **values: Any,
) -> int:
    template, subject = notice
    return send_to(
        addresses,
        subject=str(subject) % {"fair": fair.title},
        template=f"jobfair/letters/{template}.txt",
        now=now,
        fair=fair,
        **values,
    )
