"""The letters practice writes: no names and no places in them, only where to read."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from flask_babel import gettext as _

from app.notifications.enums import LetterPurpose
from app.notifications.errors import BadAddressError
from app.notifications.services import queue_letter
from app.notifications.texts import absolute_url, render_text
from app.practice.models import PracticePeriod


def remind(period: PracticePeriod, addresses: Iterable[str], *, now: datetime) -> int:
    """Ask students to choose their places; return how many letters were queued."""
    link = absolute_url("practice.wishes_edit", period_id=period.id)
    body = render_text("practice/letters/reminder.txt", period=period, link=link)
    subject = _("Выберите место практики")
    return _send(addresses, subject, body, now, LetterPurpose.REMINDER)


def tell_students(period: PracticePeriod, addresses: Iterable[str], *, now: datetime) -> int:
    """Tell students that they can read their outcome; return how many letters were queued."""
    link = absolute_url("practice.result_detail", period_id=period.id)
    body = render_text("practice/letters/result.txt", period=period, link=link)
    return _send(addresses, _("Место практики: результат готов"), body, now)


def tell_bases(period: PracticePeriod, addresses: Iterable[str], *, now: datetime) -> int:
    """Tell bases that they can read who comes; return how many letters were queued."""
    link = absolute_url("practice.period_list")
    body = render_text("practice/letters/base.txt", period=period, link=link)
    return _send(addresses, _("Студенты на практику: список готов"), body, now)


def _send(
    addresses: Iterable[str],
    subject: str,
    body: str,
    now: datetime,
    purpose: LetterPurpose = LetterPurpose.NOTICE,
) -> int:
    queued = 0
    for address in dict.fromkeys(addresses):
        # One address written wrong long ago must not keep the others from their letter.
        with suppress(BadAddressError):
            queue_letter(to=address, subject=subject, body=body, now=now, purpose=purpose)
            queued += 1
    return queued
