"""Use cases of fairs."""

from datetime import date, datetime
from typing import Any

from app.extensions import db
from app.jobfair import rules
from app.jobfair.enums import FairState, OfferState
from app.jobfair.errors import PastDateError
from app.jobfair.models import Fair
from app.jobfair.queries.applications import list_unanswered_offers


def create_fair(*, today: date, **values: Any) -> Fair:
    """Plan a fair. Raises PastDateError, DatesOutOfOrderError, each with its field."""
    fair = Fair(**values)
    if fair.held_on < today:
        raise PastDateError(field="held_on")
    _check_dates(fair)
    db.session.add(fair)
    db.session.flush()
    return fair


def edit_fair(fair: Fair, *, today: date, **values: Any) -> None:
    """Change a fair. A new day must be ahead; the same errors as when it is planned."""
    is_moved = values["held_on"] != fair.held_on
    with db.session.no_autoflush:
        for name, value in values.items():
            setattr(fair, name, value)
        if is_moved and fair.held_on < today:
            raise PastDateError(field="held_on")
        _check_dates(fair)
    db.session.flush()


def move_fair(fair: Fair, *, target: FairState, today: date, now: datetime) -> None:
    """Open a fair, mark it as held, draw its results, or take the last of these back.

    When the results are drawn, offers nobody answered expire for good. Raises
    MoveNotAllowedError, FairAheadError.
    """
    rules.check_fair_move(fair.state, target, held_on=fair.held_on, today=today)
    fair.state = target
    if target is FairState.CLOSED:
        for offer in list_unanswered_offers(fair):
            offer.state, offer.answered_at = OfferState.EXPIRED, now
    db.session.flush()


def _check_dates(fair: Fair) -> None:
    rules.check_fair_dates(
        held_on=fair.held_on,
        starts_at=fair.starts_at,
        ends_at=fair.ends_at,
        until=fair.registration_until,
    )
