"""Use cases of scenarios: name, compute, choose, remove."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import delete, insert

from app.base.constraints import refusing
from app.base.errors import MoveNotAllowedError
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.matching import (
    Instance,
    OutcomeBasis,
    Result,
    instance_document,
    signed_document,
    without_garbage_collection,
)
from app.practice.enums import PeriodEvent, PeriodState
from app.practice.models import Distribution, PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries.placements import find_distribution
from app.practice.rules import PERIOD, STAFF
from app.practice.scenarios import queries
from app.practice.scenarios.errors import (
    ScenarioChosenError,
    ScenarioNotReadyError,
    ScenarioOutdatedError,
    ScenarioTwiceError,
)
from app.practice.scenarios.models import DistributionScenario, ScenarioSeat
from app.practice.scenarios.rules import ScenarioTerms, scenario_figures, usual_terms, variant
from app.practice.services.distribution import (
    discard_distribution,
    read_instance,
    store_distribution,
)

_BATCH = 5_000
_TWICE = {"uq_practice_scenarios_period_id_title": ScenarioTwiceError(field="title")}


def name_scenario(
    period: PracticePeriod, *, terms: ScenarioTerms, actor: Viewer, now: datetime
) -> DistributionScenario:
    """Name a way to distribute, to be computed; raises MoveNotAllowedError, ScenarioTwiceError."""
    _begin(period, actor)
    scenario = DistributionScenario(period=period, created_at=now, created_by_id=actor.id or None)
    assign(scenario, terms)
    with refusing(_TWICE):
        db.session.add(scenario)
    return scenario


def name_usual_scenarios(
    period: PracticePeriod, *, actor: Viewer, now: datetime
) -> list[DistributionScenario]:
    """Name the scenarios worth comparing that are not there yet; raises MoveNotAllowedError."""
    _begin(period, actor)
    known = {scenario.title for scenario in queries.list_scenarios(period)}
    return [
        name_scenario(period, terms=terms, actor=actor, now=now)
        for terms in usual_terms(read_instance(period))
        if terms.title not in known
    ]


@without_garbage_collection()
def keep_scenario(
    scenario: DistributionScenario,
    *,
    asked: Instance,
    instance: Instance,
    result: Result,
    actor: Viewer,
    now: datetime,
) -> None:
    """Keep what a scenario came to, in the place of what it came to before.

    `asked` is the period's question with all its rules. Raises MoveNotAllowedError, and
    NotExplainedError for a result solved without explanations.
    """
    _begin(scenario.period, actor)
    rows = _rows(scenario, result)
    scenario.figures = scenario_figures(asked, instance, result)
    scenario.digest = result.digest
    scenario.instance, scenario.result = instance_document(instance), signed_document(result)
    scenario.computed_at = now
    db.session.flush()
    db.session.execute(delete(ScenarioSeat).where(ScenarioSeat.scenario_id == scenario.id))
    for start in range(0, len(rows), _BATCH):
        one_statement = insert(ScenarioSeat).execution_options(render_nulls=True)
        db.session.execute(one_statement, rows[start : start + _BATCH])


def check_choice(scenario: DistributionScenario, *, standing: int | None, actor: Viewer) -> None:
    """Raise what keeps a scenario from being chosen by who saw the distribution `standing`.

    Raises MoveNotAllowedError, ScenarioNotReadyError, ScenarioChosenError.
    """
    require(actor, Permission.DISTRIBUTION_RUN)
    PERIOD.after(PeriodEvent.COMPARE, scenario.period.state, STAFF)
    if scenario.computed_at is None:
        raise ScenarioNotReadyError
    present = find_distribution(scenario.period)
    if (present.id if present else None) != standing:
        raise ScenarioChosenError


def read_choice(scenario: DistributionScenario) -> Instance:
    """Return the question of a scenario as it stands today.

    Raises ScenarioOutdatedError when it is another than the one that was computed.
    """
    instance = read_instance(scenario.period, asked=partial(variant, terms=scenario.terms))
    if instance_document(instance) != scenario.instance:
        raise ScenarioOutdatedError
    return instance


def choose_scenario(
    scenario: DistributionScenario,
    *,
    instance: Instance,
    result: Result,
    standing: int | None,
    actor: Viewer,
    now: datetime,
) -> Distribution:
    """Make a scenario the preliminary distribution, in the place of the one that stands.

    Of two who choose at once the second is told so. Raises MoveNotAllowedError,
    ScenarioNotReadyError, ScenarioChosenError, DistributionOutdatedError.
    """
    period = scenario.period
    lock(period)
    check_choice(scenario, standing=standing, actor=actor)
    if result.digest != scenario.digest:
        raise ScenarioOutdatedError
    if period.state is PeriodState.DISTRIBUTED:
        discard_distribution(period, actor=actor, now=now)
    distribution = store_distribution(
        period,
        instance=instance,
        result=result,
        asked=partial(variant, terms=scenario.terms),
        actor=actor,
        now=now,
    )
    scenario.distribution_id = distribution.id
    db.session.flush()
    return distribution


def remove_scenario(scenario: DistributionScenario, *, actor: Viewer) -> None:
    """Forget a scenario; raises MoveNotAllowedError for the one that stands."""
    _begin(scenario.period, actor)
    present = find_distribution(scenario.period)
    if present and scenario.distribution_id == present.id:
        raise MoveNotAllowedError(ScenarioChosenError.message)
    db.session.delete(scenario)
    db.session.flush()


def _begin(period: PracticePeriod, actor: Viewer) -> None:
    require(actor, Permission.DISTRIBUTION_RUN)
    lock(period)
    PERIOD.after(PeriodEvent.COMPARE, period.state, STAFF)


def _rows(scenario: DistributionScenario, result: Result) -> Sequence[dict[str, Any]]:
    return [
        {
            "scenario_id": scenario.id,
            "student_id": int(name[1:]),
            "place_id": int(outcome.place[1:]) if outcome.place else None,
            "rank": outcome.rank,
            "reason": outcome.refused[0].reason.value if outcome.refused else "",
        }
        for name, outcome in result.explanations.items()
        if outcome.basis is not OutcomeBasis.FIXED
    ]
