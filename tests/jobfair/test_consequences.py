"""Before what cannot be undone the page says all it touches; and where a person goes next."""

from typing import Any

from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, VacancyState
from app.jobfair.models import Vacancy
from tests.factories import OrganizationFactory, StudentFactory, user_of
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    OfferFactory,
    VacancyFactory,
    organization_of,
)
from tests.pages import text_of

A = ApplicationState


def test_drawing_the_results_says_what_stays_unanswered(
    as_staff: FlaskClient, as_employer: FlaskClient
) -> None:
    fair = FairFactory(state=FairState.HELD)
    OfferFactory.create_batch(2, application__vacancy__fair=fair)
    ApplicationFactory.create_batch(3, vacancy__fair=fair)
    VacancyFactory(fair=fair, state=VacancyState.SUBMITTED)
    card = as_staff.get(f"/fair/fairs/{fair.id}").text
    assert f'href="/fair/fairs/{fair.id}/closing"' in card
    page = as_staff.page(f"/fair/fairs/{fair.id}/closing")
    assert "Закроются предложения без ответа: 2" in page
    assert "Останутся без ответа отклики: 3" in page
    assert "Не попадут в каталог вакансии на проверке: 1" in page
    assert as_employer.get(f"/fair/fairs/{fair.id}/closing").status_code == 403


def test_a_fair_that_cannot_be_closed_has_no_such_page(as_staff: FlaskClient) -> None:
    assert as_staff.get(f"/fair/fairs/{FairFactory().id}/closing").status_code == 404


def test_taking_a_vacancy_off_says_who_waits(
    as_employer: FlaskClient, as_student: FlaskClient
) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer), seats=3, taken=1)
    ApplicationFactory.create_batch(2, vacancy=vacancy)
    OfferFactory(application__vacancy=vacancy)
    ApplicationFactory(vacancy=vacancy, state=A.ACCEPTED)
    path = f"/fair/vacancies/{vacancy.id}/withdrawal"
    assert f'href="{path}"' in as_employer.get(f"/fair/vacancies/{vacancy.id}").text
    page = as_employer.page(path)
    assert "Будут отклонены без ответа: 2 отклика." in page
    assert "Будут отозваны: 1 предложение." in page
    assert "Студентам уйдёт 3 письма." in page
    assert "Принятые предложения остаются в силе: 1 студент." in page
    assert as_student.get(path).status_code == 403
    stranger = VacancyFactory()
    assert as_employer.get(f"/fair/vacancies/{stranger.id}/withdrawal").status_code == 404


def test_returning_a_vacancy_says_who_holds_its_offers(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(seats=2)
    OfferFactory(application__vacancy=vacancy)
    page = as_staff.page(f"/fair/vacancies/{vacancy.id}/reject")
    assert "Предложений нельзя будет принять: 1" in page
    assert "Письма работодателю слать некуда" in page


def test_a_step_on_a_row_comes_back_to_the_row(as_employer: FlaskClient) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer))
    back = "/fair/own?state=approved"
    answer = as_employer.post(f"/fair/vacancies/{vacancy.id}/confirm", data={"back": back})
    assert answer.location == f"{back}#row-{vacancy.id}"


def test_an_approval_comes_back_to_the_filtered_queue(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(state=VacancyState.SUBMITTED)
    data = {"version": vacancy.version, "back": "/fair/moderation?q=няня#list"}
    answer = as_staff.post(f"/fair/vacancies/{vacancy.id}/approve", data=data)
    assert answer.location.endswith("#list")
    assert db.session.get_one(Vacancy, vacancy.id).state is VacancyState.APPROVED


def test_a_vouched_vacancy_can_be_taken_back_from_its_card(as_employer: FlaskClient) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer))
    path = f"/fair/vacancies/{vacancy.id}/confirm"
    told = as_employer.post(path, follow_redirects=True).text
    undo = told.split('action="/lists/undo/')[1].split('"')[0]
    as_employer.post(f"/lists/undo/{undo}")
    db.session.expire_all()
    assert db.session.get_one(Vacancy, vacancy.id).confirmed_at is None


def test_an_employers_main_button_posts_a_vacancy_while_a_fair_takes_them(
    as_employer: FlaskClient, as_staff: FlaskClient
) -> None:
    button = '<a class="btn" href="/fair/vacancies/new">Разместить вакансию</a>'
    assert button not in as_employer.get("/dashboard").text
    fair = FairFactory()
    assert button in as_employer.get("/dashboard").text
    assert button not in as_staff.get("/dashboard").text
    assert f"/fair/vacancies/new?fair={fair.id}" in as_employer.get(f"/fair/fairs/{fair.id}").text


def test_an_employers_figures_are_lists(as_employer: FlaskClient) -> None:
    fair = FairFactory()
    vacancy = VacancyFactory(fair=fair, organization=organization_of(as_employer))
    ApplicationFactory.create_batch(2, vacancy=vacancy)
    OfferFactory(application__vacancy=vacancy)
    for path in ("/dashboard", f"/fair/fairs/{fair.id}"):
        answer = as_employer.get(path)
        assert f"/fair/applicants?fair={fair.id}" in answer.text, path
        assert "with_offer=yes" in answer.text, path
        page = text_of(answer)
        assert "3 отклика" in page, path
        assert "1 предложение" in page, path


