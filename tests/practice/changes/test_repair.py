"""After publication: a base closes, a student falls ill; the fewest move, and each is told."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.viewer import OPERATOR
from app.extensions import db
from app.matching import solve
from app.practice.change_models import PlacementChange
from app.practice.enums import PeriodState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.services import distribution
from app.students.models import Student
from tests.factories import LONG_AGO, StudentFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory, apply_for


class Market:
    """A published period: three places of one seat, four students, all want the first most."""

    def __init__(self) -> None:
        self.period: PracticePeriod = PracticePeriodFactory(state=PeriodState.CLOSED)
        self.places: list[PracticePlace] = [
            PracticePlaceFactory(period=self.period, seats=1) for _ in range(3)
        ]
        for place in self.places:
            place.organization.email = f"base{place.id}@test.example"
        self.students: list[Student] = []
        for number in range(4):
            student = StudentFactory(group=self.period.groups[0], email=f"s{number}@test.example")
            apply_for(self.period, *self.places[:2], student=student)
            self.students.append(student)

    def publish(self) -> "Market":
        instance = distribution.read_instance(self.period)
        result = solve(instance, explain=True)
        distribution.store_distribution(
            self.period, instance=instance, result=result, actor=OPERATOR, now=LONG_AGO
        )
        distribution.publish_distribution(self.period, actor=OPERATOR, now=LONG_AGO)
        return self

    def at(self, place: PracticePlace) -> list[int]:
        found = db.session.scalars(db.select(Placement).filter_by(place_id=place.id))
        return [one.student_id for one in found]

    def seats(self) -> dict[int, int | None]:
        found = db.session.scalars(db.select(Placement).filter_by(period_id=self.period.id))
        return {one.student_id: one.place_id for one in found}


@pytest.fixture
def market(app: Flask, letters: Letters) -> Market:
    made = Market().publish()
    letters.take()
    return made


def repair(client: FlaskClient, market: Market, **form: Any) -> str:
    """Say what happened, let the worker compute; return the proposal's address."""
    data = {"seats": "0", "reason": "ремонт", "way": "fair", "trouble": "place_closed", **form}
    job = client.post(f"/practice/periods/{market.period.id}/repair", data=data)
    assert "/jobs/" in (job.location or ""), text_of(job, status=422)
    return client.get(job.location).location


def test_a_closed_base_moves_its_student_and_nobody_else(
    as_staff: FlaskClient, market: Market, letters: Letters
) -> None:
    first, second, third = market.places
    [lucky], [other] = market.at(first), market.at(second)
    before = market.seats()
    page = repair(as_staff, market, place_id=first.id)
    text = text_of(as_staff.get(page))
    assert "предложение" in text
    assert "Меньше переездов" in text
    assert market.seats() == before
    assert letters.take() == []
    assert as_staff.post(page + "/application").status_code == 302
    # The better number of the lottery takes the second place, who sat there gets the nearest free.
    now = market.seats()
    assert now[lucky] == second.id or now[other] == second.id
    assert third.id in now.values()
    assert first.seats == first.taken == 0
    assert {one.student_id for one in db.session.scalars(db.select(Placement)) if one.place_id} == {
        lucky,
        other,
    }
    assert letters.take()
    undo = as_staff.get(page + "/undo")
    version = db.session.scalars(db.select(PlacementChange)).one().version
    assert "Прежнее место вернётся" in text_of(undo)
    as_staff.post(page + "/undo", data={"version": version})
    assert market.seats() == before
    assert (first.seats, first.taken) == (1, 1)
    letters.take()
