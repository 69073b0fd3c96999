"""Use cases of the hall: stands laid out, moved, given to participants."""

from datetime import datetime

from app.base.constraints import refusing
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.venue import letters
from app.jobfair.venue.enums import Heading, ParticipantState
from app.jobfair.venue.errors import (
    CellTakenError,
    NotComingError,
    StandInUseError,
    StandNumberTakenError,
    StandTakenError,
)
from app.jobfair.venue.models import FairParticipant, FairStand
from app.jobfair.venue.queries import hall as queries
from app.jobfair.venue.rules import Cell, HallTerms, StandTerms, new_stands


def lay_out(fair: Fair, *, terms: HallTerms, actor: Viewer) -> int:
    """Put a stand wherever a hall of this size has none; return how many were put."""
    require(actor, Permission.FAIR_MANAGE)
    lock(fair)
    known = queries.list_stands(fair)
    lacking = new_stands(
        terms,
        cells={Cell(one.line, one.place) for one in known},
        numbers={one.number for one in known},
    )
    for cell, number in lacking:
        db.session.add(FairStand(fair=fair, number=number, line=cell.line, place=cell.place))
    db.session.flush()
    return len(lacking)


def edit_stand(stand: FairStand, *, terms: StandTerms, actor: Viewer) -> None:
    """Call a stand otherwise, or say whether it has power; its participant stays with it.

    Raises StandNumberTakenError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock_unchanged(stand)
    participant = queries.find_on_stand(stand)
    if participant:
        lock(participant)
    assign(stand, terms)
    taken = StandNumberTakenError(field="number")
    with refusing(
        {
            "uq_fair_stands_fair_id_number": taken,
            "uq_fair_participants_one_stand": taken,
        }
    ):
        db.session.flush()
        if participant:
            participant.stand = stand.number


def shift_stand(stand: FairStand, *, heading: Heading, actor: Viewer) -> None:
    """Move a stand to the place beside it; raises CellTakenError."""
    require(actor, Permission.FAIR_MANAGE)
    lock(stand)
    cell = Cell(stand.line, stand.place).towards(heading)
    if cell is None:
        raise CellTakenError
    stand.line, stand.place = cell
    with refusing({"uq_fair_stands_fair_id_line_place": CellTakenError()}):
        db.session.flush()


def remove_stand(stand: FairStand, *, actor: Viewer) -> None:
    """Take a stand out of the hall; raises StandInUseError."""
    require(actor, Permission.FAIR_MANAGE)
    lock(stand)
    if queries.find_on_stand(stand):
        raise StandInUseError
    db.session.delete(stand)
    db.session.flush()


def move_participant(
    participant: FairParticipant, *, number: str, actor: Viewer, now: datetime
) -> None:
    """Give a participant a stand, or none by «»; its talks go with it, for they follow the stand.

    The participant is told of a new one. Raises NotComingError, StandTakenError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock(participant)
    if number and participant.state is not ParticipantState.CONFIRMED:
        raise NotComingError(field="stand_id")
    if number == participant.stand:
        return
    participant.stand = number
    with refusing({"uq_fair_participants_one_stand": StandTakenError(field="stand_id")}):
        db.session.flush()
    if number:
        letters.tell_of_stand(participant, now=now)
