"""Acts on many vacancies and applications: what they say first, do, and take back."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, VacancyState
from app.jobfair.models import FairApplication, FairOffer, Vacancy
from tests.factories import StudentFactory
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    OfferFactory,
    VacancyFactory,
    organization_of,
)
from tests.letters import Letters
from tests.pages import text_of

SUBMITTED, APPROVED = VacancyState.SUBMITTED, VacancyState.APPROVED
REASON = "Напишите часы работы."


def _waiting(count: int, **values: Any) -> list[Vacancy]:
    fair = FairFactory()
    return [
        VacancyFactory(
            fair=fair,
            state=SUBMITTED,
            organization__email=f"school{number}@test.example",
            **values,
        )
        for number in range(count)
    ]


def _ids(records: Any) -> str:
    return ",".join(str(one.id) for one in records)


def _versions(vacancies: list[Vacancy]) -> str:
    return ",".join(f"{one.id}-{one.version}" for one in vacancies)


def _states(vacancies: list[Vacancy]) -> list[VacancyState]:
    db.session.expire_all()
    return [db.session.get_one(Vacancy, one.id).state for one in vacancies]


def test_approval_is_counted_before_it_is_done(as_staff: FlaskClient) -> None:
    first, second, third = _waiting(3)
    third.state = APPROVED
    query = "&".join(f"r={one.id}-{one.version}" for one in (first, second, third))
    page = as_staff.page(f"/fair/moderation?act=jobfair.approve&{query}")
    assert "Выбрано: 2. Будет сделано для 2." in page
    assert "Работодателям уйдёт 2 письма." in page
    assert _states([first, second]) == [SUBMITTED, SUBMITTED]


def test_many_are_approved_at_once_with_their_letters(
    as_staff: FlaskClient, letters: Letters
) -> None:
    vacancies = _waiting(3)
    db.session.commit()
    data = {"ids": _ids(vacancies), "versions": _versions(vacancies), "back": "/fair/moderation"}
    answer = as_staff.post("/lists/acts/jobfair.approve", data=data)
    assert answer.location.startswith("/fair/moderation")
    assert _states(vacancies) == [APPROVED] * 3
    assert len(letters.take()) == 3


def test_what_was_changed_since_it_was_read_waits(as_staff: FlaskClient, letters: Letters) -> None:
    vacancies = _waiting(2)
    db.session.commit()
    read = _versions(vacancies)
    ticked = f"r={vacancies[0].id}-{vacancies[0].version}"
    vacancies[0].title = "Совсем другая работа"
    db.session.commit()
    page = as_staff.page(f"/fair/moderation?act=jobfair.approve&{ticked}")
    assert "изменены работодателем, пока вы читали: 1" in page
    data = {"ids": _ids(vacancies), "versions": read}
    told = as_staff.post("/lists/acts/jobfair.approve", data=data, follow_redirects=True)
    assert "Остались как были: 1 вакансия" in text_of(told, status=200)
    assert _states(vacancies) == [SUBMITTED, APPROVED]
    assert len(letters.take()) == 1


def test_what_was_not_among_the_read_is_not_decided(
    as_staff: FlaskClient, letters: Letters
) -> None:
    read, sent_meanwhile = _waiting(2)
    db.session.commit()
    data = {"ids": _ids([read, sent_meanwhile]), "versions": _versions([read]), "reason": REASON}
    as_staff.post("/lists/acts/jobfair.reject", data={**data, "versions": ""})
    assert _states([read, sent_meanwhile]) == [SUBMITTED, SUBMITTED]
    as_staff.post("/lists/acts/jobfair.approve", data=data)
    assert _states([read, sent_meanwhile]) == [APPROVED, SUBMITTED]
    assert len(letters.take()) == 1


def test_one_button_approves_what_was_read_alone(as_staff: FlaskClient) -> None:
    (vacancy,) = _waiting(1)
    db.session.commit()
    read = vacancy.version
    vacancy.duties = "Совсем другое."
    db.session.commit()
    path = f"/fair/vacancies/{vacancy.id}/approve"
    answer = as_staff.post(path, data={"version": read}, follow_redirects=True)
    assert "Прочитайте её ещё раз" in answer.text
    assert _states([vacancy]) == [SUBMITTED]


def test_many_are_returned_with_one_reason(as_staff: FlaskClient, letters: Letters) -> None:
    vacancies = _waiting(2)
    db.session.commit()
    data = {"ids": _ids(vacancies), "versions": _versions(vacancies), "reason": ""}
    refused = as_staff.post("/lists/acts/jobfair.reject", data=data)
    assert "Напишите, что исправить" in text_of(refused)
    as_staff.post("/lists/acts/jobfair.reject", data={**data, "reason": REASON})
    assert _states(vacancies) == [VacancyState.REJECTED] * 2
    assert all(REASON in letter.body for letter in letters.take())


def test_an_employer_vouches_for_many_and_takes_it_back(as_employer: FlaskClient) -> None:
    own, fair = organization_of(as_employer), FairFactory()
    vacancies = VacancyFactory.create_batch(2, organization=own, fair=fair)
    draft = VacancyFactory(organization=own, fair=fair, state=VacancyState.DRAFT)
    db.session.commit()
    page = as_employer.page("/fair/own?act=jobfair.confirm&rows=all")
    assert "Выбрано: 3. Будет сделано для 2." in page
    assert "черновик: 1" in page
    data = {"ids": _ids([*vacancies, draft]), "back": "/fair/own"}
    told = as_employer.post("/lists/acts/jobfair.confirm", data=data, follow_redirects=True)
    assert "Подтверждено: 2 вакансии." in text_of(told, status=200)
    db.session.expire_all()
    assert all(db.session.get_one(Vacancy, one.id).confirmed_at for one in vacancies)
    undo = told.text.split('action="/lists/undo/')[1].split('"')[0]
    as_employer.post(f"/lists/undo/{undo}")
    db.session.expire_all()
    assert not any(db.session.get_one(Vacancy, one.id).confirmed_at for one in vacancies)


def test_taking_many_off_says_who_waits(as_employer: FlaskClient, letters: Letters) -> None:
    own, fair = organization_of(as_employer), FairFactory()
    vacancy = VacancyFactory(organization=own, fair=fair, seats=2)
    ApplicationFactory(vacancy=vacancy, student__email="waits@test.example")
    OfferFactory(application__vacancy=vacancy, application__student__email="offered@test.example")
    other = VacancyFactory(fair=fair)
    db.session.commit()
    page = as_employer.page(f"/fair/own?act=jobfair.withdraw&r={vacancy.id}&r={other.id}")
    assert "Выбрано: 1." in page
    assert "Будут отклонены без ответа: 1 отклик." in page
    assert "Будут отозваны: 1 предложение." in page
    assert "Студентам уйдёт 2 письма." in page
    as_employer.post("/lists/acts/jobfair.withdraw", data={"ids": _ids([vacancy, other])})
    assert _states([vacancy, other]) == [VacancyState.WITHDRAWN, APPROVED]
    assert len(letters.take()) == 2


def test_an_employer_answers_many_applicants(as_employer: FlaskClient, letters: Letters) -> None:
    own, fair = organization_of(as_employer), FairFactory()
    vacancy = VacancyFactory(organization=own, fair=fair, seats=2)
    taken = StudentFactory()
    ApplicationFactory(student=taken, vacancy__fair=fair, state=ApplicationState.ACCEPTED)
    applied = [
        ApplicationFactory(vacancy=vacancy, student__email=f"s{number}@test.example")
        for number in range(2)
    ]
    late = ApplicationFactory(vacancy=vacancy, student=taken)
    stranger = ApplicationFactory(vacancy__fair=fair)
    db.session.commit()
    page = as_employer.page("/fair/applicants?act=jobfair.offer&rows=all")
    assert "Будет сделано для 2." in page
    assert "студент уже принял предложение: 1" in page
    data = {"ids": _ids([*applied, late, stranger]), "answer_until": "2024-02-01", "message": ""}
    refused = as_employer.post("/lists/acts/jobfair.offer", data=data)
    assert "Этот день уже прошёл" in text_of(refused)
    as_employer.post("/lists/acts/jobfair.offer", data={**data, "answer_until": "2024-03-20"})
    offers = db.session.scalars(db.select(FairOffer)).all()
    assert {one.application_id for one in offers} == {one.id for one in applied}
    assert len(letters.take()) == 2


def test_many_applicants_are_declined_at_once(as_employer: FlaskClient, letters: Letters) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer))
    applied = [
        ApplicationFactory(vacancy=vacancy, student__email=f"s{number}@test.example")
        for number in range(3)
    ]
    db.session.commit()
    as_employer.post("/lists/acts/jobfair.decline", data={"ids": _ids(applied)})
    db.session.expire_all()
    states = {db.session.get_one(FairApplication, one.id).state for one in applied}
    assert states == {ApplicationState.DECLINED}
    assert len(letters.take()) == 3


@pytest.mark.parametrize("name", ["approve", "reject"])
def test_employers_approve_nothing(as_employer: FlaskClient, name: str) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer), state=SUBMITTED)
    db.session.commit()
    data = {"ids": str(vacancy.id), "reason": REASON}
    assert as_employer.post(f"/lists/acts/jobfair.{name}", data=data).status_code == 404
    assert _states([vacancy]) == [SUBMITTED]


@pytest.mark.parametrize("name", ["approve", "reject", "confirm", "withdraw", "offer", "decline"])
def test_students_do_none_of_it(as_student: FlaskClient, name: str) -> None:
    assert as_student.post(f"/lists/acts/jobfair.{name}", data={"ids": "1"}).status_code == 404


def test_nothing_is_done_at_a_fair_whose_results_are_drawn(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(fair__state=FairState.CLOSED)
    db.session.commit()
    page = as_staff.page(f"/fair/own?act=jobfair.withdraw&r={vacancy.id}")
    assert "итоги ярмарки подведены: 1" in page
    as_staff.post("/lists/acts/jobfair.withdraw", data={"ids": str(vacancy.id)})
    assert _states([vacancy]) == [APPROVED]
