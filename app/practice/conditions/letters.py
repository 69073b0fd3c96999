"""The letter of a pair that counts no more: to the one who still counts on it, no names in it."""

from datetime import datetime

from flask_babel import gettext as _

from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.practice.conditions import queries
from app.practice.models import PracticePeriod


def tell_left_alone(period: PracticePeriod, student_id: int, *, now: datetime) -> None:
    """Write to a student whose companion goes alone, with another, or not at all."""
    send_to(
        queries.list_addresses_of_student(student_id),
        subject=_("Практика: пара больше не засчитывается"),
        template="practice/letters/left_alone.txt",
        now=now,
        period=period,
        link=absolute_url("practice.own_conditions_edit", period_id=period.id),
    )
