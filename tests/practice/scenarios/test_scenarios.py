"""Scenarios side by side: computed by the worker, compared, one is chosen; nobody else sees any."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.viewer import OPERATOR
from app.extensions import db
from app.matching import read_instance, solve, verify_document
from app.practice.enums import PeriodState
from app.practice.models import Distribution, Placement, PracticePeriod
from app.practice.scenarios import services
from app.practice.scenarios.enums import ScenarioLottery, ScenarioWay
from app.practice.scenarios.errors import ScenarioChosenError, ScenarioOutdatedError
from app.practice.scenarios.models import DistributionScenario, ScenarioSeat
from app.practice.scenarios.rules import ScenarioTerms, variant
from app.practice.services.distribution import read_instance as read_question
from app.web.transactions import transaction
from tests.factories import LONG_AGO
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory, apply_for


@pytest.fixture
def period(app: Flask) -> PracticePeriod:
    """Seven students, three places of two seats, who wish them in different orders."""
    made = PracticePeriodFactory(state=PeriodState.CLOSED)
    places = [PracticePlaceFactory(period=made, seats=2) for _ in range(3)]
    PracticePlaceFactory(period=made, seats=2)  # nobody wishes for it
    for number in range(7):
        first = number % 3
        apply_for(made, places[first], places[(first + 1) % 3])
    return made


def path(period: PracticePeriod, page: str = "") -> str:
    return f"/practice/periods/{period.id}/scenarios{page}"


def compute_usual(client: FlaskClient, period: PracticePeriod) -> list[DistributionScenario]:
    job = client.post(path(period, "/usual"))
    assert client.get(job.location).location.endswith(path(period))
    return list(db.session.scalars(db.select(DistributionScenario).order_by("id")))


def choose(client: FlaskClient, scenario: DistributionScenario, standing: Any = "") -> Any:
    return client.post(f"/practice/scenarios/{scenario.id}/choice", data={"standing": standing})


def test_the_usual_scenarios_stand_side_by_side_and_one_becomes_the_preview(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    scenarios = compute_usual(as_staff, period)
    assert len(scenarios) == 4
    page = text_of(as_staff.get(path(period)))
    assert "Просят студенты" in page
    assert "нарушений порядка: 0" in page
    assert "хитрить с заявкой бессмысленно" in page
    assert period.state is PeriodState.CLOSED
    assert db.session.scalars(db.select(Placement)).all() == []
    for scenario in scenarios:
        question = read_instance(json.dumps(scenario.instance).encode())
        assert verify_document(question, scenario.result or {}).ok
        assert scenario.figures["empty_places"] == 1
    job = choose(as_staff, scenarios[0])
    assert as_staff.get(job.location).location.endswith("/distribution")
    assert period.state is PeriodState.DISTRIBUTED
    [distribution] = db.session.scalars(db.select(Distribution))
    assert distribution.digest == scenarios[0].digest
    assert "выбран" in text_of(as_staff.get(path(period)))
    # Another one takes its place until it is published.
    other = scenarios[3]
    assert other.lottery is ScenarioLottery.PER_PLACE
    as_staff.get(choose(as_staff, other, distribution.id).location)
    standing = db.session.scalars(db.select(Distribution).filter_by(discarded_at=None)).one()
    assert standing.digest == other.digest
    seats = {one.student_id: one.place_id for one in db.session.scalars(db.select(Placement))}
    wanted = db.session.scalars(db.select(ScenarioSeat).filter_by(scenario_id=other.id))
    assert seats == {one.student_id: one.place_id for one in wanted}


def test_of_two_who_choose_the_second_is_told(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    first, second, *_rest = compute_usual(as_staff, period)
    as_staff.get(choose(as_staff, first).location)
    assert choose(as_staff, second).status_code == 302
    assert "изменил другой сотрудник" in text_of(as_staff.get(path(period)))
    instance = services.read_choice(second)
    result = solve(instance, explain=True)
    with pytest.raises(ScenarioChosenError):
        services.choose_scenario(
            second,
            instance=instance,
            result=result,
            standing=None,
            actor=OPERATOR,
            now=LONG_AGO,
        )


def test_two_staff_choose_different_scenarios_at_one_moment(
    app: Flask, as_staff: FlaskClient, period: PracticePeriod
) -> None:
    """Each in a thread with a transaction of its own: one result stands, the others are told."""
    ids = [one.id for one in compute_usual(as_staff, period)]
    barrier = Barrier(len(ids))

    def press(scenario_id: int) -> str:
        with app.app_context():
            scenario = db.session.get_one(DistributionScenario, scenario_id)
            instance = services.read_choice(scenario)
            result = solve(instance, explain=True)
            db.session.rollback()
            barrier.wait()
            try:
                with transaction():
                    services.choose_scenario(
                        db.session.get_one(DistributionScenario, scenario_id),
                        instance=instance,
                        result=result,
                        standing=None,
                        actor=OPERATOR,
                        now=LONG_AGO,
                    )
            except ScenarioChosenError:
                return "told"
            return "chosen"

    db.session.commit()
    with ThreadPoolExecutor(len(ids)) as pool:
        outcomes = sorted(pool.map(press, ids))
    db.session.rollback()
    assert outcomes == ["chosen", *["told"] * (len(ids) - 1)]
    [standing] = db.session.scalars(db.select(Distribution))
    chosen = db.session.scalars(
        db.select(DistributionScenario).where(DistributionScenario.distribution_id.is_not(None))
    ).one()
    assert (chosen.digest, standing.discarded_at) == (standing.digest, None)
    seats = {one.student_id: one.place_id for one in db.session.scalars(db.select(Placement))}
    wanted = db.session.scalars(db.select(ScenarioSeat).filter_by(scenario_id=chosen.id))
    assert seats == {one.student_id: one.place_id for one in wanted}


def test_a_scenario_of_other_applications_is_not_chosen(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    [scenario, *_rest] = compute_usual(as_staff, period)
    place = db.session.scalars(db.select(DistributionScenario)).first()
    assert place
    apply_for(period, PracticePlaceFactory(period=period))
    with pytest.raises(ScenarioOutdatedError):
        services.read_choice(scenario)


def test_who_differs_between_two_is_a_list_that_leaves_the_site(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    scenarios = compute_usual(as_staff, period)
    usual, per_place = scenarios[0], scenarios[3]
    query = {"first": usual.id, "second": per_place.id}
    seats = {
        scenario.id: dict(
            db.session.execute(
                db.select(ScenarioSeat.student_id, ScenarioSeat.place_id).filter_by(
                    scenario_id=scenario.id
                )
            ).all()
        )
        for scenario in (usual, per_place)
    }
    differ = [one for one in seats[usual.id] if seats[usual.id][one] != seats[per_place.id][one]]
    page = as_staff.get(path(period, "/comparison"), query_string=query)
    assert f"{len(differ)} студент" in text_of(page) or not differ
    sheet = as_staff.get(path(period, "/comparison"), query_string={**query, "as": "csv"})
    assert sheet.text.count("\n") >= len(differ)


def test_students_see_nothing_of_it(as_student: FlaskClient, period: PracticePeriod) -> None:
    assert as_student.get(path(period)).status_code == 403


def test_a_rule_that_a_scenario_leaves_out_is_not_asked(period: PracticePeriod) -> None:
    question = read_question(period)
    way = ScenarioTerms("базы", algorithm=ScenarioWay.BASES, with_minima=False)
    asked = variant(question, way)
    assert asked.pairs == ()
    assert not asked.has_limits
    assert not any(place.minimum for place in asked.places.values())
    assert asked.proposers == question.proposers
