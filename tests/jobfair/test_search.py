"""Vacancies are found by what was meant, in the catalogue and in one's own list."""

from typing import Any

from flask.testing import FlaskClient

from tests.factories import OrganizationFactory
from tests.jobfair.factories import VacancyFactory

TOLD = "По запросу «воспитатиль» ничего нет. Показано по слову «воспитатель»"


def test_a_visitor_who_slips_finds_the_vacancy(client: FlaskClient) -> None:
    school = OrganizationFactory(short_name="Ёлочка")
    VacancyFactory(title="Воспитатель", organization=school)
    VacancyFactory(title="Логопед", organization=school)
    page = client.page("/fair/?q=воспитатиль")
    assert TOLD in page
    assert "Ёлочка" in page
    assert "Логопед" not in page
    assert "Ничего не нашлось" in client.page("/fair/?q=абракадабра")


def test_an_employer_is_told_only_of_the_own_vacancies(as_staff: FlaskClient, as_role: Any) -> None:
    VacancyFactory(title="Воспитатель")
    assert TOLD in as_staff.page("/fair/own?q=воспитатиль")
    stranger = as_role("employer")
    stranger.user.organization = OrganizationFactory()
    assert "Воспитатель" not in stranger.page("/fair/own?q=воспитатиль")
