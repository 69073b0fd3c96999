"""Pages of scenarios: named, computed, compared, chosen; for staff alone."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobs.services import enqueue
from app.practice.enums import PeriodEvent
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.queries import periods as period_queries
from app.practice.queries.placements import find_distribution
from app.practice.rules import PERIOD, STAFF
from app.practice.scenarios import jobs, queries, services
from app.practice.scenarios.forms import ScenarioChoiceForm, ScenarioForm
from app.practice.scenarios.listing import DIFFERENCES, place_words, shown
from app.practice.scenarios.models import DistributionScenario
from app.practice.scenarios.rules import ScenarioTerms, prices
from app.practice.scenarios.wording import reason_words
from app.practice.views.blueprint import bp
from app.students.differing import DifferenceFilterForm, two_of
from app.students.queries.differences import FaresCounts
from app.web.access import requires
from app.web.transactions import transactional

EMPTY_SHOWN = 12


class ScenarioColumn(NamedTuple):
    """A scenario as it stands beside the others."""

    scenario: DistributionScenario
    prices: list[str]
    reasons: list[tuple[str, int]]
    empty: list[PracticePlace]
    is_standing: bool


@bp.get("/periods/<int:period_id>/scenarios")
@requires(Permission.DISTRIBUTION_RUN)
def scenario_list(period_id: int) -> str:
    """Put the scenarios of a period side by side."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    scenarios = queries.list_scenarios(period)
    standing = find_distribution(period)
    return render_template(
        "practice/scenarios/scenario_list.html",
        period=period,
        columns=_columns(period, scenarios, standing.id if standing else None),
        ready=[one for one in scenarios if one.computed_at],
        standing=standing,
        counts=period_queries.count_period(period),
        events=PERIOD.possible(period.state, STAFF),
    )


@bp.route("/periods/<int:period_id>/scenarios/new", methods=["GET", "POST"])
@requires(Permission.DISTRIBUTION_RUN)
@transactional
def scenario_create(period_id: int) -> str | Response:
    """Name a scenario and have the worker compute it."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    form = ScenarioForm()
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(ScenarioTerms)
            scenario = services.name_scenario(
                period, terms=terms, actor=current_user, now=clock.now()
            )
            return _compute(period, [scenario])
    return render_template("practice/scenarios/scenario_create.html", period=period, form=form)


@bp.post("/periods/<int:period_id>/scenarios/usual")
@requires(Permission.DISTRIBUTION_RUN)
@transactional
def scenario_usual(period_id: int) -> Response:
    """Name the scenarios worth comparing and have the worker compute all of them."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    services.name_usual_scenarios(period, actor=current_user, now=clock.now())
    return _compute(period, queries.list_scenarios(period))


@bp.get("/periods/<int:period_id>/scenarios/comparison")
@requires(Permission.DISTRIBUTION_RUN)
def scenario_compare(period_id: int) -> str | Response:
    """List whom two scenarios put differently."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    ready = [one for one in queries.list_scenarios(period) if one.computed_at]
    if len(ready) < 2:
        return redirect(url_for(".scenario_list", period_id=period_id))
    filters = DifferenceFilterForm()
    filters.offer_answers((one.id, one.title) for one in ready)
    filters.group.search_among(period_queries.group_choices_of(period))
    first, second = two_of(ready, filters)
    return DIFFERENCES.answer(
        "practice/scenarios/scenario_compare.html",
        partial(queries.list_differences, (first, second)),
        filters=filters,
        title=_("%(first)s — %(second)s", first=first.title, second=second.title),
        together=shown,
        period=period,
        first=first,
        second=second,
        fares=queries.DIFFERENCES.count_between(first.id, second.id),
        place_words=place_words,
    )


@bp.post("/scenarios/<int:scenario_id>/choice")
@requires(Permission.DISTRIBUTION_RUN)
@transactional
def scenario_choose(scenario_id: int) -> Response:
    """Have the worker make a scenario the preliminary distribution."""
    scenario = queries.get_scenario(scenario_id, visible_to=current_user)
    standing = ScenarioChoiceForm().standing.data
    services.check_choice(scenario, standing=standing, actor=current_user)
    payload = {"scenario_id": scenario.id, "standing": standing, "actor_id": current_user.id}
    job = enqueue(jobs.CHOOSE, payload, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


@bp.post("/scenarios/<int:scenario_id>/remove")
@requires(Permission.DISTRIBUTION_RUN)
@transactional
def scenario_remove(scenario_id: int) -> Response:
    """Forget a scenario."""
    scenario = queries.get_scenario(scenario_id, visible_to=current_user)
    period_id = scenario.period_id
    services.remove_scenario(scenario, actor=current_user)
    flash(_("Вариант удалён."), "success")
    return redirect(url_for(".scenario_list", period_id=period_id))


def _columns(
    period: PracticePeriod, scenarios: Sequence[DistributionScenario], standing: int | None
) -> list[ScenarioColumn]:
    ready = [one for one in scenarios if one.computed_at]
    usual = ready[0] if ready else None
    counts = queries.DIFFERENCES.count(usual.id, [one.id for one in ready]) if usual else {}
    empty = queries.empty_places(period, each=EMPTY_SHOWN)
    return [
        _column(
            one,
            usual,
            fares=counts.get(one.id, FaresCounts()),
            empty=empty.get(one.id, []),
            is_standing=standing is not None and one.distribution_id == standing,
        )
        for one in scenarios
    ]


def _column(
    scenario: DistributionScenario,
    usual: DistributionScenario | None,
    *,
    fares: FaresCounts,
    empty: list[PracticePlace],
    is_standing: bool,
) -> ScenarioColumn:
    if usual is None or not scenario.computed_at:
        return ScenarioColumn(scenario, [], [], [], is_standing)
    against = None if scenario is usual else usual.figures
    return ScenarioColumn(
        scenario,
        prices(scenario.terms, scenario.figures, against, fares.better, fares.worse),
        [(reason_words(one), n) for one, n in scenario.figures.get("reasons", {}).items()],
        empty,
        is_standing,
    )


def _compute(period: PracticePeriod, scenarios: Sequence[DistributionScenario]) -> Response:
    PERIOD.after(PeriodEvent.COMPARE, period.state, STAFF)
    payload = {
        "period_id": period.id,
        "scenario_ids": [one.id for one in scenarios],
        "actor_id": current_user.id,
    }
    job = enqueue(jobs.COMPUTE, payload, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))
