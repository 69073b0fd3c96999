"""Use cases of staff: a second round is opened until a day, closed, settled."""

from datetime import date, datetime

from flask_babel import gettext as _

from app.base.clock import local_day
from app.base.constraints import refusing
from app.base.errors import MoveNotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.enums import PeriodEvent
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.rounds import letters, queries, rules
from app.practice.rounds.enums import SecondRoundEvent
from app.practice.rounds.errors import NoSecondRoundError, RoundTwiceError
from app.practice.rounds.models import SecondRound
from app.practice.rounds.rules import ROUND_STAFF, SECOND_ROUND
from app.practice.services.moving import begin_changing


def open_second_round(
    period: PracticePeriod, *, open_until: date, actor: Viewer, now: datetime, today: date
) -> int:
    """Let those without a seat choose among the free ones until a day; return how many letters.

    Where there is a second round already it gets the new day, and is open again. Raises
    MoveNotAllowedError, DateError, NoSecondRoundError, RoundTwiceError.
    """
    begin_changing(period, PeriodEvent.SEAT, actor)
    if not period.is_published:
        raise NoSecondRoundError(_("Сначала опубликуйте распределение."))
    rules.check_round_day(open_until, today=today, starts_on=period.starts_on)
    second = queries.find_round(period)
    if second is not None:
        return _extend(second, open_until, now)
    if not queries.count_round(period).waiting:
        raise NoSecondRoundError(_("Второй тур не нужен: все студенты с местом."))
    second = SecondRound(period=period, open_until=open_until, opened_at=now)
    with refusing({"uq_practice_second_rounds_period_id": RoundTwiceError()}):
        db.session.add(second)
    return letters.tell_of_opening(second, now=now)


def _extend(second: SecondRound, open_until: date, now: datetime) -> int:
    lock(second)
    target = SECOND_ROUND.after(SecondRoundEvent.EXTEND, second.state, ROUND_STAFF)
    if second.state is target and second.open_until == open_until:
        return 0
    second.state, second.open_until, second.settled_at = target, open_until, None
    db.session.flush()
    return letters.tell_of_round(SecondRoundEvent.EXTEND, second, now=now)


def close_second_round(second: SecondRound, *, actor: Viewer) -> None:
    """Take no more choices, before the day; nobody is told. Raises MoveNotAllowedError."""
    _step(second, SecondRoundEvent.CLOSE, actor)


def remind_of_second_round(second: SecondRound, *, actor: Viewer, now: datetime) -> int:
    """Write to those who have not chosen; return to how many. Raises MoveNotAllowedError."""
    _step(second, SecondRoundEvent.REMIND, actor)
    return letters.tell_of_round(SecondRoundEvent.REMIND, second, now=now)


def _step(second: SecondRound, event: SecondRoundEvent, actor: Viewer) -> None:
    require(actor, Permission.PLACEMENT_MANAGE)
    lock(second)
    second.state = SECOND_ROUND.after(event, second.state, ROUND_STAFF)
    db.session.flush()


def settle_round(period: PracticePeriod, *, actor: Viewer, now: datetime) -> None:
    """Note that the seats of a second round are given; who chose and got none gets a letter.

    The caller gives the seats, and holds the period.
    """
    require(actor, Permission.PLACEMENT_MANAGE)
    second = queries.find_round(period)
    if second is None or second.settled_at is not None:
        return
    lock(second)
    second.state = SECOND_ROUND.after(SecondRoundEvent.SETTLE, second.state, ROUND_STAFF)
    second.settled_at = now
    db.session.flush()
    letters.tell_of_round(SecondRoundEvent.SETTLE, second, now=now)


def check_round_over(period: PracticePeriod, *, now: datetime) -> None:
    """Raise MoveNotAllowedError while students still choose: seats are given afterwards."""
    second = queries.find_round(period)
    today = local_day(now)
    if second is not None and today and second.takes_choices(today=today):
        raise MoveNotAllowedError(str(SECOND_ROUND.why[second.state]))
