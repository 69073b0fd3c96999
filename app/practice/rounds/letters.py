"""Letters of a second round: no names and no places in them, only where to choose."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.notifications.enums import LetterPurpose
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.practice.queries.applications import list_addresses_of
from app.practice.rounds.enums import SecondRoundEvent
from app.practice.rounds.models import SecondRound
from app.practice.rounds.queries import list_addresses_of_waiting

OPENED = (_l("Практика: второй тур открыт"), "second_opened")
# What is told to those who wait for a seat; who chose gets a proof of it.
WORDS: dict[SecondRoundEvent, tuple[LazyString, str] | None] = {
    SecondRoundEvent.EXTEND: (_l("Практика: у второго тура другой день"), "second_extended"),
    SecondRoundEvent.CLOSE: None,
    SecondRoundEvent.REMIND: (_l("Практика: выберите место во втором туре"), "second_reminder"),
    SecondRoundEvent.CHOOSE: (_l("Выбор во втором туре отправлен"), "second_applied"),
    SecondRoundEvent.SETTLE: (_l("Практика: второй тур закончен"), "second_unplaced"),
}


def tell_of_opening(second: SecondRound, *, now: datetime) -> int:
    """Write to everybody who waits for a seat that the free ones can be chosen."""
    return _send(OPENED, second, list_addresses_of_waiting(second.period), now)


def tell_of_round(
    event: SecondRoundEvent, second: SecondRound, *, now: datetime, student_id: int | None = None
) -> int:
    """Write to those an event of a second round concerns; return how many letters were queued."""
    words = WORDS[event]
    if words is None:
        return 0
    if event is SecondRoundEvent.CHOOSE:
        return _send(words, second, list_addresses_of([student_id or 0]), now)
    sent = {SecondRoundEvent.REMIND: False, SecondRoundEvent.SETTLE: True}.get(event)
    return _send(words, second, list_addresses_of_waiting(second.period, sent=sent), now)


def _send(
    words: tuple[LazyString, str], second: SecondRound, addresses: Iterable[str], now: datetime
) -> int:
    subject, template = words
    is_reminder = words == WORDS[SecondRoundEvent.REMIND]
    is_over = words == WORDS[SecondRoundEvent.SETTLE]
    endpoint = "practice.result_detail" if is_over else "practice.second_wishes_edit"
    return send_to(
        addresses,
        subject=str(subject),
        template=f"practice/letters/{template}.txt",
        now=now,
        purpose=LetterPurpose.REMINDER if is_reminder else LetterPurpose.NOTICE,
        period=second.period,
        until=second.open_until,
        link=absolute_url(endpoint, period_id=second.period_id),
    )
