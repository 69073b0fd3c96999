"""Use cases of a fair's calendar: all of it moves by some days; its day is divided into talks."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair import letters, stages
from app.jobfair.enums import FairEvent
from app.jobfair.errors import PastDateError
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.rules import POSTING_FAIRS
from app.jobfair.venue.errors import FairOverError, NoTalkFitsError
from app.jobfair.venue.rules import DayTerms
from app.jobfair.venue.services.signup import follow_signup
from app.jobfair.venue.slots import parse_pauses, slots_of


def shift_fair(fair: Fair, *, days: int, actor: Viewer, now: datetime, today: date) -> None:
    """Move a fair with all its stages by some days, and tell everybody who must know, once each.

    Raises FairOverError, PastDateError, NotAllowedError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock(fair)
    check_shift(fair, days=days, today=today)
    ended = stages.signup_ends(fair)
    for name, moved in stages.moved_by(fair, days).items():
        setattr(fair, name, moved)
    db.session.flush()
    follow_signup(fair, before=ended, actor=actor, today=today)
    letters.tell_everybody(FairEvent.EDIT, fair, now=now)


def check_shift(fair: Fair, *, days: int, today: date) -> None:
    """Refuse to move a fair that is over, or into the past; raises FairOverError, PastDateError."""
    if fair.state not in POSTING_FAIRS:
        raise FairOverError
    if fair.held_on + timedelta(days=days) < today:
        raise PastDateError(field="days")


def divide_day(fair: Fair, *, terms: DayTerms, actor: Viewer) -> None:
    """Say how long a talk is, when the first begins and when nobody talks.

    Raises PausesUnclearError, NoTalkFitsError, NotAllowedError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock_unchanged(fair)
    assign(fair, replace(terms, pauses=parse_pauses(terms.pauses)))
    if not slots_of(fair):
        raise NoTalkFitsError(field="talks_from")
    db.session.flush()
