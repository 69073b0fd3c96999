"""Letting somebody in who has no pass at hand: one is given, and the arrival is marked with it."""

from flask_babel import gettext as _

from app.base import clock
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.jobfair.checkin.desk import take, words_of
from app.jobfair.checkin.rules import GuestTerms, ScanTerms, key_of
from app.jobfair.checkin.services.passes import admit_visitor, give_pass
from app.jobfair.models import Fair
from app.students.models import Student


def admit(fair: Fair, who: Student | GuestTerms | None, *, key: str, actor: Viewer) -> str:
    """Give a pass and mark the arrival at the door; return what to tell the door keeper.

    Raises CheckinClosedError, NotExpectedError, VisitClosedError.
    """
    if who is None:
        raise NotFoundError
    now = clock.now()
    if isinstance(who, GuestTerms):
        given = admit_visitor(fair, terms=who, actor=actor, now=now)
    else:
        given = give_pass(fair, who, actor=actor, now=now)
    scan = ScanTerms(key_of(key), given.code, _("У входа по имени"), now)
    return words_of(take(fair, [scan], device_now=now, stand=None, actor=actor)[0])
