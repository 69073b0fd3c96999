"""Those left without a seat: one proposal, taken over by group or whole, taken back."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from app.extensions import db
from app.practice.change_models import PlacementChange, SeatChange
from app.practice.enums import Basis, ChangeState, PeriodState, SilentRule
from app.practice.models import Placement, PracticePeriod, PracticePlace
from tests.factories import StudentFactory, StudyGroupFactory
from tests.pages import text_of
from tests.practice.factories import (
    DistributionFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
)


@pytest.fixture
def period(app: Flask) -> PracticePeriod:
    """Two groups of two students without a seat; three seats are free."""
    made = PracticePeriodFactory(
        state=PeriodState.DISTRIBUTED, groups=[StudyGroupFactory(), StudyGroupFactory()]
    )
    run = DistributionFactory(period=made)
    PracticePlaceFactory(period=made, seats=3)
    for number in range(4):
        PlacementFactory(
            period=made,
            student=StudentFactory(group=made.groups[number // 2]),
            place=None,
            basis=Basis.UNPLACED,
            rank=None,
            lottery_number=4 - number,
            distribution_id=run.id,
        )
    return made


def seated() -> int:
    found = db.session.scalars(db.select(Placement).where(Placement.place_id.is_not(None)))
    return len(found.all())


def take(client: FlaskClient, address: str) -> Any:
    page = html.fromstring(client.get(address).text)
    hidden = page.xpath("//form[contains(@action, '/lists/acts/')]//input[@type='hidden']")
    data = {one.get("name"): one.get("value") or "" for one in hidden}
    return client.post("/lists/acts/practice.take_seats", data=data)


def test_the_rest_is_proposed_and_taken_over_by_group_then_whole(
    as_staff: FlaskClient, period: PracticePeriod
) -> None:
    rest = f"/practice/periods/{period.id}/rest"
    place = db.session.scalars(db.select(PracticePlace)).one()
    towns = html.fromstring(as_staff.get(rest).text).xpath("//table")[-1].xpath(".//tbody/tr")
    [told] = [row for row in towns if place.base.town in row.text_content()]
    assert [cell.text_content().strip() for cell in told][2:] == ["3", "любая: 3"]
    page = text_of(as_staff.get(rest))
    assert "4 студента без места" in page
    assert "3 места свободны" in page
    job = as_staff.post(rest)
    change_page = as_staff.get(job.location).location
    assert seated() == 0
    proposal = db.session.scalars(db.select(PlacementChange)).one()
    # The best numbers of the lottery get the seats; one student finds none.
    assert proposal.figures["left"] == 1
    group = period.groups[1].id
    take(as_staff, f"{change_page}?group={group}&rows=all&act=practice.take_seats")
    assert seated() == 2
    assert proposal.state is ChangeState.PROPOSED
    take(as_staff, f"{change_page}?rows=all&act=practice.take_seats")
    assert seated() == 3
    assert proposal.state is ChangeState.APPLIED
    part = db.session.scalars(
        db.select(PlacementChange).where(PlacementChange.id != proposal.id)
    ).one()
    as_staff.post(f"/practice/changes/{part.id}/undo", data={"version": part.version})
    assert seated() == 1
    rows = db.session.scalars(db.select(SeatChange)).all()
    assert len(rows) == 3


@pytest.mark.parametrize("rule", sorted(SilentRule))
def test_who_sent_nothing_is_treated_by_the_rule_staff_chose(
    as_staff: FlaskClient, period: PracticePeriod, rule: SilentRule
) -> None:
    """One student applied and stands last in the lottery: they come before all who did not."""
    period.silent_rule = rule
    db.session.scalars(db.select(PracticePlace)).one().seats = 2
    *silent, applied = db.session.scalars(db.select(Placement).order_by(Placement.lottery_number))
    for one in silent:
        one.basis = Basis.UNSENT
    db.session.commit()
    rest = f"/practice/periods/{period.id}/rest"
    assert "Не отправили заявку: 3." in text_of(as_staff.get(rest))
    as_staff.get(as_staff.post(rest).location)
    offered = db.session.scalars(db.select(SeatChange.student_id)).all()
    assert applied.student_id in offered
    assert len(offered) == (2 if rule is SilentRule.NEAREST else 1)


def test_the_waiting_list_is_by_the_lottery(as_staff: FlaskClient, period: PracticePeriod) -> None:
    page = html.fromstring(as_staff.get(f"/practice/periods/{period.id}/queue").text)
    numbers = page.xpath("//*[@data-list]//tbody/tr/td[1]/text()")
    assert [one.strip() for one in numbers if one.strip()] == ["1", "2", "3", "4"]
