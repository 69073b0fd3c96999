"""The places of an offer once it is decided: never more students than places."""

from datetime import datetime

from flask_babel import gettext as _

from app.base.locks import lock
from app.base.viewer import Viewer
from app.contracts.offers import letters, queries, rules
from app.contracts.offers.enums import (
    TargetApplicationEvent,
    TargetApplicationState,
    TargetOfferState,
)
from app.contracts.offers.errors import ContractInForceError, HasDraftError, NoSeatLeftError
from app.contracts.offers.models import TargetApplication
from app.extensions import db

A, D = TargetApplicationState, TargetApplicationEvent


def promote_application(
    application: TargetApplication, *, reason: str, actor: Viewer, now: datetime
) -> None:
    """Give a free place to somebody of the reserve, for a reason that is kept.

    Two who press at once for different students are told apart by the offer's row: the second
    reads that no place is left. Raises MoveNotAllowedError, NotOpenError, NoSeatLeftError,
    ContractInForceError, OfferReasonError.
    """
    rules.check_reason(reason)
    _after(D.SELECT, application, actor)
    if queries.bound_students([application.student_id]):
        raise ContractInForceError(_("У студента уже есть действующий договор о целевом обучении."))
    _take_seat(application, reason, now=now)


def withdraw_application(
    application: TargetApplication, *, reason: str, actor: Viewer, now: datetime
) -> None:
    """Take an application back; the place of a selected one goes to the next of the reserve.

    Raises MoveNotAllowedError, NotOpenError, HasDraftError, OfferReasonError.
    """
    after = _after(D.WITHDRAW, application, actor)
    before = application.state
    if queries.has_living_contract(application):
        raise HasDraftError
    if application.offer.state is TargetOfferState.SELECTED:
        rules.check_reason(reason)
    application.state, application.reason = after, reason
    db.session.flush()
    if application.student.user_id != actor.id:
        letters.tell_applicant(application, now=now)
    if before is A.SELECTED:
        letters.tell_of_change(application, now=now)
        _free_seat(application, now=now)


def _free_seat(application: TargetApplication, *, now: datetime) -> None:
    """Take the place of an application that was selected; the next of the reserve gets it.

    The caller holds the offer.
    """
    offer = application.offer
    offer.taken -= 1
    db.session.flush()
    following = queries.next_in_reserve(offer)
    if following is None:
        return
    lock(following)
    reason = _("Место освободилось: заявка на %(place)d-м месте отозвана.", place=application.place)
    _take_seat(following, reason, now=now)


def _after(
    event: TargetApplicationEvent, application: TargetApplication, actor: Viewer
) -> TargetApplicationState:
    """Hold the offer and the application, and return the state after a deed."""
    lock(application.offer)
    lock(application)
    sides = rules.sides_over(application.offer, application.student.user_id, actor)
    return rules.application_after(event, application.state, application.offer, sides)


def _take_seat(application: TargetApplication, reason: str, *, now: datetime) -> None:
    offer = application.offer
    if offer.taken >= offer.seats:
        raise NoSeatLeftError
    offer.taken += 1
    application.state, application.reason = A.SELECTED, reason
    db.session.flush()
    letters.tell_applicant(application, now=now)
    letters.tell_of_change(application, now=now)
