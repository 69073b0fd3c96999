"""Reading scenarios and what differs between two of them."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select
from sqlalchemy.orm import aliased, joinedload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.queries.applications import BY_GROUP
from app.practice.scenarios.enums import Fares
from app.practice.scenarios.models import DistributionScenario, ScenarioSeat
from app.students.models import Student

SEARCHED = (Student,)
ORDERS = BY_GROUP
_FIRST, _SECOND = aliased(ScenarioSeat), aliased(ScenarioSeat)
_NOWHERE, _OUTSIDE = 1_000, 100  # no seat is worse than one outside of the wishes


class DifferenceRow(NamedTuple):
    """A student whom two scenarios put differently."""

    student: Student
    first_place: int | None
    first_rank: int | None
    second_place: int | None
    second_rank: int | None
    fares: Fares


class FaresCounts(NamedTuple):
    """How many fare better and worse in the second of two scenarios, or just otherwise."""

    better: int = 0
    worse: int = 0
    other: int = 0

    @property
    def total(self) -> int:
        """Return how many are put differently."""
        return self.better + self.worse + self.other


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
    statement = _differences(
        first.id,
        second.id,
        select(Student).add_columns(
            _FIRST.place_id.label("first_place"),
            _FIRST.rank.label("first_rank"),
            _SECOND.place_id.label("second_place"),
            _SECOND.rank.label("second_rank"),
            _fares().label("fares"),
        ),
    ).options(joinedload(Student.group))
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(Student.group_id == group)
    return statement.where(_fares() == fares.value) if fares else statement


def difference_row(row: Any) -> DifferenceRow:
    """Read a row of `list_differences`."""
    student, first_place, first_rank, second_place, second_rank, fares = row
    return DifferenceRow(student, first_place, first_rank, second_place, second_rank, Fares(fares))


def count_differences(first_id: int, others: Collection[int]) -> dict[int, FaresCounts]:
    """Count how students fare in other scenarios against one."""
    statement = (
        select(_SECOND.scenario_id, *(_counted(one) for one in Fares))
        .select_from(_FIRST)
        .join(_SECOND, _SECOND.student_id == _FIRST.student_id)
        .where(
            _FIRST.scenario_id == first_id,
            _SECOND.scenario_id.in_(others),
            _FIRST.place_id.is_distinct_from(_SECOND.place_id),
        )
        .group_by(_SECOND.scenario_id)
    )
    return {row[0]: FaresCounts(row[1], row[2], row[3]) for row in db.session.execute(statement)}


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


def _differences(first_id: int, second_id: int, statement: Select[Any]) -> Select[Any]:
    return (
        statement.select_from(Student)
        .join(_FIRST, and_(_FIRST.student_id == Student.id, _FIRST.scenario_id == first_id))
        .join(_SECOND, and_(_SECOND.student_id == Student.id, _SECOND.scenario_id == second_id))
        .where(_FIRST.place_id.is_distinct_from(_SECOND.place_id))
    )


def _worth(seat: Any) -> ColumnElement[int]:
    return case(
        (seat.place_id.is_(None), _NOWHERE),
        (seat.rank.is_(None), _OUTSIDE),
        else_=seat.rank,
    )


def _fares() -> ColumnElement[str]:
    first, second = _worth(_FIRST), _worth(_SECOND)
    return case(
        (second < first, Fares.BETTER.value),
        (second > first, Fares.WORSE.value),
        else_=Fares.OTHER.value,
    )


def _counted(fares: Fares) -> ColumnElement[int]:
    return func.count().filter(_fares() == fares.value)
