"""Reading the practice a student has gone through."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.extensions import db
from app.practice.enums import PlacementState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.registry.models import PracticeBase
from app.practice.weeks.models import PracticeReference, PracticeResult

_GONE_THROUGH = (PlacementState.FINISHED, PlacementState.GRADED)


class PastPractice(NamedTuple):
    """A practice that is over, its mark and what the base wrote."""

    placement: Placement
    result: PracticeResult | None
    reference: PracticeReference | None


def practice_of(student_id: int) -> list[PastPractice]:
    """Return what a student has gone through, the newest first; whoever asks knows who may."""
    place = joinedload(Placement.place).joinedload(PracticePlace.base)
    statement = (
        select(Placement, PracticeResult, PracticeReference)
        .join(Placement.period)
        .outerjoin(PracticeResult, PracticeResult.placement_id == Placement.id)
        .outerjoin(PracticeReference, PracticeReference.placement_id == Placement.id)
        .where(
            Placement.student_id == student_id,
            Placement.place_id.is_not(None),
            Placement.state.in_(_GONE_THROUGH),
        )
        .options(joinedload(Placement.period), place.joinedload(PracticeBase.organization))
        .order_by(PracticePeriod.ends_on.desc(), Placement.id)
    )
    return [PastPractice._make(row) for row in db.session.execute(statement)]
