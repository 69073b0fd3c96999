"""Calling students of another package's list to choose a place."""

from collections.abc import Collection
from datetime import date, datetime

from flask_babel import gettext as _

from app.base.errors import MoveNotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice import letters
from app.practice.call_models import PracticeCall
from app.practice.enums import PeriodEvent
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries.calls import list_to_call
from app.practice.rules import PERIOD, STAFF


def call_students(
    period: PracticePeriod,
    student_ids: Collection[int],
    *,
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Write to some students that they choose a place in this period; return how many letters.

    Those alone who take part, have sent no application and were not called before; who was called
    when and by whom is kept. Raises MoveNotAllowedError.
    """
    require(actor, Permission.PERIOD_MANAGE)
    lock(period)  # two who call at once: the second finds who was called
    PERIOD.after(PeriodEvent.REMIND, period.state, STAFF)
    if not period.takes_applications(today=today):
        raise MoveNotAllowedError(_("Сегодня заявки не принимаем: звать некуда."))
    ready = list_to_call(period, student_ids)
    db.session.add_all(
        PracticeCall(
            period_id=period.id, student_id=id_, called_at=now, called_by_id=actor.id or None
        )
        for id_ in ready
    )
    db.session.flush()
    return letters.tell(PeriodEvent.REMIND, period, now=now, students=ready) if ready else 0
