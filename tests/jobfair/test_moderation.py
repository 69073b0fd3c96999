"""Staff approve vacancies or give them back; the employer gets a letter."""

from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.jobfair.enums import FairState, VacancyState
from app.jobfair.models import Vacancy
from tests.jobfair.factories import VacancyFactory, organization_of
from tests.letters import Letters
from tests.pages import text_of

REASON = "Напишите, какая это группа."


def test_the_queue_shows_what_waits_in_full(as_staff: FlaskClient) -> None:
    VacancyFactory(state=VacancyState.SUBMITTED, title="Ждёт", duties="Вести кружок пения.")
    VacancyFactory(title="Уже в каталоге")
    closed = FairState.CLOSED
    VacancyFactory(state=VacancyState.SUBMITTED, fair__state=closed, title="Поздно")
    page = text_of(as_staff.get("/fair/moderation"))
    assert "Вести кружок пения." in page
    assert "1 вакансия ждёт" in page
    assert "Уже в каталоге" not in page
    assert "Поздно" not in page


def test_an_empty_queue_says_what_will_appear(as_staff: FlaskClient) -> None:
    assert "Проверять нечего" in text_of(as_staff.get("/fair/moderation"))


def test_approval_puts_it_into_the_catalogue_and_writes(
    as_staff: FlaskClient, as_employer: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    vacancy = VacancyFactory(
        state=VacancyState.SUBMITTED, organization=organization_of(as_employer), title="Логопед"
    )
    as_staff.post(f"/fair/vacancies/{vacancy.id}/approve")
    assert "Логопед" in text_of(client.get("/fair/"))
    letter = letters.to(as_employer.user.email)
    assert "Логопед" in letter.subject
    assert f"/fair/vacancies/{vacancy.id}" in letter.body


def test_an_employer_without_accounts_is_written_to_its_own_address(
    as_staff: FlaskClient, letters: Letters
) -> None:
    vacancy = VacancyFactory(
        state=VacancyState.SUBMITTED, organization__email="school@test.example"
    )
    as_staff.post(f"/fair/vacancies/{vacancy.id}/approve")
    assert letters.to("school@test.example")


def test_a_full_vacancy_approved_again_stays_full(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(state=VacancyState.SUBMITTED, seats=1, taken=1)
    as_staff.post(f"/fair/vacancies/{vacancy.id}/approve")
    assert db.session.get_one(Vacancy, vacancy.id).state is VacancyState.FILLED


def test_a_returned_vacancy_says_why_here_and_by_letter(
    as_staff: FlaskClient, as_employer: FlaskClient, letters: Letters
) -> None:
    vacancy = VacancyFactory(
        state=VacancyState.SUBMITTED, organization=organization_of(as_employer)
    )
    data = {"reason": REASON, "version": vacancy.version}
    as_staff.post(f"/fair/vacancies/{vacancy.id}/reject", data=data)
    page = text_of(as_employer.get(f"/fair/vacancies/{vacancy.id}"))
    assert "нужно исправить" in page
    assert REASON in page
    letter = letters.to(as_employer.user.email)
    assert REASON in letter.body
    assert f"/fair/vacancies/{vacancy.id}/edit" in letter.body


def test_without_a_reason_nothing_is_returned(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(state=VacancyState.SUBMITTED)
    data = {"reason": "  ", "version": vacancy.version}
    page = as_staff.post(f"/fair/vacancies/{vacancy.id}/reject", data=data)
    assert "Напишите, что исправить" in text_of(page)
    assert db.session.get_one(Vacancy, vacancy.id).state is VacancyState.SUBMITTED


def test_approving_twice_writes_once(as_staff: FlaskClient, letters: Letters) -> None:
    vacancy = VacancyFactory(
        state=VacancyState.SUBMITTED, organization__email="school@test.example"
    )
    as_staff.post(f"/fair/vacancies/{vacancy.id}/approve")
    again = as_staff.post(f"/fair/vacancies/{vacancy.id}/approve", follow_redirects=True)
    assert "Вакансия уже в каталоге" in text_of(again)
    assert len(letters.take()) == 1


def test_employers_do_not_approve_their_own(as_employer: FlaskClient) -> None:
    vacancy = VacancyFactory(
        state=VacancyState.SUBMITTED, organization=organization_of(as_employer)
    )
    assert as_employer.get("/fair/moderation").status_code == 403
    assert as_employer.post(f"/fair/vacancies/{vacancy.id}/approve").status_code == 403
    assert as_employer.post(f"/fair/vacancies/{vacancy.id}/reject").status_code == 403


def test_the_queue_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get("/fair/moderation")
        return len(statements)

    VacancyFactory.create_batch(2, state=VacancyState.SUBMITTED)
    few = cost()
    VacancyFactory.create_batch(7, state=VacancyState.SUBMITTED)
    assert cost() == few
