"""The fair's lists: what narrows and orders them, what leaves the site and for whom."""

import io
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.base.query_count import counted_queries
from app.jobfair.enums import ApplicationState, FairState, VacancyState
from tests.factories import OrganizationFactory, SpecialityFactory, StudentFactory, user_of
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    OfferFactory,
    VacancyFactory,
    organization_of,
)

A = ApplicationState
BIRTH_OF_ADULT, BIRTH_OF_MINOR = date(2004, 1, 1), date(2008, 1, 1)


def cells(client: FlaskClient, path: str) -> list[list[Any]]:
    """Return a list's spreadsheet as rows of values."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.status
    sheet = load_workbook(io.BytesIO(answer.data)).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def text(client: FlaskClient, path: str) -> str:
    """Return a list's text file."""
    answer = client.get(path)
    assert answer.mimetype == "text/csv"
    return answer.data.decode("utf-8-sig")


def test_the_catalogue_is_taken_away_by_anybody_with_what_it_promises(
    client: FlaskClient,
) -> None:
    fair = FairFactory(title="Весенняя")
    school = OrganizationFactory(short_name="Школа 5", town="Торез", address="ул. Садовая, 1")
    VacancyFactory(
        fair=fair, organization=school, title="Логопед", has_housing=True, duties="Вести речь."
    )
    VacancyFactory(fair=fair, state=VacancyState.DRAFT, title="Черновик")
    file = text(client, "/fair/?as=csv")
    for told in ("Логопед", "Школа 5", "Торез", "ул. Садовая, 1", "Вести речь.", "да"):
        assert told in file
    assert "Черновик" not in file
    rows = cells(client, "/fair/?as=xlsx")
    assert any("Логопед" in row for row in rows)
    assert "Логопед" in client.get("/fair/?as=print").text


def test_the_catalogue_is_narrowed_by_housing_and_support(client: FlaskClient) -> None:
    fair = FairFactory()
    VacancyFactory(fair=fair, title="С жильём", has_housing=True)
    VacancyFactory(fair=fair, title="С выплатами", has_young_specialist_support=True)
    page = client.page("/fair/?housing=y")
    assert "С жильём" in page
    assert "С выплатами" not in page
    assert "С выплатами" in client.page("/fair/?support=y")


def test_a_condition_of_the_catalogue_is_a_chip_that_goes_away(client: FlaskClient) -> None:
    VacancyFactory(fair=FairFactory(), has_housing=True)
    answer = client.get("/fair/?housing=y")
    assert 'class="condition" href="/fair/"' in answer.text


@pytest.mark.parametrize("path", ["/fair/own", "/fair/moderation", "/fair/applicants"])
def test_staff_narrow_by_town(as_staff: FlaskClient, path: str) -> None:
    fair = FairFactory()
    for town in ("Торез", "Зугрэс"):
        vacancy = VacancyFactory(
            fair=fair,
            organization=OrganizationFactory(town=town),
            title=f"Логопед {town}",
            state=VacancyState.SUBMITTED,
        )
        ApplicationFactory(vacancy=vacancy)
    page = as_staff.page(f"{path}?town=Торез")
    assert "Логопед Торез" in page
    assert "Логопед Зугрэс" not in page


def test_an_employer_has_no_choice_of_towns(as_employer: FlaskClient) -> None:
    VacancyFactory.create_batch(7, organization=organization_of(as_employer), fair=FairFactory())
    assert "Населённый пункт" not in as_employer.page("/fair/own")
    assert "Организация" not in text(as_employer, "/fair/own?as=csv")


def test_applicants_are_narrowed_by_speciality_and_group(as_staff: FlaskClient) -> None:
    fair, speciality = FairFactory(), SpecialityFactory()
    wanted = StudentFactory(group__speciality=speciality, last_name="Искомая")
    ApplicationFactory(student=wanted, vacancy__fair=fair)
    ApplicationFactory(student=StudentFactory(last_name="Другая"), vacancy__fair=fair)
    for query in (f"speciality={speciality.id}", f"group={wanted.group_id}"):
        page = as_staff.page(f"/fair/applicants?{query}")
        assert "Искомая" in page
        assert "Другая" not in page