def test_one_thing_to_do_leads_to_the_one_record(
    as_staff: FlaskClient, as_employer: FlaskClient
) -> None:
    fair, own = FairFactory(), organization_of(as_employer)
    waiting = VacancyFactory(fair=fair, state=VacancyState.SUBMITTED)
    assert f'href="/fair/vacancies/{waiting.id}"' in as_staff.get("/dashboard").text
    application = ApplicationFactory(vacancy__fair=fair, vacancy__organization=own)
    mended = VacancyFactory(
        fair=fair, organization=own, state=VacancyState.REJECTED, rejection_reason="Нет"
    )
    page = as_employer.get("/dashboard").text
    assert f'href="/fair/applications/{application.id}"' in page
    assert f'href="/fair/vacancies/{mended.id}/edit"' in page


def test_a_student_without_an_offer_reads_what_now_and_whom_to_ask(sign_in: Any) -> None:
    student, fair = StudentFactory(), FairFactory()
    application = ApplicationFactory(student=student, vacancy__fair=fair)
    client = sign_in(user_of(student))
    assert "Предложений пока нет." in client.page("/dashboard")
    page = client.page("/fair/applications")
    assert "Предложений пока нет" in page
    assert "посмотрите другие вакансии" in page
    OfferFactory(application=application)
    application.state = A.OFFERED
    assert "Предложений пока нет" not in client.page("/fair/applications")


def test_after_the_fair_a_student_without_an_offer_is_not_left_alone(sign_in: Any) -> None:
    student = StudentFactory()
    fair = FairFactory(state=FairState.HELD)
    ApplicationFactory(student=student, vacancy__fair=fair)
    assert "Предложений пока нет" in sign_in(user_of(student)).page("/fair/applications")


def test_an_offer_that_cannot_be_accepted_can_be_cleared(sign_in: Any) -> None:
    student = StudentFactory()
    offer = OfferFactory(
        application__student=student,
        application__vacancy__seats=1,
        application__vacancy__taken=1,
        application__vacancy__state=VacancyState.FILLED,
    )
    client = sign_in(user_of(student))
    page = client.get(f"/fair/applications/{offer.application_id}").text
    assert f"/fair/offers/{offer.id}/refuse" in page
    assert f"/fair/offers/{offer.id}/accept" not in page


def test_applying_again_leads_to_the_application(sign_in: Any) -> None:
    student = StudentFactory()
    application = ApplicationFactory(student=student)
    client = sign_in(user_of(student))
    answer = client.get(f"/fair/vacancies/{application.vacancy_id}/apply")
    assert answer.location == f"/fair/applications/{application.id}"


def test_a_vacancy_says_where_the_work_is_and_how_many_applied(
    client: FlaskClient, as_student: FlaskClient
) -> None:
    school = OrganizationFactory(
        town="Торез", address="ул. Садовая, 1", phone="+78560000000", email="s@test.example"
    )
    vacancy = VacancyFactory(organization=school)
    ApplicationFactory.create_batch(2, vacancy=vacancy)
    path = f"/fair/vacancies/{vacancy.id}"
    page = as_student.page(path)
    for told in ("Торез", "ул. Садовая, 1", "s@test.example", "Откликнулись: 2 студента"):
        assert told in page
    stranger = client.page(path)
    assert "ул. Садовая, 1" in stranger
    assert "s@test.example" not in stranger


def test_a_second_offer_says_that_it_replaces_the_first(as_employer: FlaskClient) -> None:
    offer = OfferFactory(application__vacancy__organization=organization_of(as_employer))
    page = as_employer.page(f"/fair/applications/{offer.application_id}/offer")
    assert "Предложение уже сделано" in page


def test_an_organizations_card_has_its_vacancies(
    client: FlaskClient, as_employer: FlaskClient, as_staff: FlaskClient
) -> None:
    own, fair = organization_of(as_employer), FairFactory()
    vacancy = VacancyFactory(organization=own, fair=fair, title="Логопед")
    VacancyFactory(organization=own, fair=fair, title="Черновик", state=VacancyState.DRAFT)
    ApplicationFactory.create_batch(2, vacancy=vacancy)
    path = f"/organizations/{own.id}"
    for reader in (as_employer, as_staff):
        page = reader.page(path)
        assert "Черновик" in page
        assert "2 отклика, без ответа 2" in page
    stranger = client.page(path)
    assert "Логопед" in stranger
    assert "Черновик" not in stranger
    assert "отклика" not in stranger


def test_a_students_card_has_applications_for_staff_and_the_student(
    as_staff: FlaskClient, sign_in: Any
) -> None:
    student = StudentFactory()
    ApplicationFactory(student=student, vacancy__title="Логопед")
    for reader in (as_staff, sign_in(user_of(student))):
        page = reader.page(f"/students/{student.id}")
        assert "Отклики на вакансии" in page
        assert "Логопед" in page


def test_cards_cost_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    student, school, fair = StudentFactory(), OrganizationFactory(), FairFactory()

    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get(f"/students/{student.id}")
            as_staff.get(f"/organizations/{school.id}")
        return len(statements)

    def make(count: int) -> None:
        for vacancy in VacancyFactory.create_batch(count, organization=school, fair=fair):
            ApplicationFactory(vacancy=vacancy, student=student)

    make(2)
    few = cost()
    make(6)
    assert cost() == few
