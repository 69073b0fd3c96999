"""Reading scenarios and what differs between two of them."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.scenarios.models import DistributionScenario, ScenarioSeat
from app.students.enums import Fares
from app.students.queries.differences import SeatDifferences

DIFFERENCES = SeatDifferences(ScenarioSeat, answer="scenario_id", place="place_id")


def list_scenarios(period: PracticePeriod) -> Sequence[DistributionScenario]:
    """Return the scenarios of a period, as they were named."""
    statement = select(DistributionScenario).where(DistributionScenario.period_id == period.id)
    return db.session.scalars(statement.order_by(DistributionScenario.id)).all()


def get_scenario(scenario_id: int, *, visible_to: Viewer) -> DistributionScenario:
    """Return a scenario for staff; raises NotFoundError."""
    statement = (
        select(DistributionScenario)
        .where(DistributionScenario.id == scenario_id)
        .options(joinedload(DistributionScenario.period))
    )
    scenario = db.session.scalar(statement) if visible_to.sees_all else None
    if scenario is None:
        raise NotFoundError
    return scenario


def list_differences(
    both: tuple[DistributionScenario, DistributionScenario],
    *,
    q: str | None = None,
    group: int | None = None,
    fares: Fares | None = None,
    **_scenarios: Any,
) -> Select[Any]:
    """Select `DifferenceRow`s of two scenarios; the caller orders them.

    Which two is among the filters of the list, and said by `both`.
    """
    first, second = both
    return DIFFERENCES.listed(first.id, second.id, q=q, group=group, fares=fares)


def places_named(ids: Collection[int]) -> dict[int, PracticePlace]:
    """Return places with their bases by id."""
    statement = (
        select(PracticePlace)
        .where(PracticePlace.id.in_(ids))
        .options(joinedload(PracticePlace.organization))
    )
    return {place.id: place for place in db.session.scalars(statement)}


def empty_places(period: PracticePeriod, *, each: int) -> dict[int, list[PracticePlace]]:
    """Return the first places with seats to which each scenario sends nobody, by the scenario."""
    used = exists().where(
        ScenarioSeat.scenario_id == DistributionScenario.id,
        ScenarioSeat.place_id == PracticePlace.id,
    )
    at = func.row_number().over(
        partition_by=DistributionScenario.id, order_by=(PracticePlace.title_key, PracticePlace.id)
    )
    empty = (
        select(
            DistributionScenario.id.label("scenario_id"),
            PracticePlace.id.label("place_id"),
            at.label("at"),
        )
        .select_from(DistributionScenario)
        .join(PracticePlace, PracticePlace.period_id == DistributionScenario.period_id)
        .where(
            DistributionScenario.period_id == period.id,
            DistributionScenario.computed_at.is_not(None),
            PracticePlace.seats > 0,
            ~used,
        )
        .subquery()
    )
    statement = (
        select(empty.c.scenario_id, PracticePlace)
        .join(PracticePlace, PracticePlace.id == empty.c.place_id)
        .where(empty.c.at <= each)
        .order_by(empty.c.scenario_id, empty.c.at)
        .options(joinedload(PracticePlace.organization))
    )
    found: dict[int, list[PracticePlace]] = {}
    for scenario_id, place in db.session.execute(statement):
        found.setdefault(scenario_id, []).append(place)
    return found
