"""Reading who comes to a base in a period, and which teachers lead them."""

from collections.abc import Collection, Sequence

from app.extensions import db
from app.practice.enums import PlacementState
from app.practice.models import PeriodSupervisor, Placement, PracticePeriod, PracticePlace
from app.practice.offers.models import PeriodBase
from app.practice.queries.supervisors import list_supervisors
from app.practice.states import AHEAD
from app.practice.weeks.queries.course import ON_SHEET
from app.practice.weeks.queries.scope import followed
from app.students.models import Student

COMING = AHEAD | {PlacementState.BEGUN}


def list_coming(asked: PeriodBase) -> Sequence[Placement]:
    """Return the students a base waits for or has, by group and name."""
    at_base = Placement.place.has(PracticePlace.base_id == asked.base_id)
    statement = (
        followed()
        .where(
            Placement.period_id == asked.period_id,
            at_base,
            Placement.state.in_(COMING),
        )
        .order_by(Student.group_id, Student.name_key, Student.id)
        .limit(ON_SHEET)
    )
    return list(db.session.scalars(statement))


def supervisors_of(
    period: PracticePeriod, placements: Collection[Placement]
) -> Sequence[PeriodSupervisor]:
    """Return who of the college leads these students."""
    groups = {one.student.group_id for one in placements}
    return list_supervisors(period, among=groups) if groups else []
