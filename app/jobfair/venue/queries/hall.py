"""Reading the plan of the hall."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.base.choices import Choices
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


def stand_choices(participant: FairParticipant) -> Choices:
    """Return the stands of a fair nobody else has, to choose among."""
    others = select(FairParticipant.stand).where(
        FairParticipant.fair_id == participant.fair_id, FairParticipant.id != participant.id
    )
    columns = select(FairStand.id, FairStand.number, FairStand.has_power)
    return Choices(
        name="free-fair-stands",
        statement=columns.where(
            FairStand.fair_id == participant.fair_id, FairStand.number.not_in(others)
        ).order_by(FairStand.line, FairStand.place),
        key=FairStand.id,
        label=_stand_label,
        found_by=lambda words: FairStand.number.istartswith(words.strip(), autoescape=True),
        of={"participant": participant.id},
    )


def _stand_label(row: Any) -> str:
    return row.number if row.has_power else _("%(number)s, без розетки", number=row.number)


def find_stand_of(participant: FairParticipant) -> FairStand | None:
    """Return the stand a participant has on the plan of the hall."""
    statement = select(FairStand).where(
        FairStand.fair_id == participant.fair_id, FairStand.number == participant.stand
    )
    return db.session.scalar(statement)
