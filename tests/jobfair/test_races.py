"""Several people at once: nobody waits in a circle, no record is left between two states."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.base import transactions
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, OfferState, VacancyState
from app.jobfair.models import FairApplication
from app.jobfair.rules import OPEN_APPLICATIONS
from tests.at_once import Press, at_once
from tests.factories import StudentFactory, UserFactory, user_of
from tests.jobfair.factories import (
    TODAY,
    ApplicationFactory,
    FairFactory,
    OfferFactory,
    VacancyFactory,
)
from tests.letters import Letters

SignIn = Callable[..., FlaskClient]


@pytest.fixture(autouse=True)
def no_second_try(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a deadlock as it is: the order of the locks alone must prevent it."""
    monkeypatch.setattr(transactions, "TRIES", 1)


def accepting(client: FlaskClient, offer: Any) -> Press:
    return client, f"/fair/offers/{offer.id}/accept", {"edition": 1}


@pytest.mark.parametrize("round_", range(3))
def test_one_student_accepts_several_offers_at_once(
    sign_in: SignIn, letters: Letters, round_: int
) -> None:
    fair, student = FairFactory(), StudentFactory()
    offers = [
        OfferFactory(application__student=student, application__vacancy__fair=fair)
        for _ in range(6)
    ]
    user = user_of(student)
    requests = [accepting(sign_in(user), offer) for offer in (*offers, *reversed(offers))]
    db.session.commit()
    assert set(at_once(requests)) == {302}
    states = [offer.application.state for offer in offers]
    assert states.count(ApplicationState.ACCEPTED) == 1
    assert not OPEN_APPLICATIONS & set(states)
    letters.take()


@pytest.mark.parametrize("round_", range(3))
def test_a_vacancy_is_withdrawn_while_its_applicants_accept(
    sign_in: SignIn, letters: Letters, round_: int
) -> None:
    vacancy = VacancyFactory(seats=10)
    offers = [OfferFactory(application__vacancy=vacancy) for _ in range(8)]
    for offer in offers:  # each has another wish, so that an acceptance writes several rows
        ApplicationFactory(student=offer.application.student, vacancy__fair=vacancy.fair)
    people = [user_of(offer.application.student) for offer in offers]
    employer = UserFactory(role=Role.EMPLOYER, organization_id=vacancy.organization_id)
    requests = [accepting(sign_in(one), offer) for one, offer in zip(people, offers, strict=True)]
    requests.insert(4, (sign_in(employer), f"/fair/vacancies/{vacancy.id}/withdraw", {}))
    db.session.commit()
    assert set(at_once(requests)) == {302}
    assert vacancy.state is VacancyState.WITHDRAWN
    states = [offer.application.state for offer in offers]
    assert states.count(ApplicationState.ACCEPTED) == vacancy.taken
    assert set(states) <= {ApplicationState.ACCEPTED, ApplicationState.DECLINED}
    letters.take()


@pytest.mark.parametrize("round_", range(3))
def test_no_application_waits_beside_an_acceptance_of_the_same_moment(
    sign_in: SignIn, letters: Letters, round_: int
) -> None:
    fair, student = FairFactory(), StudentFactory()
    offer = OfferFactory(application__student=student, application__vacancy__fair=fair)
    others = VacancyFactory.create_batch(5, fair=fair)
    user = user_of(student)
    requests = [
        (sign_in(user), f"/fair/vacancies/{vacancy.id}/apply", {"note": ""}) for vacancy in others
    ]
    requests.insert(2, accepting(sign_in(user), offer))
    db.session.commit()
    assert set(at_once(requests)) <= {302, 422}
    assert offer.application.state is ApplicationState.ACCEPTED
    waiting = db.select(FairApplication).where(FairApplication.state.in_(OPEN_APPLICATIONS))
    assert db.session.scalars(waiting).all() == []
    letters.take()


@pytest.mark.parametrize("round_", range(3))
def test_an_offer_from_elsewhere_is_no_conflict_of_the_one_who_accepts(
    sign_in: SignIn, letters: Letters, round_: int
) -> None:
    fair, student = FairFactory(), StudentFactory()
    offer = OfferFactory(application__student=student, application__vacancy__fair=fair)
    others = [ApplicationFactory(student=student, vacancy__fair=fair) for _ in range(4)]
    staff = UserFactory(role=Role.STAFF)
    data = {"answer_until": "2024-03-15", "message": "Ждём"}
    requests = [(sign_in(staff), f"/fair/applications/{one.id}/offer", data) for one in others]
    requests.insert(2, accepting(sign_in(user_of(student)), offer))
    db.session.commit()
    assert set(at_once(requests)) <= {302, 422}
    assert offer.application.state is ApplicationState.ACCEPTED
    assert not OPEN_APPLICATIONS & {one.state for one in others}
    letters.take()


@pytest.mark.parametrize("round_", range(3))
def test_no_offer_is_left_open_in_a_fair_closed_in_the_same_moment(
    sign_in: SignIn, letters: Letters, round_: int
) -> None:
    fair = FairFactory(state=FairState.HELD, held_on=TODAY, registration_until=TODAY)
    applications = [ApplicationFactory(vacancy__fair=fair) for _ in range(5)]
    staff = UserFactory(role=Role.STAFF)
    data = {"answer_until": "2024-03-15", "message": ""}
    requests: list[Press] = [
        (sign_in(staff), f"/fair/applications/{one.id}/offer", data) for one in applications
    ]
    requests.insert(2, (sign_in(staff), f"/fair/fairs/{fair.id}/state", {"event": "close"}))
    db.session.commit()
    assert set(at_once(requests)) <= {302, 422}
    assert fair.state is FairState.CLOSED
    made = [one.offer.state for one in applications if one.offer]
    assert OfferState.MADE not in made
    letters.take()
