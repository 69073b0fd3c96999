"""Whom letters reach, what a search finds, and that no number in an address is a fault."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, VacancyState
from tests.factories import OrganizationFactory, StudentFactory, UserFactory, user_of
from tests.jobfair.cast import cast_of, full, holder_of
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    VacancyFactory,
    organization_of,
)
from tests.letters import Letters
from tests.pages import text_of

HUGE = "9" * 310
ADDRESSES = {
    "/fair/": ("q", "speciality", "town", "kind", "employment", "organization", "fair"),
    "/fair/own": ("q", "state", "answering", "fair"),
    "/fair/applicants": ("q", "state", "with_offer", "vacancy", "fair"),
    "/fair/fairs/": ("item",),
}


@pytest.mark.parametrize("value", [HUGE, "9" * 40, "-1", "1e400", "нет"])
@pytest.mark.parametrize(
    ("path", "name"), [(path, name) for path, names in ADDRESSES.items() for name in names]
)
def test_nonsense_in_a_filter_is_never_a_fault(
    as_staff: FlaskClient, path: str, name: str, value: str
) -> None:
    VacancyFactory()
    assert as_staff.get(path, query_string={name: value}).status_code == 200


@pytest.mark.parametrize("name", ["seats", "salary_from", "salary_to", "fair_id", "speciality_id"])
def test_an_endless_number_in_a_form_is_told_by_the_field(
    as_employer: FlaskClient, name: str
) -> None:
    fair = FairFactory()
    data = {
        "fair_id": fair.id,
        "title": "Воспитатель",
        "seats": "1",
        "employment": "full_time",
        "duties": "Вести группу.",
        name: HUGE,
    }
    response = as_employer.post("/fair/vacancies/new", data=data)
    assert response.status_code == 422
    assert "Не всё заполнено верно" in text_of(response)


def test_where_nobody_would_answer_staff_are_told(as_staff: FlaskClient) -> None:
    fair = FairFactory()
    silent = VacancyFactory(fair=fair, title="Логопед")
    reached = VacancyFactory(fair=fair, title="Няня", organization__email="s@test.example")
    assert "Некому ответить студентам: 1 вакансия" in text_of(as_staff.get("/dashboard"))
    page = text_of(as_staff.get("/fair/own?answering=nobody"))
    assert silent.title in page
    assert reached.title not in page
    assert "письма об откликах никто не получит" in text_of(
        as_staff.get(f"/fair/vacancies/{silent.id}")
    )
    assert "никто не получит" not in text_of(as_staff.get(f"/fair/vacancies/{reached.id}"))


def test_it_comes_to_be_when_the_only_account_is_closed(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory()
    person = UserFactory(role=Role.EMPLOYER, organization_id=vacancy.organization_id)
    db.session.commit()
    assert "Некому ответить" not in text_of(as_staff.get("/dashboard"))
    person.active = False
    db.session.commit()
    assert "Некому ответить" in text_of(as_staff.get("/dashboard"))


def test_an_approval_that_nobody_learns_of_warns(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(state=VacancyState.SUBMITTED)
    response = as_staff.post(f"/fair/vacancies/{vacancy.id}/approve", follow_redirects=True)
    assert "письма работодателю слать некуда" in text_of(response)


def test_an_employer_is_not_asked_who_answers(as_employer: FlaskClient) -> None:
    VacancyFactory(organization=organization_of(as_employer))
    assert "Кто ответит" not in text_of(as_employer.get("/fair/own"))


def test_a_student_without_a_seat_and_the_employer_see_it(sign_in: Any, letters: Letters) -> None:
    cast = cast_of(ApplicationState.OFFERED, **full())
    page = text_of(sign_in(cast.student).get("/dashboard"))
    assert "Предложение пока не принять" in page
    assert "места уже заняты" in page
    assert "Срочных дел нет" not in page
    holder_of(cast.vacancy)
    page = text_of(sign_in(cast.employer).get("/dashboard"))
    assert "Места кончились, а ждут ответа 2 предложения" in page


def _found(client: FlaskClient) -> str:
    return text_of(client.get("/search", query_string={"q": "логопед"}))


def test_the_search_finds_what_one_may_open(
    client: FlaskClient, as_employer: FlaskClient, as_staff: FlaskClient, sign_in: Any
) -> None:
    fair = FairFactory()
    VacancyFactory(fair=fair, title="Логопед школы")
    draft = VacancyFactory(fair=fair, title="Логопед детского сада", state=VacancyState.DRAFT)
    own = VacancyFactory(
        fair=fair,
        title="Логопед кабинета",
        state=VacancyState.REJECTED,
        rejection_reason="-",
        organization=organization_of(as_employer),
    )
    hidden = VacancyFactory(fair=FairFactory(state=FairState.PLANNED), title="Логопед завтра")
    student = StudentFactory()
    ApplicationFactory(vacancy=draft, student=student)
    db.session.commit()
    seen = {
        client: {"Логопед школы"},
        as_employer: {"Логопед школы", own.title},
        as_staff: {"Логопед школы", draft.title, own.title, hidden.title},
        sign_in(user_of(student)): {"Логопед школы", draft.title},
    }
    titles = {"Логопед школы", draft.title, own.title, hidden.title}
    for viewer, expected in seen.items():
        page = _found(viewer)
        assert {title for title in titles if title in page} == expected


def test_organizations_without_a_vacancy_trouble_nobody(as_staff: FlaskClient) -> None:
    OrganizationFactory()
    FairFactory()
    assert "Некому ответить" not in text_of(as_staff.get("/dashboard"))
