"""Old vacancies: their employer is asked once a term, by a link that confirms or takes off."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.base import clock
from app.extensions import db
from app.jobfair.catalogue.jobs import ask_of_old_vacancies
from app.jobfair.enums import ApplicationState, FairState, VacancyState
from app.links.models import TaskLink
from tests.factories import OrganizationFactory, UserFactory
from tests.jobfair.factories import ApplicationFactory, FairFactory, VacancyFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.settings.factories import SettingsFactory

LONG_AGO = datetime(2024, 1, 1, 9, tzinfo=UTC)
LATELY = datetime(2024, 2, 20, 9, tzinfo=UTC)


def _old(**values: Any) -> Any:
    return VacancyFactory(**{"confirmed_at": LONG_AGO, **values})


def _ask(days_later: int = 0) -> None:
    db.session.commit()
    ask_of_old_vacancies(clock.now() + timedelta(days=days_later))


@pytest.mark.both_databases
def test_an_employer_is_asked_once_a_term_about_all_its_old_vacancies(
    app: Flask, letters: Letters
) -> None:
    fair, school = FairFactory(), OrganizationFactory(email="school@a.example")
    for title in ("Воспитатель", "Педагог-психолог"):
        _old(fair=fair, organization=school, title=title)
    _old(fair=fair, organization=school, title="Вожатый", confirmed_at=LATELY)
    _old(fair=fair, organization=school, title="Черновик", state=VacancyState.DRAFT)
    closed = FairFactory(state=FairState.CLOSED)
    _old(fair=closed, organization=school, title="Прошлогодняя")
    _old(fair=fair, organization=OrganizationFactory(email=None))
    _ask()
    body = letters.to("school@a.example").body
    assert "Воспитатель" in body
    assert "Педагог-психолог" in body
    assert not {word for word in ("Вожатый", "Черновик", "Прошлогодняя") if word in body}
    _ask()
    assert letters.take() == []
    assert {one.record_label for one in db.session.scalars(db.select(TaskLink))} == {
        school.short_name
    }


def test_the_college_says_after_how_many_days(client: Any, letters: Letters) -> None:
    SettingsFactory(vacancy_days=90)
    _old(organization__email="school@a.example")
    _ask()
    assert letters.take() == []
    page = client.page("/fair/", status=200)
    assert "давно не подтверждали" not in page


def test_a_link_confirms_one_vacancy_and_takes_the_other_off(
    app: Flask, client: FlaskClient, letters: Letters
) -> None:
    school = OrganizationFactory(email=None)
    UserFactory(role=Role.EMPLOYER, organization_id=school.id, email="person@a.example")
    kept, over = _old(organization=school), _old(organization=school, title="Логопед")
    waiting = ApplicationFactory(vacancy=over, student__email="waits@a.example")
    stranger = _old(organization__email=None)
    _ask()
    link = re.search(r"https?://[^/\s]+(/\S+)", letters.to("person@a.example").body)
    assert link
    page = client.get(link[1])
    assert "Логопед" in text_of(page)
    unanswered = {f"vacancy{kept.id}": "yes"}
    assert client.post(link[1], data=unanswered).status_code == 422
    said = {**unanswered, f"vacancy{over.id}": "no", f"vacancy{stranger.id}": "no"}
    answer = client.post(link[1], data=said)
    assert answer.status_code == 302, text_of(answer, status=422)
    db.session.expire_all()
    assert kept.state is VacancyState.APPROVED
    assert clock.local_day(kept.confirmed_at) == clock.today()
    assert (over.state, waiting.state) == (VacancyState.WITHDRAWN, ApplicationState.DECLINED)
    assert stranger.state is VacancyState.APPROVED
    assert [one.recipient for one in letters.take()] == ["waits@a.example"]
    assert "все подтверждены" not in text_of(client.get(link[1]))  # used: it shows the answer
