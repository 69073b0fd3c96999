"""Reading the programme of a fair."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant, FairSession, FairSessionSeat


def list_sessions(fair: Fair) -> Sequence[FairSession]:
    """Return the programme of a fair, in order."""
    statement = (
        select(FairSession)
        .where(FairSession.fair_id == fair.id)
        .options(joinedload(FairSession.participant).joinedload(FairParticipant.organization))
    )
    return db.session.scalars(statement.order_by(FairSession.starts_at, FairSession.id)).all()


def get_session(session_id: int) -> FairSession:
    """Return a session with its fair; raises NotFoundError."""
    session = db.session.get(FairSession, session_id, options=[joinedload(FairSession.fair)])
    if session is None:
        raise NotFoundError
    return session


def find_seat(session: FairSession, user_id: int) -> FairSessionSeat | None:
    """Return a person's seat in a session."""
    statement = select(FairSessionSeat).where(
        FairSessionSeat.session_id == session.id, FairSessionSeat.user_id == user_id
    )
    return db.session.scalar(statement)


def joined_by(viewer: Viewer | None, sessions: Collection[FairSession]) -> frozenset[int]:
    """Return the ids of those of the sessions a person has a seat in."""
    if viewer is None:
        return frozenset()
    statement = select(FairSessionSeat.session_id).where(
        FairSessionSeat.user_id == viewer.id,
        FairSessionSeat.session_id.in_([one.id for one in sessions]),
    )
    return frozenset(db.session.scalars(statement))


def list_seats(session: FairSession) -> Sequence[FairSessionSeat]:
    """Return who has a seat, in the order of signing up."""
    statement = (
        select(FairSessionSeat)
        .where(FairSessionSeat.session_id == session.id)
        .options(joinedload(FairSessionSeat.user))
    )
    return db.session.scalars(statement.order_by(FairSessionSeat.id)).all()


def addresses_of_session(session: FairSession) -> list[str]:
    """Return the addresses of who has a seat in a session."""
    statement = (
        select(User.email)
        .join(FairSessionSeat, FairSessionSeat.user_id == User.id)
        .where(FairSessionSeat.session_id == session.id, User.active)
    )
    return list(db.session.scalars(statement.order_by(User.id)))