@pytest.mark.parametrize(
    ("state", "born", "is_seen"),
    [
        (A.SUBMITTED, BIRTH_OF_ADULT, False),
        (A.ACCEPTED, BIRTH_OF_ADULT, True),
        (A.ACCEPTED, BIRTH_OF_MINOR, False),
    ],
)
def test_contacts_of_applicants_are_for_those_who_may_see_them(
    as_employer: FlaskClient, as_staff: FlaskClient, state: A, born: date, is_seen: bool
) -> None:
    student = StudentFactory(phone="+79491234567", email="she@test.example", birth_date=born)
    vacancy = VacancyFactory(organization=organization_of(as_employer), seats=2)
    ApplicationFactory(vacancy=vacancy, student=student, state=state)
    for shown in (
        as_employer.get("/fair/applicants").text,
        text(as_employer, "/fair/applicants?as=csv"),
    ):
        assert ("she@test.example" in shown) is is_seen
        assert ("123-45-67" in shown) is is_seen
    assert "she@test.example" in text(as_staff, "/fair/applicants?as=csv")


def test_an_employers_file_holds_its_own_applicants_alone(as_employer: FlaskClient) -> None:
    fair = FairFactory()
    own = VacancyFactory(fair=fair, organization=organization_of(as_employer))
    ApplicationFactory(vacancy=own, student=StudentFactory(last_name="Своя"))
    stranger = ApplicationFactory(vacancy__fair=fair, student=StudentFactory(last_name="Чужая"))
    file = text(as_employer, "/fair/applicants?as=csv")
    assert "Своя" in file
    assert "Чужая" not in file
    picked = text(as_employer, f"/fair/applicants?as=csv&r={stranger.id}")
    assert "Чужая" not in picked


def test_a_students_list_has_orders_and_a_file(sign_in: Any) -> None:
    student, fair = StudentFactory(), FairFactory()
    for title in ("Яковлевский сад", "Азовская школа"):
        ApplicationFactory(student=student, vacancy__fair=fair, vacancy__title=title)
    client = sign_in(user_of(student))
    page = client.page("/fair/applications?sort=vacancy")
    assert page.index("Азовская") < page.index("Яковлевский")
    assert "Азовская школа" in text(client, "/fair/applications?as=csv")


def test_fairs_and_employers_leave_with_their_figures(client: FlaskClient) -> None:
    fair = FairFactory(title="Весенняя")
    school = OrganizationFactory(short_name="Школа 5")
    VacancyFactory(fair=fair, organization=school, seats=3)
    OfferFactory(application__vacancy__fair=fair, application__vacancy__organization=school)
    assert any("Весенняя" in row for row in cells(client, "/fair/fairs/?as=xlsx"))
    rows = cells(client, f"/fair/fairs/{fair.id}/employers?as=xlsx")
    assert any(row[0] == "Школа 5" and row[3] == 2 for row in rows)
    assert "Школа 5" in client.page(f"/fair/fairs/{fair.id}/employers?sort=-free")


def test_fairs_are_narrowed_by_state(client: FlaskClient) -> None:
    FairFactory(title="Открытая")
    FairFactory(title="Прошлая", state=FairState.CLOSED)
    page = client.page("/fair/fairs/?state=closed")
    assert "Прошлая" in page
    assert "Открытая" not in page


def test_forbidden_lists_stay_forbidden_as_files(
    client: FlaskClient, as_council: FlaskClient, as_student: FlaskClient
) -> None:
    for path in ("/fair/own", "/fair/moderation", "/fair/applicants"):
        assert client.get(f"{path}?as=xlsx").status_code == 302
        for stranger in (as_council, as_student):
            assert stranger.get(f"{path}?as=xlsx").status_code == 403


@pytest.mark.parametrize("path", ["/fair/applicants", "/fair/moderation", "/fair/own"])
def test_files_cost_the_same_for_few_rows_and_many(as_staff: FlaskClient, path: str) -> None:
    fair = FairFactory()

    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get(f"{path}?as=csv")
        return len(statements)

    def make(count: int) -> None:
        for _number in range(count):
            vacancy = VacancyFactory(fair=fair, state=VacancyState.SUBMITTED)
            student = StudentFactory()
            user_of(student)
            ApplicationFactory(vacancy=vacancy, student=student)

    make(2)
    few = cost()
    make(7)
    assert cost() == few


def test_a_slip_in_the_search_still_finds_and_the_file_says_so(client: FlaskClient) -> None:
    VacancyFactory(fair=FairFactory(), title="Воспитатель")
    page = client.page("/fair/?q=воспитатиль")
    assert "По запросу «воспитатиль» ничего нет." in page
    assert "Воспитатель" in page
    assert "Воспитатель" in text(client, "/fair/?q=воспитатиль&as=csv")
