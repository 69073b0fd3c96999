"""Kept searches: one letter a day of what is new, ended on the site or by a letter's link."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base import clock
from app.base.errors import NotFoundError
from app.extensions import db
from app.jobfair.catalogue import services
from app.jobfair.catalogue.jobs import tell_of_new_vacancies
from app.jobfair.catalogue.models import VacancySearch
from app.jobfair.catalogue.searches import address_of, kept_criteria, read_criteria
from app.jobfair.enums import Employment, TeachingLevel, VacancyState
from tests.factories import UserFactory
from tests.jobfair.catalogue.factories import VacancySearchFactory
from tests.jobfair.factories import FairFactory, VacancyFactory
from tests.letters import Letters
from tests.pages import text_of

LATELY = datetime(2024, 2, 25, 9, tzinfo=UTC)


def test_criteria_are_kept_as_words_and_read_as_values() -> None:
    asked = {
        "q": "няня", "level": TeachingLevel.OTHER, "employment": Employment.FULL_TIME, "kind": None,
        "salary": 3_000_000, "housing": True, "mentor": False, "fair": 7, "town": "",
    }  # fmt: skip
    kept = kept_criteria(asked)
    assert kept == {
        "q": "няня", "level": "other", "employment": "full_time", "salary": 3_000_000,
        "housing": True,
    }  # fmt: skip
    assert read_criteria(kept)["level"] is TeachingLevel.OTHER
    assert read_criteria({"level": "unheard-of", "q": "няня"}) == {"q": "няня"}
    assert address_of(kept) | {"salary": "30000"} == address_of(kept)


def _news(fair: Any, **values: Any) -> Any:
    return VacancyFactory(fair=fair, **{"published_at": LATELY, **values})


def _run(app: Flask) -> None:
    db.session.commit()
    tell_of_new_vacancies(clock.now())


@pytest.mark.both_databases
def test_one_letter_a_day_tells_of_what_is_new(app: Flask, letters: Letters) -> None:
    fair, reader = FairFactory(), UserFactory(email="reader@test.example")
    VacancySearchFactory(user=reader)
    VacancySearchFactory(user=reader, title="Няня", criteria={"q": "няня"})
    VacancySearchFactory(criteria={"q": "логопед"})
    _news(fair, title="Воспитатель группы")
    _news(fair, title="Няня")
    _news(fair, title="Воспитатель давний", published_at=datetime(2024, 2, 1, tzinfo=UTC))
    _news(fair, title="Воспитатель на проверке", state=VacancyState.SUBMITTED)
    _run(app)
    letter = letters.to("reader@test.example")
    assert "2 новые вакансии" in letter.subject.replace("\u00a0", " ")
    assert "Воспитатель группы" in letter.body
    assert "Няня" in letter.body
    assert "давний" not in letter.body
    assert "на проверке" not in letter.body
    _news(fair, title="Воспитатель вечером", published_at=clock.now() + timedelta(seconds=1))
    _run(app)
    assert letters.take() == []  # the second of the day waits for tomorrow


def test_a_search_is_ended_by_its_link_without_an_account(
    client: FlaskClient, app: Flask, letters: Letters
) -> None:
    search = VacancySearchFactory(user=UserFactory(email="reader@test.example"))
    _news(FairFactory())
    _run(app)
    letter = letters.to("reader@test.example")
    path = re.search(r"(/fair/searches/leave/\S+)", letter.body)
    assert path
    assert "Больше не присылать" in client.page(path[1], status=200)
    assert db.session.get(VacancySearch, search.id)  # reading ended nothing: mail is read by robots
    assert client.post(path[1]).location == path[1]
    assert db.session.scalars(db.select(VacancySearch)).all() == []
    assert "больше не будет" in client.page(path[1], status=200)
    assert client.get(f"{path[1]}x").status_code == 404


def test_a_search_is_kept_once_and_ended_by_its_owner_alone(
    as_student: FlaskClient, as_employer: FlaskClient
) -> None:
    FairFactory()
    db.session.commit()
    for _time in range(2):
        as_student.post("/fair/searches?q=няня&mentor=y&fair=1")
    [search] = db.session.scalars(db.select(VacancySearch))
    assert search.criteria == {"q": "няня", "mentor": True}
    assert "Поиск: няня; С наставником" in as_student.page("/fair/searches", status=200)
    assert as_employer.post(f"/fair/searches/{search.id}/end").status_code == 404
    with pytest.raises(NotFoundError):  # the service asks again
        services.end_search(search, actor=as_employer.user)
    as_student.post(f"/fair/searches/{search.id}/end")
    assert db.session.scalars(db.select(VacancySearch)).all() == []


def test_ten_searches_are_enough(as_student: FlaskClient) -> None:
    FairFactory()
    for number in range(10):
        VacancySearchFactory(user=as_student.user, criteria={"q": f"слово {number}"})
    db.session.commit()
    answer = as_student.post("/fair/searches?q=няня", follow_redirects=True)
    assert "уже десять" in text_of(answer)
