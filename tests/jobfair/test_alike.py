"""A second vacancy in three clicks, and the question about one that is on the site already."""

from datetime import date
from typing import Any

from flask.testing import FlaskClient

from app.extensions import db
from app.jobfair.enums import FairState, VacancyState
from app.jobfair.models import Fair, Vacancy
from tests.factories import ItemFactory, OrganizationFactory
from tests.jobfair.factories import FairFactory, VacancyFactory, organization_of
from tests.pages import text_of


def _sent(fair: Fair, **changes: Any) -> dict[str, Any]:
    return {
        "fair_id": fair.id,
        "title": "Воспитатель",
        "seats": "1",
        "employment": "full_time",
        "duties": "Вести группу.",
        **changes,
    }


def _count() -> int:
    return len(db.session.scalars(db.select(Vacancy)).all())


def test_a_copy_begins_with_all_that_was_written(as_employer: FlaskClient) -> None:
    vacancy = VacancyFactory(
        organization=organization_of(as_employer),
        title="Логопед",
        duties="Вести речь.",
        conditions="Рядом парк.",
        salary_from=3_000_000,
        has_housing=True,
    )
    card = as_employer.get(f"/fair/vacancies/{vacancy.id}").text
    assert f'href="/fair/vacancies/new?like={vacancy.id}"' in card
    page = as_employer.get(f"/fair/vacancies/new?like={vacancy.id}").text
    for written in ('value="Логопед"', "Вести речь.", "Рядом парк.", 'value="30', "checked"):
        assert written in page


def test_only_ones_own_is_copied(as_employer: FlaskClient, as_staff: FlaskClient) -> None:
    stranger = VacancyFactory()
    path = f"/fair/vacancies/new?like={stranger.id}"
    assert as_employer.get(path).status_code == 404
    assert as_employer.get("/fair/vacancies/new?like=drop").status_code == 404
    assert as_staff.get(path).status_code == 200


def test_students_and_visitors_copy_nothing(client: FlaskClient, as_student: FlaskClient) -> None:
    path = f"/fair/vacancies/new?like={VacancyFactory().id}"
    assert client.get(path).status_code == 302
    assert as_student.get(path).status_code == 403


def test_an_alike_vacancy_is_asked_about_with_the_way_to_it(as_employer: FlaskClient) -> None:
    fair = FairFactory()
    known = VacancyFactory(
        organization=organization_of(as_employer), fair=fair, title="Воспитатель"
    )
    answer = as_employer.post("/fair/vacancies/new", data=_sent(fair, title="воспитатель"))
    assert "Похожая вакансия уже есть: «Воспитатель»" in text_of(answer)
    assert f'href="/fair/vacancies/{known.id}"' in answer.text
    assert "Вести группу." in answer.text
    assert _count() == 1
    again = _sent(fair, title="воспитатель", is_another="y")
    assert as_employer.post("/fair/vacancies/new", data=again).status_code == 302
    assert _count() == 2


def test_the_box_is_asked_only_when_one_is_alike(as_employer: FlaskClient) -> None:
    FairFactory()
    assert "Это другая вакансия" not in as_employer.page("/fair/vacancies/new")


def test_what_is_elsewhere_or_off_is_not_alike(as_employer: FlaskClient) -> None:
    own, fair = organization_of(as_employer), FairFactory()
    VacancyFactory(organization=own, fair=fair, title="Воспитатель", state=VacancyState.WITHDRAWN)
    VacancyFactory(organization=own, title="Воспитатель")  # at another fair
    VacancyFactory(organization=OrganizationFactory(), fair=fair, title="Воспитатель")
    answer = as_employer.post("/fair/vacancies/new", data=_sent(fair))
    assert answer.status_code == 302


def _fair(**changes: Any) -> dict[str, Any]:
    return {
        "title": "Осенняя ярмарка",
        "held_on": "2024-04-01",
        "starts_at": "10:00",
        "ends_at": "12:00",
        "venue": "Зал",
        "registration_until": "2024-03-05",
        "plan_item_ids": ItemFactory(topic="job_fair").id,
        **changes,
    }


def test_a_second_fair_of_a_day_or_of_a_name_is_asked_about(as_staff: FlaskClient) -> None:
    known = FairFactory(title="Весенняя ярмарка", held_on=date(2024, 3, 14))
    for changes in ({"held_on": "2024-03-14"}, {"title": "весенняя ярмарка"}):
        answer = as_staff.post("/fair/fairs/new", data=_fair(**changes))
        assert "Похожая ярмарка уже есть: Весенняя ярмарка" in text_of(answer)
        assert f'href="/fair/fairs/{known.id}"' in answer.text
    same_day = _fair(held_on="2024-03-14", registration_until="2024-03-10", is_another="y")
    assert as_staff.post("/fair/fairs/new", data=same_day).status_code == 302


def test_last_years_name_is_no_question(as_staff: FlaskClient) -> None:
    FairFactory(
        title="Осенняя ярмарка",
        held_on=date(2023, 10, 1),
        registration_until=date(2023, 9, 1),
        state=FairState.CLOSED,
    )
    assert as_staff.post("/fair/fairs/new", data=_fair()).status_code == 302
