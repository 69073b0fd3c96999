"""Answers to offers: a seat is taken once, in time, by one student, whoever asks at once."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.base import clock
from app.base.errors import DomainError
from app.extensions import db
from app.jobfair.enums import (
    ApplicationState,
    FairState,
    OfferRefusal,
    OfferState,
    VacancyState,
)
from app.jobfair.models import FairApplication, FairOffer, Vacancy
from app.jobfair.rules import OfferTerms
from app.jobfair.services import applications, offers, vacancies
from tests.at_once import at_once
from tests.factories import StudentFactory, UserFactory, user_of
from tests.jobfair.factories import (
    TODAY,
    ApplicationFactory,
    FairFactory,
    OfferFactory,
    VacancyFactory,
    organization_of,
    vacancy_terms,
)
from tests.letters import Letters
from tests.pages import text_of

EDITION = {"edition": 1}


@pytest.fixture
def student(app: Flask) -> Any:
    """A student with an account to be."""
    return StudentFactory()


@pytest.fixture
def as_her(student: Any, sign_in: Any) -> FlaskClient:
    """That student, signed in."""
    return sign_in(user_of(student))


def _offer_to(student: Any, **values: Any) -> FairOffer:
    return OfferFactory(application__student=student, **values)


def _accept(client: FlaskClient, offer: FairOffer) -> str:
    path, data = f"/fair/offers/{offer.id}/accept", {"edition": offer.edition}
    page = client.post(path, data=data, follow_redirects=True)
    db.session.expire_all()
    return text_of(page)


def test_an_acceptance_takes_the_seat_and_tells_the_employer(
    as_her: FlaskClient, as_employer: FlaskClient, student: Any, letters: Letters
) -> None:
    own = organization_of(as_employer)
    offer = _offer_to(student, application__vacancy__organization=own)
    assert "Вы приняли предложение" in _accept(as_her, offer)
    assert offer.state is OfferState.ACCEPTED
    assert offer.application.state is ApplicationState.ACCEPTED
    vacancy = offer.application.vacancy
    assert (vacancy.taken, vacancy.state) == (1, VacancyState.FILLED)
    assert "принял ваше предложение" in letters.to(as_employer.user.email).subject


def test_a_seat_left_keeps_the_vacancy_open(as_her: FlaskClient, student: Any) -> None:
    offer = _offer_to(student, application__vacancy__seats=2)
    _accept(as_her, offer)
    vacancy = offer.application.vacancy
    assert (vacancy.taken, vacancy.state) == (1, VacancyState.APPROVED)


def test_an_offer_holds_while_its_vacancy_is_checked_again(
    as_her: FlaskClient, student: Any
) -> None:
    offer = _offer_to(student, application__vacancy__state=VacancyState.SUBMITTED)
    _accept(as_her, offer)
    vacancy = offer.application.vacancy
    assert (vacancy.taken, vacancy.state) == (1, VacancyState.SUBMITTED)


def test_the_last_day_is_in_time_and_the_next_is_not(as_her: FlaskClient, student: Any) -> None:
    late = _offer_to(student, answer_until=date(2024, 2, 25))
    page = _accept(as_her, late)
    assert "Ответить нужно было до 25 февраля" in page
    assert late.state is OfferState.MADE
    assert late.application.vacancy.taken == 0
    assert "срок ответа вышел" in text_of(as_her.get("/fair/applications"))
    in_time = _offer_to(student, answer_until=TODAY)
    assert "Вы приняли предложение" in _accept(as_her, in_time)


def test_a_second_acceptance_at_one_fair_is_refused(as_her: FlaskClient, student: Any) -> None:
    fair = FairFactory()
    first = _offer_to(student, application__vacancy__fair=fair)
    _accept(as_her, first)
    second = _offer_to(student, application__vacancy__fair=fair)
    assert "Второе принять нельзя" in _accept(as_her, second)
    assert second.application.vacancy.taken == 0
    elsewhere = _offer_to(student)
    assert "Вы приняли предложение" in _accept(as_her, elsewhere)


def test_an_acceptance_lets_the_other_wishes_of_the_fair_go(
    as_her: FlaskClient, student: Any, letters: Letters
) -> None:
    fair = FairFactory()
    offer = _offer_to(student, application__vacancy__fair=fair)
    waiting = ApplicationFactory(student=student, vacancy__fair=fair)
    rival = _offer_to(
        student,
        application__vacancy__fair=fair,
        application__vacancy__organization__email="rival@test.example",
    )
    elsewhere = ApplicationFactory(student=student)
    _accept(as_her, offer)
    assert waiting.state is ApplicationState.WITHDRAWN
    assert rival.state is OfferState.REFUSED
    assert elsewhere.state is ApplicationState.SUBMITTED
    assert "принял другое предложение" in letters.to("rival@test.example").subject


def test_accepting_twice_takes_one_seat(as_her: FlaskClient, student: Any) -> None:
    offer = _offer_to(student, application__vacancy__seats=3)
    _accept(as_her, offer)
    _accept(as_her, offer)
    assert offer.application.vacancy.taken == 1


def test_a_full_vacancy_is_told_on_the_page_and_by_the_button(
    as_her: FlaskClient, student: Any
) -> None:
    offer = _offer_to(
        student, application__vacancy__state=VacancyState.FILLED, application__vacancy__taken=1
    )
    assert "другие студенты ответили раньше" in text_of(as_her.get("/fair/applications"))
    assert "Все места этой вакансии уже заняты" in _accept(as_her, offer)
    assert offer.application.state is ApplicationState.OFFERED


def test_when_the_results_are_drawn_nothing_is_accepted(as_her: FlaskClient, student: Any) -> None:
    offer = _offer_to(student, application__vacancy__fair__state=FairState.CLOSED)
    assert "Ярмарка сейчас не идёт" in _accept(as_her, offer)
    assert offer.application.vacancy.taken == 0


def test_a_refusal_tells_the_employer(
    as_her: FlaskClient, as_employer: FlaskClient, student: Any, letters: Letters
) -> None:
    offer = _offer_to(student, application__vacancy__organization=organization_of(as_employer))
    as_her.post(f"/fair/offers/{offer.id}/refuse", data={"reason": "nonsense"})
    assert (offer.state, offer.refusal) == (OfferState.REFUSED, None)
    assert offer.application.vacancy.taken == 0
    assert "отказался" in letters.to(as_employer.user.email).subject


def test_a_refused_seat_is_free_again_with_the_reason(
    as_her: FlaskClient, as_staff: Any, student: Any, letters: Letters
) -> None:
    offer = _offer_to(student)
    assert "почему (необязательно)" in text_of(as_her.get("/fair/applications"))
    as_her.post(f"/fair/offers/{offer.id}/refuse", data={"reason": "far"})
    assert offer.refusal is OfferRefusal.FAR
    fair_id = offer.application.fair_id
    page = as_staff.page(f"/fair/fairs/{fair_id}/waiting", status=200)
    assert "далеко ехать: 1" in page
    letters.take()


def test_who_accepts_refuses_the_rest_for_another_work(
    as_her: FlaskClient, student: Any, letters: Letters
) -> None:
    offer = _offer_to(student)
    other = _offer_to(student, application__vacancy__fair=offer.application.vacancy.fair)
    _accept(as_her, offer)
    assert (other.state, other.refusal) == (OfferState.REFUSED, OfferRefusal.OTHER_WORK)
    letters.take()


def test_only_the_student_answers(
    as_employer: FlaskClient, as_staff: FlaskClient, client: FlaskClient
) -> None:
    offer = OfferFactory(application__vacancy__organization=organization_of(as_employer))
    for answer in ("accept", "refuse"):
        path = f"/fair/offers/{offer.id}/{answer}"
        assert as_employer.post(path).status_code == 403
        assert as_staff.post(path).status_code == 403
        assert client.post(path).location.startswith("/login")
    assert offer.state is OfferState.MADE


def test_the_last_seat_goes_to_one_of_many(sign_in: Any, letters: Letters) -> None:
    vacancy = VacancyFactory(seats=1)
    offers = [OfferFactory(application__vacancy=vacancy) for _ in range(5)]
    clients = [sign_in(user_of(offer.application.student)) for offer in offers]
    paths = [
        (client, f"/fair/offers/{offer.id}/accept", EDITION)
        for client, offer in zip(clients, offers, strict=True)
    ]
    statuses = at_once(paths)
    assert set(statuses) == {302}
    states = [offer.application.state for offer in offers]
    assert states.count(ApplicationState.ACCEPTED) == 1
    assert states.count(ApplicationState.OFFERED) == 4
    told = [letter.subject for letter in letters.take()]
    assert len(told) == 4
    assert all(subject.startswith("Все места заняты") for subject in told)
    assert (vacancy.taken, vacancy.state) == (1, VacancyState.FILLED)


def test_one_student_in_many_windows_accepts_once(sign_in: Any) -> None:
    fair, student = FairFactory(), StudentFactory()
    offers = [_offer_to(student, application__vacancy__fair=fair) for _ in range(4)]
    user = user_of(student)
    paths = [(sign_in(user), f"/fair/offers/{offer.id}/accept", EDITION) for offer in offers]
    at_once(paths)
    accepted = [one for one in offers if one.application.state is ApplicationState.ACCEPTED]
    assert len(accepted) == 1
    assert sum(offer.application.vacancy.taken for offer in offers) == 1


def test_many_windows_make_one_application(sign_in: Any) -> None:
    vacancy, user = VacancyFactory(), user_of(StudentFactory())
    path = f"/fair/vacancies/{vacancy.id}/apply"
    clients = [sign_in(user) for _ in range(4)]
    at_once([(client, path, EDITION) for client in clients])
    assert db.session.scalar(db.select(db.func.count()).select_from(FairApplication)) == 1


@pytest.mark.parametrize("taken", [1, 2])
def test_the_database_itself_refuses_more_than_the_seats(app: Flask, taken: int) -> None:
    vacancy = VacancyFactory(seats=1)
    statement = db.update(Vacancy).where(Vacancy.id == vacancy.id)
    if taken == 1:
        db.session.execute(statement.values(taken=taken))
        return
    with pytest.raises(db.exc.IntegrityError):
        db.session.execute(statement.values(taken=taken))


def test_the_database_itself_refuses_a_second_acceptance(app: Flask) -> None:
    fair, student = FairFactory(), StudentFactory()
    accepted = ApplicationState.ACCEPTED
    ApplicationFactory(student=student, vacancy__fair=fair, state=accepted)
    ApplicationFactory(student=student, vacancy__fair=fair)
    with pytest.raises(db.exc.IntegrityError):
        ApplicationFactory(student=student, vacancy__fair=fair, state=accepted)


def test_the_database_itself_ties_an_application_to_its_vacancys_fair(app: Flask) -> None:
    application = ApplicationFactory()
    statement = db.update(FairApplication).where(FairApplication.id == application.id)
    with pytest.raises(db.exc.IntegrityError):
        db.session.execute(statement.values(fair_id=FairFactory().id))


_EVENTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["accept", "refuse", "offer", "take_back", "decline", "release", "resize", "close"]
        ),
        st.integers(0, 3),
    ),
    max_size=14,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seats=st.integers(1, 3), events=_EVENTS)
def test_no_sequence_of_use_cases_oversells(
    app: Flask, seats: int, events: list[tuple[str, int]]
) -> None:
    with app.test_request_context(method="POST"):
        try:
            _play(seats, events)
        finally:
            db.session.rollback()


def _play(seats: int, events: list[tuple[str, int]]) -> None:
    vacancy = VacancyFactory(seats=seats)
    staff = UserFactory()
    made = [OfferFactory(application__vacancy=vacancy) for _ in range(4)]
    students = [_account_of(offer) for offer in made]
    for name, index in events:
        savepoint = db.session.begin_nested()
        try:
            _do(name, index, vacancy, made[index], staff, students[index])
            savepoint.commit()
        except DomainError:
            savepoint.rollback()
        db.session.refresh(vacancy)
        accepted = sum(one.application.state is ApplicationState.ACCEPTED for one in made)
        assert accepted == vacancy.taken <= vacancy.seats
        assert vacancy.state is not VacancyState.FILLED or vacancy.taken == vacancy.seats


def _account_of(offer: FairOffer) -> Any:
    user = UserFactory(role="student")
    offer.application.student.user_id = user.id
    db.session.flush()
    return user


def _do(
    name: str, index: int, vacancy: Vacancy, offer: FairOffer, staff: Any, student: Any
) -> None:
    now, application = clock.now(), offer.application
    moment = {"now": now, "today": TODAY}
    if name == "accept":
        offers.accept_offer(offer, edition=offer.edition, actor=student, **moment)
    elif name == "refuse":
        offers.refuse_offer(offer, actor=student, now=now)
    elif name == "release":
        offers.release_acceptance(offer, reason="Ошибка", actor=staff, now=now)
    elif name == "offer":
        offers.make_offer(application, terms=OfferTerms(TODAY), actor=staff, **moment)
    elif name == "take_back":
        offers.take_offer_back(offer, actor=staff, now=now)
    elif name == "decline":
        applications.decline_application(application, actor=staff, now=now)
    elif name == "resize":
        terms = vacancy_terms(vacancy, seats=index + 1)
        vacancies.edit_vacancy(vacancy, terms=terms, as_draft=False, actor=staff, **moment)
    else:
        vacancies.withdraw_vacancy(vacancy, actor=staff, now=now)
