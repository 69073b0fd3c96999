"""What the fair puts on each role's dashboard and on the front page."""

from datetime import UTC, date, datetime
from typing import Any

from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.jobfair.enums import FairState, VacancyState
from tests.factories import StudentFactory, user_of
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    OfferFactory,
    VacancyFactory,
    organization_of,
)
from tests.pages import text_of


def test_staff_have_vacancies_to_approve(as_staff: FlaskClient) -> None:
    fair = FairFactory()
    yesterday = datetime(2024, 2, 25, 9, tzinfo=UTC)
    submitted = VacancyState.SUBMITTED
    VacancyFactory.create_batch(7, fair=fair, state=submitted, submitted_at=yesterday)
    page = text_of(as_staff.get("/dashboard"))
    assert "Одобрить 7 вакансий ярмарки" in page
    assert "работодатели ждут со вчерашнего дня" in page
    assert f"Пункт {fair.plan_item.number} плана" in page


def test_an_employer_has_applications_to_answer_and_vacancies_to_mend(
    as_employer: FlaskClient,
) -> None:
    own, fair = organization_of(as_employer), FairFactory()
    ApplicationFactory.create_batch(3, vacancy__organization=own, vacancy__fair=fair)
    ApplicationFactory(vacancy__fair=fair)
    rejected = VacancyState.REJECTED
    VacancyFactory(organization=own, fair=fair, state=rejected, rejection_reason="Поправьте")
    page = text_of(as_employer.get("/dashboard"))
    assert "Ответить на 3 отклика" in page
    assert "Исправить 1 вакансию" in page
    assert "Одобрить" not in page


def test_a_student_has_offers_to_answer_in_time(sign_in: Any) -> None:
    student, fair = StudentFactory(), FairFactory()
    OfferFactory(
        application__student=student,
        application__vacancy__fair=fair,
        application__vacancy__title="Логопед",
        answer_until=date(2024, 3, 15),
    )
    OfferFactory(
        application__student=student,
        application__vacancy__fair=fair,
        application__vacancy__title="Поздно",
        answer_until=date(2024, 2, 25),
    )
    OfferFactory(application__vacancy__fair=fair, application__vacancy__title="Не ей")
    page = text_of(sign_in(user_of(student)).get("/dashboard"))
    assert "Ответить на предложение: Логопед" in page
    assert "до 15 марта, осталось 18 дней" in page
    assert "Поздно" not in page
    assert "Не ей" not in page


def test_the_panel_counts_down_with_figures_as_links(
    as_staff: FlaskClient, as_student: FlaskClient
) -> None:
    fair = FairFactory()
    ApplicationFactory.create_batch(2, vacancy__fair=fair)
    response = as_staff.get("/dashboard")
    assert "До ярмарки 17 дней" in text_of(response)
    for address in ("/fair/?fair=", "/employers", "/fair/applicants?fair="):
        assert address in response.text
    assert "/fair/applicants" not in as_student.get("/dashboard").text


def test_a_fair_that_is_over_asks_nothing(as_staff: FlaskClient) -> None:
    VacancyFactory(state=VacancyState.SUBMITTED, fair__state=FairState.CLOSED)
    page = text_of(as_staff.get("/dashboard"))
    assert "Одобрить" not in page
    assert "Ярмарка прошла" not in page


def test_the_front_page_counts_the_open_fairs_vacancies(client: FlaskClient) -> None:
    VacancyFactory.create_batch(3, fair=FairFactory())
    assert "3 вакансии" in text_of(client.get("/"))


def test_the_dashboard_costs_the_same_for_few_offers_and_many(sign_in: Any) -> None:
    student, fair = StudentFactory(), FairFactory()
    client = sign_in(user_of(student))

    def cost() -> int:
        with counted_queries() as statements:
            client.get("/dashboard")
        return len(statements)

    OfferFactory.create_batch(2, application__student=student, application__vacancy__fair=fair)
    few = cost()
    OfferFactory.create_batch(8, application__student=student, application__vacancy__fair=fair)
    assert cost() == few
