"""What the world must be like before a form of practice can be filled in."""

from app.extensions import db
from app.practice.conditions.models import PracticeConflict
from app.practice.enums import PeriodState, PlacementState
from app.practice.models import PeriodSupervisor, Placement, PracticePeriod
from tests.practice.factories import PracticePlaceFactory
from tests.practice.weeks.factories import BEGAN, ENDS
from tests.safety.world import LATELY, World


def nobody_supervises(world: World) -> None:
    db.session.execute(db.delete(PeriodSupervisor))


def no_conflict(world: World) -> None:
    db.session.execute(db.delete(PracticeConflict))


def practice_under_way(world: World) -> None:
    period = db.session.get_one(PracticePeriod, world.ids["period_id"])
    period.state, period.published_at = PeriodState.PUBLISHED, LATELY
    period.applications_open_on, period.applications_open_until = BEGAN, BEGAN
    period.starts_on, period.ends_on = BEGAN, ENDS
    placement = db.session.get_one(Placement, world.ids["placement_id"])
    placement.state = PlacementState.BEGUN
    PracticePlaceFactory(period=period)
