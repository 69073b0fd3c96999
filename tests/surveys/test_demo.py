"""The demo's surveys read well: answers of every kind, a note, sums that agree."""

import pytest
from flask import Flask

from app.base import clock
from app.demo import loader
from app.demo.surveys import load_surveys
from app.extensions import db
from app.plan.enums import Topic
from app.surveys.enums import SurveyState
from app.surveys.models import Forecast, Survey
from app.surveys.queries.forecasts import sum_by_speciality, sum_by_town
from tests.factories import ItemFactory
from tests.pages import CheckingClient


@pytest.fixture
def surveys(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small demo cluster with its surveys."""
    monkeypatch.setattr(loader, "PARTS", (load_surveys,))
    for topic in Topic:
        ItemFactory(topic=topic)
    now, today = clock.now(), clock.today()
    loader.load_demo(scale="small", seed=2024, password_hash="-", now=now, today=today)
    db.session.commit()


@pytest.mark.usefixtures("surveys")
def test_every_page_of_a_survey_opens(as_staff: CheckingClient) -> None:
    for survey in db.session.scalars(db.select(Survey)):
        for page in ("", "/summary", "/invitations/", "/preview"):
            as_staff.page(f"/surveys/{survey.id}{page}")
    over = db.session.scalars(db.select(Survey).where(Survey.state == SurveyState.SUMMARISED)).one()
    assert "в среднем" in as_staff.page(f"/surveys/{over.id}/summary")


@pytest.mark.usefixtures("surveys")
def test_sums_agree_whichever_way_they_are_made() -> None:
    for forecast in db.session.scalars(db.select(Forecast)):
        by_speciality, by_town = sum_by_speciality(forecast), sum_by_town(forecast)
        assert by_speciality.total > 0
        assert by_speciality.year_totals == by_town.year_totals
