"""Use cases of the programme: sessions, and the one place where their seats are counted."""

from datetime import datetime

from sqlalchemy import or_, update

from app.base.constraints import refusing
from app.base.locks import lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.rules import POSTING_FAIRS
from app.jobfair.venue import letters
from app.jobfair.venue.errors import FairOverError, SessionFullError, SessionJoinedError
from app.jobfair.venue.models import FairSession, FairSessionSeat
from app.jobfair.venue.queries import programme as queries
from app.jobfair.venue.rules import SessionTerms, check_session


def add_session(fair: Fair, *, terms: SessionTerms, actor: Viewer) -> FairSession:
    """Put a session into the programme; raises SessionTimesError."""
    require(actor, Permission.FAIR_MANAGE)
    check_session(terms, taken=0)
    session = FairSession(fair=fair)
    assign(session, terms)
    db.session.add(session)
    db.session.flush()
    return session


def edit_session(
    session: FairSession, *, terms: SessionTerms, actor: Viewer, now: datetime
) -> None:
    """Change a session; who signed up is told of another time or place.

    Raises SessionTimesError, TooFewSessionSeatsError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock_unchanged(session)
    check_session(terms, taken=session.taken)
    before = _appointment(session)
    assign(session, terms)
    db.session.flush()
    if _appointment(session) != before:
        addresses = queries.addresses_of_session(session)
        letters.tell_of_session(session, addresses, is_off=False, now=now)


def remove_session(session: FairSession, *, actor: Viewer, now: datetime) -> None:
    """Take a session out of the programme and tell who signed up."""
    require(actor, Permission.FAIR_MANAGE)
    lock_unchanged(session)
    addresses = queries.addresses_of_session(session)
    letters.tell_of_session(session, addresses, is_off=True, now=now)
    db.session.delete(session)
    db.session.flush()


def take_seat(session: FairSession, *, actor: Viewer, now: datetime) -> None:
    """Sign up for a session: of two who want the last seat one gets it, by one statement.

    Raises SessionFullError, SessionJoinedError, FairOverError.
    """
    if session.fair.state not in POSTING_FAIRS:
        raise FairOverError
    seat = FairSessionSeat(session_id=session.id, user_id=actor.id, taken_at=now)
    twice = SessionJoinedError()
    with refusing({"uq_fair_session_seats_session_id_user_id": twice}):
        db.session.add(seat)
    has_room = or_(FairSession.seats.is_(None), FairSession.taken < FairSession.seats)
    _count(session, 1, has_room)


def leave_seat(session: FairSession, *, actor: Viewer) -> None:
    """Give one's seat to others; nothing where there is none."""
    seat = queries.find_seat(session, actor.id)
    if seat is None:
        return
    db.session.delete(seat)
    db.session.flush()
    _count(session, -1, FairSession.taken > 0)


def _count(session: FairSession, by: int, condition: object) -> None:
    statement = (
        update(FairSession)
        .where(FairSession.id == session.id, condition)  # type: ignore[arg-type]
        .values(taken=FairSession.taken + by)
        .execution_options(synchronize_session=False)
    )
    if not db.session.execute(statement).rowcount:  # type: ignore[attr-defined]
        raise SessionFullError
    db.session.expire(session, ["taken"])


def _appointment(session: FairSession) -> tuple[object, ...]:
    return session.starts_at, session.ends_at, session.place
