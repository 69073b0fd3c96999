"""Reading the plan of the hall."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.extensions import db
from app.jobfair.models import Fair
from app.jobfair.venue.models import FairParticipant, FairStand


class StandShown(NamedTuple):
    """A stand and who is there."""

    stand: FairStand
    participant: FairParticipant | None

    @property
    def lacks_power(self) -> bool:
        """Tell whether the participant needs power that the stand has not."""
        return bool(self.participant and self.participant.needs_power and not self.stand.has_power)


def list_stands(fair: Fair) -> Sequence[FairStand]:
    """Return the stands of a hall, line by line."""
    statement = select(FairStand).where(FairStand.fair_id == fair.id)
    return db.session.scalars(statement.order_by(FairStand.line, FairStand.place)).all()


def list_shown(fair: Fair) -> list[StandShown]:
    """Return the stands of a hall with who is there, in two statements."""
    placed = (
        select(FairParticipant)
        .where(FairParticipant.fair_id == fair.id, FairParticipant.stand != "")
        .options(joinedload(FairParticipant.organization, innerjoin=True))
    )
    there = {one.stand: one for one in db.session.scalars(placed)}
    return [StandShown(stand, there.get(stand.number)) for stand in list_stands(fair)]


def get_stand(stand_id: int) -> FairStand:
    """Return a stand; raises NotFoundError."""
    stand = db.session.get(FairStand, stand_id, options=[joinedload(FairStand.fair)])
    if stand is None:
        raise NotFoundError
    return stand


def find_on_stand(stand: FairStand) -> FairParticipant | None:
    """Return who is at a stand."""
    statement = select(FairParticipant).where(
        FairParticipant.fair_id == stand.fair_id, FairParticipant.stand == stand.number
    )
    return db.session.scalar(statement)


def free_stands(fair: Fair, *, kept: str = "") -> list[FairStand]:
    """Return the stands nobody has, and the one that is `kept` by who asks."""
    return [
        one.stand for one in list_shown(fair) if one.participant is None or one.stand.number == kept
    ]
