"""The public catalogue: what stands there, how it is found, what it never shows."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.jobfair.enums import ApplicationState, Employment, FairState, VacancyState
from app.organizations.enums import OrganizationKind
from tests.factories import OrganizationFactory, SpecialityFactory, StudentFactory, user_of
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    VacancyFactory,
    organization_of,
)
from tests.pages import text_of


def test_everybody_reads_the_approved_vacancies_of_the_open_fair(client: FlaskClient) -> None:
    fair = FairFactory(title="Весенняя ярмарка")
    for state in VacancyState:
        seats = {"taken": 1} if state is VacancyState.FILLED else {}
        reason = {"rejection_reason": "Нет"} if state is VacancyState.REJECTED else {}
        VacancyFactory(fair=fair, state=state, title=f"Место {state.value}", **seats, **reason)
    page = text_of(client.get("/fair/"))
    assert "Весенняя ярмарка" in page
    assert "17 дней до ярмарки" in page
    assert "Место approved" in page
    for state in set(VacancyState) - {VacancyState.APPROVED}:
        assert f"Место {state.value}" not in page


def test_without_a_fair_the_page_says_who_makes_one(client: FlaskClient) -> None:
    assert "Ярмарка не назначена" in text_of(client.get("/fair/"))


def test_a_planned_fair_shows_its_day_and_no_vacancies(client: FlaskClient) -> None:
    vacancy = VacancyFactory(fair__state=FairState.PLANNED, title="Рано смотреть")
    page = text_of(client.get("/fair/"))
    assert "Каталог ещё закрыт" in page
    assert "14 марта 2024" in page
    assert "Рано смотреть" not in page
    assert client.get(f"/fair/vacancies/{vacancy.id}").status_code == 404


def test_an_older_fair_is_looked_up_by_its_address(client: FlaskClient) -> None:
    FairFactory()
    older = FairFactory(state=FairState.CLOSED, held_on=date(2023, 10, 1),
                        registration_until=date(2023, 9, 1))  # fmt: skip
    VacancyFactory(fair=older, title="Прошлогодняя")
    assert "Прошлогодняя" not in text_of(client.get("/fair/"))
    assert "Прошлогодняя" in text_of(client.get(f"/fair/?fair={older.id}"))


@pytest.mark.parametrize("query", ["ёлочке", "воспитателей", "ВОСПИТАТЕЛЬ елочка", "Торез"])
def test_search_knows_word_forms_of_vacancy_and_employer(client: FlaskClient, query: str) -> None:
    fair = FairFactory()
    garden = OrganizationFactory(short_name="Детский сад «Ёлочка»", town="Торез")
    VacancyFactory(fair=fair, organization=garden, title="Воспитатель")
    VacancyFactory(fair=fair, title="Учитель физики", duties="Вести уроки.")
    page = text_of(client.get("/fair/", query_string={"q": query}))
    assert "Ёлочка" in page
    assert "Учитель физики" not in page


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE vacancies; --", "%", "_", '" OR 1=1', "\x00", "\\", "я" * 5000]
)
def test_search_takes_any_text_as_words(client: FlaskClient, query: str) -> None:
    VacancyFactory(title="Воспитатель")
    assert client.get("/fair/", query_string={"q": query}).status_code == 200
    assert "Воспитатель" in text_of(client.get("/fair/"))


def test_filters_stand_in_the_address(client: FlaskClient) -> None:
    fair = FairFactory()
    speciality = SpecialityFactory(name="Физическая культура")
    garden = OrganizationFactory(kind=OrganizationKind.KINDERGARTEN, town="Зугрэс")
    VacancyFactory(
        fair=fair,
        organization=garden,
        speciality=speciality,
        employment=Employment.PART_TIME,
        title="Инструктор",
    )
    VacancyFactory(fair=fair, title="Учитель")
    for query in (
        f"speciality={speciality.id}",
        "town=Зугрэс",
        "kind=kindergarten",
        "employment=part_time",
        f"organization={garden.id}",
    ):
        page = text_of(client.get(f"/fair/?{query}"))
        assert "Инструктор" in page, query
        assert "Учитель" not in page, query


@pytest.mark.parametrize(
    "query",
    ["speciality=abc", "kind=palace", "organization=" + "9" * 40, "fair=-1", "page=0", "sort=drop"],
)
def test_nonsense_in_the_address_is_no_filter(client: FlaskClient, query: str) -> None:
    VacancyFactory(title="Воспитатель")
    response = client.get(f"/fair/?{query}")
    assert response.status_code == 200
    assert "Воспитатель" in text_of(response)


def test_salaries_are_ordered_with_the_unknown_lowest(client: FlaskClient) -> None:
    fair = FairFactory()
    VacancyFactory(fair=fair, title="Средняя", salary_from=3_000_000)
    VacancyFactory(fair=fair, title="Высокая", salary_from=1_000_000, salary_to=5_000_000)
    VacancyFactory(fair=fair, title="Неизвестная")
    page = text_of(client.get("/fair/?sort=-salary"))
    assert page.index("Высокая") < page.index("Средняя") < page.index("Неизвестная")
    assert "10 000–50 000 ₽" in page
    assert "по договорённости" in page


def test_pages_neither_lose_nor_repeat_a_vacancy(client: FlaskClient) -> None:
    fair = FairFactory()
    for number in range(30):
        VacancyFactory(fair=fair, title="Воспитатель", organization__short_name=f"Сад {number:02}.")
    pages = text_of(client.get("/fair/")) + text_of(client.get("/fair/?page=2"))
    assert all(pages.count(f"Сад {number:02}.") == 1 for number in range(30))


def test_the_list_costs_the_same_for_few_and_many(client: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            client.get("/fair/")
        return len(statements)

    fair = FairFactory()
    VacancyFactory.create_batch(2, fair=fair)
    few = cost()
    VacancyFactory.create_batch(22, fair=fair)
    assert cost() == few


def test_what_an_employer_typed_is_shown_as_text(client: FlaskClient) -> None:
    vacancy = VacancyFactory(
        title="<script>alert(1)</script>",
        duties="<img src=x onerror=alert(2)>\n{{ 7 * 7 }}",
        requirements='"><b>жирно</b>',
    )
    source = client.get(f"/fair/vacancies/{vacancy.id}").text
    assert "<script>alert" not in source
    assert "<img src=x" not in source
    assert "{{ 7 * 7 }}" in source
    assert "<b>жирно" not in source
    assert "<script>alert" not in client.get("/fair/").text


def test_employers_of_the_fair_lead_to_their_vacancies(client: FlaskClient) -> None:
    fair = FairFactory()
    school = OrganizationFactory(short_name="Лицей № 7")
    VacancyFactory.create_batch(2, fair=fair, organization=school, seats=3)
    VacancyFactory(fair=fair, state=VacancyState.DRAFT, organization__short_name="Тайный сад")
    response = client.get(f"/fair/fairs/{fair.id}/employers")
    page = text_of(response)
    assert "Лицей № 7" in page
    assert "Тайный сад" not in page
    assert f"/fair/?fair={fair.id}&amp;organization={school.id}" in response.text


@pytest.mark.parametrize(
    "state",
    [VacancyState.DRAFT, VacancyState.SUBMITTED, VacancyState.REJECTED, VacancyState.WITHDRAWN],
)
def test_an_unapproved_vacancy_is_a_404_to_strangers(
    client: FlaskClient,
    as_student: FlaskClient,
    as_employer: FlaskClient,
    as_mentor: FlaskClient,
    state: VacancyState,
) -> None:
    path = f"/fair/vacancies/{VacancyFactory(state=state, rejection_reason='Поправьте').id}"
    for stranger in (client, as_student, as_employer, as_mentor):
        assert stranger.get(path).status_code == 404


def test_its_employer_staff_and_applicants_see_it_in_any_state(
    as_employer: FlaskClient, as_staff: FlaskClient, sign_in: Any
) -> None:
    vacancy = VacancyFactory(
        state=VacancyState.WITHDRAWN, organization=organization_of(as_employer)
    )
    student = StudentFactory()
    ApplicationFactory(vacancy=vacancy, student=student, state=ApplicationState.DECLINED)
    path = f"/fair/vacancies/{vacancy.id}"
    for client in (as_employer, as_staff, sign_in(user_of(student))):
        assert client.get(path).status_code == 200


def test_a_full_vacancy_says_so_and_takes_no_applications(sign_in: Any) -> None:
    vacancy = VacancyFactory(state=VacancyState.FILLED, taken=1)
    page = sign_in(user_of(StudentFactory())).get(f"/fair/vacancies/{vacancy.id}")
    assert "мест не осталось" in text_of(page)
    assert f"/fair/vacancies/{vacancy.id}/apply" not in page.text


def test_a_missing_vacancy_is_a_404(client: FlaskClient) -> None:
    assert client.get("/fair/vacancies/999999").status_code == 404
    assert client.get(f"/fair/vacancies/{10**30}").status_code == 404
