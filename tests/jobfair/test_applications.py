"""Students apply, employers answer; each sees the own side and nothing of the others'."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, OfferState, VacancyState
from app.jobfair.models import FairApplication, FairOffer
from tests.factories import StudentFactory, user_of
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    OfferFactory,
    VacancyFactory,
    organization_of,
)
from tests.letters import Letters
from tests.pages import text_of

KEY = "0b7e3b1e-4f0a-4d92-9b39-52f3c8a6f7aa"


@pytest.fixture
def student(app: Any) -> Any:
    """A student of age with an account to be."""
    return StudentFactory(phone="+79490000001", email="anna@test.example")


@pytest.fixture
def as_her(student: Any, sign_in: Any) -> FlaskClient:
    """That student, signed in."""
    return sign_in(user_of(student))


def _all() -> list[FairApplication]:
    return list(db.session.scalars(db.select(FairApplication)))


def test_a_student_applies_and_the_employer_is_told(
    as_her: FlaskClient, as_employer: FlaskClient, letters: Letters
) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer), title="Логопед")
    path = f"/fair/vacancies/{vacancy.id}"
    assert "Откликнуться" in text_of(as_her.get(path))
    response = as_her.post(f"{path}/apply", data={"note": "Веду кружок."})
    [application] = _all()
    assert response.location == f"/fair/applications/{application.id}"
    assert application.fair_id == vacancy.fair_id
    letter = letters.to(as_employer.user.email)
    assert "Логопед" in letter.subject
    assert "Веду кружок." in text_of(as_employer.get(response.location))


def test_a_second_application_is_refused_by_a_message(as_her: FlaskClient) -> None:
    path = f"/fair/vacancies/{VacancyFactory().id}/apply"
    as_her.post(path, data={"note": ""})
    assert "уже откликнулись" in text_of(as_her.post(path, data={"note": "Ещё раз"}))
    assert len(_all()) == 1


def test_a_withdrawn_application_may_be_sent_again(as_her: FlaskClient, student: Any) -> None:
    application = ApplicationFactory(student=student)
    as_her.post(f"/fair/applications/{application.id}/withdraw")
    assert application.state is ApplicationState.WITHDRAWN
    path = f"/fair/vacancies/{application.vacancy_id}/apply"
    as_her.post(path, data={"note": "Передумала"})
    [again] = _all()
    assert (again.state, again.note) == (ApplicationState.SUBMITTED, "Передумала")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"fair__state": FairState.CLOSED}, "Ярмарка сейчас не идёт"),
        ({"state": VacancyState.FILLED, "taken": 1}, "Все места этой вакансии уже заняты"),
    ],
)
def test_no_application_where_there_is_no_seat_or_no_fair(
    as_her: FlaskClient, changes: dict[str, Any], message: str
) -> None:
    vacancy = VacancyFactory(**changes)
    page = as_her.post(f"/fair/vacancies/{vacancy.id}/apply", data={"note": "Хочу"})
    assert message in text_of(page)
    assert _all() == []


def test_one_who_has_accepted_applies_no_more(as_her: FlaskClient, student: Any) -> None:
    fair = FairFactory()
    ApplicationFactory(student=student, vacancy__fair=fair, state=ApplicationState.ACCEPTED)
    other = VacancyFactory(fair=fair)
    page = as_her.post(f"/fair/vacancies/{other.id}/apply", data={"note": ""})
    assert "уже приняли предложение" in text_of(page)
    assert len(_all()) == 1


def test_an_account_without_a_student_record_cannot_apply(as_student: FlaskClient) -> None:
    vacancy = VacancyFactory()
    assert as_student.get(f"/fair/vacancies/{vacancy.id}").status_code == 200
    assert as_student.post(f"/fair/vacancies/{vacancy.id}/apply").status_code == 404


def test_employers_and_staff_do_not_apply(
    as_employer: FlaskClient, as_staff: FlaskClient, client: FlaskClient
) -> None:
    path = f"/fair/vacancies/{VacancyFactory().id}/apply"
    assert as_employer.post(path).status_code == 403
    assert as_staff.post(path).status_code == 403
    assert client.get(path).location.startswith("/login")


def test_the_employer_learns_no_more_than_it_needs(as_employer: FlaskClient, student: Any) -> None:
    application = ApplicationFactory(
        student=student, vacancy__organization=organization_of(as_employer)
    )
    for path in (f"/fair/applications/{application.id}", "/fair/applicants"):
        source = as_employer.get(path).text
        assert student.last_name in source
        assert student.group.name in source
        for secret in ("2005", "949", "anna@test.example", "17 мая"):
            assert secret not in source, (path, secret)


def test_contacts_come_with_the_acceptance_and_not_for_minors(
    as_employer: FlaskClient, student: Any
) -> None:
    own = organization_of(as_employer)
    vacancy = VacancyFactory(organization=own, seats=2, taken=2, state=VacancyState.FILLED)
    minor = StudentFactory(
        birth_date=date(2007, 3, 1), phone="+79490000002", email="m@test.example"
    )
    of_adult, of_minor = (
        OfferFactory(
            application__student=one,
            application__vacancy=vacancy,
            application__state=ApplicationState.ACCEPTED,
            state=OfferState.ACCEPTED,
        ).application
        for one in (student, minor)
    )
    page = text_of(as_employer.get(f"/fair/applications/{of_adult.id}"))
    assert "anna@test.example" in page
    source = as_employer.get(f"/fair/applications/{of_minor.id}").text
    assert "через методиста" in source
    assert "m@test.example" not in source
    assert "0000002" not in source


def test_a_decline_writes_to_the_student(
    as_employer: FlaskClient, student: Any, letters: Letters
) -> None:
    application = ApplicationFactory(
        student=student, vacancy__organization=organization_of(as_employer)
    )
    as_employer.post(f"/fair/applications/{application.id}/decline")
    assert application.state is ApplicationState.DECLINED
    assert "Ответ на ваш отклик" in letters.to("anna@test.example").subject


def test_an_offer_writes_to_the_student_and_waits(
    as_employer: FlaskClient, as_her: FlaskClient, student: Any, letters: Letters
) -> None:
    application = ApplicationFactory(
        student=student, vacancy__organization=organization_of(as_employer)
    )
    data = {"answer_until": "2024-03-15", "message": "Ждём в сентябре."}
    as_employer.post(f"/fair/applications/{application.id}/offer", data=data)
    account = db.session.scalar(db.select(FairOffer)).application.student.user_id
    assert account == student.user_id
    [letter] = letters.take()
    assert "до 15 марта 2024 г. включительно" in letter.body.replace("\u00a0", " ")
    page = text_of(as_her.get("/fair/applications"))
    assert "Вам предлагают работу" in page
    assert "Ждём в сентябре." in page
    assert "до 15 марта, осталось 18 дней" in page


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2024-02-25", "Этот день уже прошёл"),
        ("2025-03-15", "не больше полугода"),
        ("31.02", "дат"),
        ("", "Укажите, до какого дня ждёте ответа"),
    ],
)
def test_a_bad_last_day_is_told_by_the_field(
    as_employer: FlaskClient, day: str, message: str
) -> None:
    application = ApplicationFactory(vacancy__organization=organization_of(as_employer))
    data = {"answer_until": day, "message": "Ждём"}
    page = as_employer.post(f"/fair/applications/{application.id}/offer", data=data)
    assert message in text_of(page)
    assert "Ждём" in page.text
    assert db.session.scalars(db.select(FairOffer)).all() == []
    assert application.state is ApplicationState.SUBMITTED


def test_no_offer_without_a_seat_or_to_one_who_has_accepted(
    as_employer: FlaskClient, student: Any
) -> None:
    vacancy = VacancyFactory(
        organization=organization_of(as_employer), state=VacancyState.FILLED, taken=1
    )
    late = ApplicationFactory(vacancy=vacancy)
    data = {"answer_until": "2024-03-15", "message": ""}
    page = as_employer.post(f"/fair/applications/{late.id}/offer", data=data)
    assert "Все места этой вакансии уже заняты" in text_of(page)
    free = VacancyFactory(organization=organization_of(as_employer), fair=vacancy.fair)
    ApplicationFactory(student=student, vacancy__fair=vacancy.fair, state=ApplicationState.ACCEPTED)
    taken = ApplicationFactory(student=student, vacancy=free)
    page = as_employer.post(f"/fair/applications/{taken.id}/offer", data=data)
    assert "принял предложение другой организации" in text_of(page)
    assert db.session.scalars(db.select(FairOffer)).all() == []


def test_an_offer_is_prolonged_and_taken_back(as_employer: FlaskClient, letters: Letters) -> None:
    offer = OfferFactory(
        application__vacancy__organization=organization_of(as_employer),
        application__student__email="her@test.example",
    )
    path = f"/fair/applications/{offer.application_id}/offer"
    as_employer.post(path, data={"answer_until": "2024-04-01", "message": ""})
    assert str(offer.answer_until) == "2024-04-01"
    assert letters.to("her@test.example")
    as_employer.post(f"/fair/offers/{offer.id}/take-back")
    assert "Предложение отозвано" in letters.to("her@test.example").subject
    assert offer.state is OfferState.WITHDRAWN
    assert offer.application.state is ApplicationState.SUBMITTED


def test_another_organizations_applications_are_a_404(as_employer: FlaskClient) -> None:
    offer = OfferFactory()
    application = offer.application
    assert as_employer.get(f"/fair/applications/{application.id}").status_code == 404
    assert as_employer.get(f"/fair/applications/{application.id}/offer").status_code == 404
    assert as_employer.post(f"/fair/applications/{application.id}/decline").status_code == 404
    assert as_employer.post(f"/fair/offers/{offer.id}/take-back").status_code == 404
    assert application.student.last_name not in as_employer.get("/fair/applicants").text
    assert application.state is ApplicationState.OFFERED


def test_another_students_applications_are_a_404(as_her: FlaskClient) -> None:
    offer = OfferFactory(application__note="Личное письмо")
    application = offer.application
    assert as_her.get(f"/fair/applications/{application.id}").status_code == 404
    assert as_her.post(f"/fair/applications/{application.id}/withdraw").status_code == 404
    for answer in ("accept", "refuse"):
        assert as_her.post(f"/fair/offers/{offer.id}/{answer}").status_code == 404
    assert "Личное письмо" not in as_her.get("/fair/applications").text
    assert application.state is ApplicationState.OFFERED


def test_roles_outside_of_the_fair_see_no_applications(
    as_mentor: FlaskClient, as_council: FlaskClient
) -> None:
    application = ApplicationFactory()
    for outsider in (as_mentor, as_council):
        assert outsider.get(f"/fair/applications/{application.id}").status_code == 404
        assert outsider.get("/fair/applicants").status_code == 403
        assert outsider.get("/fair/applications").status_code == 403


def test_each_side_has_its_own_buttons(
    as_employer: FlaskClient, as_staff: FlaskClient, as_her: FlaskClient, student: Any
) -> None:
    application = ApplicationFactory(
        student=student, vacancy__organization=organization_of(as_employer)
    )
    path = f"/fair/applications/{application.id}"
    assert as_her.post(f"{path}/decline").status_code == 403
    assert as_her.get(f"{path}/offer").status_code == 403
    assert as_employer.post(f"{path}/withdraw").status_code == 403
    assert as_staff.post(f"{path}/withdraw").status_code == 403
    assert "Предложить работу" in text_of(as_employer.get(path))
    assert "Предложить работу" in text_of(as_staff.get(path))
    assert "Предложить работу" not in text_of(as_her.get(path))


def test_applicants_are_searched_filtered_and_counted(as_staff: FlaskClient) -> None:
    fair = FairFactory()
    offer = OfferFactory(application__vacancy__fair=fair, application__student__last_name="Серова")
    waiting = ApplicationFactory(vacancy__fair=fair, student__last_name="Чайка")
    cases = {
        "q=серовой": offer.application,
        "with_offer=yes": offer.application,
        "state=submitted": waiting,
        f"vacancy={waiting.vacancy_id}": waiting,
    }
    for query, expected in cases.items():
        page = text_of(as_staff.get(f"/fair/applicants?{query}"))
        other = waiting if expected is offer.application else offer.application
        assert expected.student.last_name in page, query
        assert other.student.last_name not in page, query
        assert "1 отклик" in page


def test_applicants_cost_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get("/fair/applicants")
        return len(statements)

    OfferFactory.create_batch(2)
    few = cost()
    OfferFactory.create_batch(20)
    assert cost() == few


def test_ones_own_applications_cost_the_same_for_few_and_many(
    as_her: FlaskClient, student: Any
) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_her.get("/fair/applications")
        return len(statements)

    OfferFactory.create_batch(2, application__student=student)
    few = cost()
    OfferFactory.create_batch(10, application__student=student)
    assert cost() == few


def test_a_students_note_is_shown_as_text(as_staff: FlaskClient) -> None:
    application = ApplicationFactory(note="<script>alert(1)</script>")
    source = as_staff.get(f"/fair/applications/{application.id}").text
    assert "<script>alert" not in source
    assert "&lt;script&gt;" in source
