"""Employers post and change their vacancies; staff do it on their behalf."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.jobfair.enums import ApplicationState, Employment, FairState, OfferState, VacancyState
from app.jobfair.models import Vacancy
from tests.factories import OrganizationFactory, StudentFactory, user_of
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    OfferFactory,
    VacancyFactory,
    organization_of,
)
from tests.letters import Letters
from tests.pages import text_of

KEY = "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c11"


def _filled_in(fair: Any, **changes: Any) -> dict[str, Any]:
    return {
        "fair_id": fair.id,
        "title": "Воспитатель ясельной группы",
        "seats": "2",
        "employment": "full_time",
        "duties": "Вести группу.",
        "salary_from": "28 000",
        "salary_to": "35 000,50",
        "idempotency_key": KEY,
        **changes,
    }


def _only() -> Vacancy:
    return db.session.scalars(db.select(Vacancy)).one()


def test_an_employer_posts_a_vacancy_for_approval(as_employer: FlaskClient) -> None:
    response = as_employer.post("/fair/vacancies/new", data=_filled_in(FairFactory()))
    vacancy = _only()
    assert response.location == f"/fair/vacancies/{vacancy.id}"
    assert vacancy.state is VacancyState.SUBMITTED
    assert vacancy.organization_id == as_employer.user.organization_id
    assert (vacancy.salary_from, vacancy.salary_to) == (2_800_000, 3_500_050)
    assert vacancy.posted_by_id == vacancy.confirmed_by_id == as_employer.user.id
    assert "отправлена на проверку" in text_of(as_employer.get(response.location))


def test_the_second_button_keeps_a_draft(as_employer: FlaskClient) -> None:
    as_employer.post("/fair/vacancies/new", data=_filled_in(FairFactory(), as_draft="1"))
    vacancy = _only()
    assert vacancy.state is VacancyState.DRAFT
    as_employer.post(f"/fair/vacancies/{vacancy.id}/submit")
    assert _only().state is VacancyState.SUBMITTED


def test_an_employer_cannot_post_for_another(as_employer: FlaskClient) -> None:
    other = OrganizationFactory()
    data = _filled_in(FairFactory(), organization_id=other.id)
    as_employer.post("/fair/vacancies/new", data=data)
    assert _only().organization_id == as_employer.user.organization_id


def test_staff_post_on_an_employers_behalf(as_staff: FlaskClient) -> None:
    school = OrganizationFactory()
    data = _filled_in(FairFactory(), organization_id=school.id)
    as_staff.post("/fair/vacancies/new", data=data)
    assert _only().organization_id == school.id


def test_staff_must_choose_an_organization(as_staff: FlaskClient) -> None:
    page = as_staff.post("/fair/vacancies/new", data=_filled_in(FairFactory()))
    assert "Выберите организацию" in text_of(page)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"salary_from": "-5"}, "Сумма не может быть меньше нуля"),
        ({"salary_from": "40 000"}, "Зарплата «до» меньше зарплаты «от»"),
        ({"salary_to": "много"}, "Напишите сумму в рублях цифрами"),
        ({"seats": "0"}, "Число от 1 до 100"),
        ({"seats": "101"}, "Число от 1 до 100"),
        ({"seats": "-1"}, "Число от 1 до 100"),
        ({"title": ""}, "Напишите, кого ищете"),
        ({"duties": " "}, "Напишите, что предстоит делать"),
        ({"duties": "ы" * 10_001}, "Не больше 10000 знаков"),
        ({"speciality_id": "999999"}, "Выберите значение из списка"),
    ],
)
def test_bad_input_is_told_by_the_field_and_nothing_typed_is_lost(
    as_employer: FlaskClient, changes: dict[str, str], message: str
) -> None:
    data = _filled_in(FairFactory(), **{"conditions": "Дружный коллектив", **changes})
    response = as_employer.post("/fair/vacancies/new", data=data)
    assert message in text_of(response)
    assert "Дружный коллектив" in response.text
    assert db.session.scalars(db.select(Vacancy)).all() == []


def test_registration_ends_for_employers_but_not_for_staff(
    as_employer: FlaskClient, as_staff: FlaskClient
) -> None:
    fair = FairFactory(registration_until=date(2024, 2, 25))
    assert "Вакансии сейчас не принимаются" in text_of(as_employer.get("/fair/vacancies/new"))
    as_employer.post("/fair/vacancies/new", data=_filled_in(fair))
    assert db.session.scalars(db.select(Vacancy)).all() == []
    data = _filled_in(fair, organization_id=OrganizationFactory().id)
    assert as_staff.post("/fair/vacancies/new", data=data).status_code == 302


def test_editing_an_approved_vacancy_warns_and_sends_it_back(as_employer: FlaskClient) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer))
    path = f"/fair/vacancies/{vacancy.id}/edit"
    assert "Вакансия вернётся на проверку" in text_of(as_employer.get(path))
    data = _filled_in(vacancy.fair, version=vacancy.version, title="Старший воспитатель")
    as_employer.post(path, data=data)
    assert _only().state is VacancyState.SUBMITTED
    assert _only().title == "Старший воспитатель"


def test_staff_edit_an_approved_vacancy_in_place(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory()
    path = f"/fair/vacancies/{vacancy.id}/edit"
    assert "вернётся на проверку" not in text_of(as_staff.get(path))
    as_staff.post(path, data=_filled_in(vacancy.fair, version=vacancy.version))
    assert _only().state is VacancyState.APPROVED


def test_more_seats_open_a_full_vacancy_again(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(state=VacancyState.FILLED, seats=1, taken=1)
    data = _filled_in(vacancy.fair, version=vacancy.version, seats="2")
    as_staff.post(f"/fair/vacancies/{vacancy.id}/edit", data=data)
    assert _only().state is VacancyState.APPROVED


def test_seats_cannot_fall_below_the_taken(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(seats=3, taken=2)
    data = _filled_in(vacancy.fair, version=vacancy.version, seats="1")
    page = as_staff.post(f"/fair/vacancies/{vacancy.id}/edit", data=data)
    assert "уже приняли ваше предложение" in text_of(page)
    assert _only().seats == 3


def test_a_rejected_vacancy_is_mended_and_sent_again(as_employer: FlaskClient) -> None:
    vacancy = VacancyFactory(
        organization=organization_of(as_employer),
        state=VacancyState.REJECTED,
        rejection_reason="Обязанности?",
    )
    path = f"/fair/vacancies/{vacancy.id}/edit"
    assert "Обязанности?" in text_of(as_employer.get(path))
    as_employer.post(path, data=_filled_in(vacancy.fair, version=vacancy.version))
    assert _only().state is VacancyState.SUBMITTED


def test_second_editor_sees_both_versions_in_words(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(salary_from=3_000_000, employment=Employment.FULL_TIME)
    data = _filled_in(vacancy.fair, version=vacancy.version, salary_from="28 000")
    vacancy.title = "Кто-то успел раньше"
    db.session.flush()
    response = as_staff.post(f"/fair/vacancies/{vacancy.id}/edit", data=data)
    assert response.status_code == 409
    page = text_of(response, status=409)
    assert "Кто-то успел раньше" in page
    assert "28 000" in page
    assert "30 000" in page
    assert _only().title == "Кто-то успел раньше"


def test_an_employer_vouches_for_a_vacancy(as_employer: FlaskClient) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer))
    as_employer.post(f"/fair/vacancies/{vacancy.id}/confirm")
    page = text_of(as_employer.get(f"/fair/vacancies/{vacancy.id}"))
    assert "Подтверждено 26 февраля 2024" in page
    assert as_employer.user.display_name in page


def test_a_withdrawn_vacancy_lets_those_who_wait_know(
    as_employer: FlaskClient, letters: Letters
) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer), seats=3, taken=1)
    waiting = ApplicationFactory(vacancy=vacancy, student__email="waits@test.example")
    offer = OfferFactory(
        application__vacancy=vacancy, application__student__email="offered@test.example"
    )
    accepted = ApplicationFactory(vacancy=vacancy, state=ApplicationState.ACCEPTED)
    as_employer.post(f"/fair/vacancies/{vacancy.id}/withdraw")
    assert _only().state is VacancyState.WITHDRAWN
    assert waiting.state is offer.application.state is ApplicationState.DECLINED
    assert offer.state is OfferState.WITHDRAWN
    assert accepted.state is ApplicationState.ACCEPTED
    told = {letter.recipient for letter in letters.take()}
    assert told == {"waits@test.example", "offered@test.example"}


def test_own_list_shows_own_vacancies_in_every_state(
    as_employer: FlaskClient, as_staff: FlaskClient
) -> None:
    own = organization_of(as_employer)
    draft = VacancyFactory(organization=own, state=VacancyState.DRAFT, title="Наш черновик")
    ApplicationFactory.create_batch(2, vacancy=draft)
    VacancyFactory(title="Чужая вакансия")
    page = text_of(as_employer.get("/fair/own"))
    assert "Наш черновик" in page
    assert "2 ждут ответа" in page
    assert "Чужая вакансия" not in page
    assert "Чужая вакансия" in text_of(as_staff.get("/fair/own"))
    assert "Чужая вакансия" not in text_of(as_staff.get("/fair/own?state=draft"))


def test_own_list_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get("/fair/own")
        return len(statements)

    VacancyFactory.create_batch(2)
    few = cost()
    VacancyFactory.create_batch(22)
    assert cost() == few


CHANGES = ("edit", "submit", "confirm", "withdraw")


@pytest.mark.parametrize("change", CHANGES)
def test_another_organizations_vacancy_is_a_404(as_employer: FlaskClient, change: str) -> None:
    vacancy = VacancyFactory(state=VacancyState.APPROVED)
    assert as_employer.post(f"/fair/vacancies/{vacancy.id}/{change}").status_code == 404
    assert _only().state is VacancyState.APPROVED


@pytest.mark.parametrize("change", [*CHANGES, "approve", "reject"])
def test_strangers_change_nothing(
    client: FlaskClient,
    as_mentor: FlaskClient,
    as_council: FlaskClient,
    sign_in: Any,
    change: str,
) -> None:
    path = f"/fair/vacancies/{VacancyFactory().id}/{change}"
    assert client.post(path).location.startswith("/login")
    for forbidden in (as_mentor, as_council, sign_in(user_of(StudentFactory()))):
        assert forbidden.post(path).status_code == 403
    assert _only().state is VacancyState.APPROVED


def test_a_step_out_of_turn_is_told_and_changes_nothing(as_employer: FlaskClient) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer))
    response = as_employer.post(f"/fair/vacancies/{vacancy.id}/submit", follow_redirects=True)
    assert "Вакансия уже в каталоге" in text_of(response)
    assert _only().state is VacancyState.APPROVED


def test_nothing_changes_when_the_results_are_drawn(as_employer: FlaskClient) -> None:
    vacancy = VacancyFactory(
        organization=organization_of(as_employer), fair__state=FairState.CLOSED
    )
    as_employer.post(f"/fair/vacancies/{vacancy.id}/withdraw")
    assert _only().state is VacancyState.APPROVED
