"""What was decided by mistake can be undone, and an offer keeps the words it was made in."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.errors import NotAllowedError
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairEvent, FairState, OfferState, VacancyState
from app.jobfair.errors import OfferChangedError, VacancyUnapprovedError
from app.jobfair.rules import OfferTerms
from app.jobfair.services import applications, fairs, offers, vacancies
from tests.factories import StudentFactory, UserFactory, user_of
from tests.jobfair.cast import Cast, cast_of, full, holder_of
from tests.jobfair.factories import (
    TODAY,
    ApplicationFactory,
    FairFactory,
    VacancyFactory,
    organization_of,
    vacancy_terms,
)
from tests.letters import Letters
from tests.pages import text_of

A = ApplicationState


def _release(client: FlaskClient, cast: Cast, reason: str = "Приняла по ошибке.") -> str:
    path = f"/fair/offers/{cast.offer.id}/release"
    return text_of(client.post(path, data={"reason": reason}, follow_redirects=True))


@pytest.mark.parametrize("who", ["staff", "employer"])
def test_an_acceptance_by_mistake_is_undone_with_a_reason(
    sign_in: Any, letters: Letters, who: str
) -> None:
    cast = cast_of(A.ACCEPTED, **full())
    holder = holder_of(cast.vacancy)
    client = sign_in(getattr(cast, who))
    page = text_of(client.get(f"/fair/applications/{cast.application.id}"))
    assert "Отменить принятие" in page
    page = _release(client, cast)
    assert "место снова свободно" in page
    assert "Принятие отменено: Приняла по ошибке." in page
    assert cast.application.state is A.SUBMITTED
    assert cast.offer.state is OfferState.WITHDRAWN
    assert (cast.vacancy.taken, cast.vacancy.state) == (0, VacancyState.APPROVED)
    assert "снова можно принять" in letters.to(holder.email).subject
    for address in (cast.student.email, cast.employer.email):
        assert "Приняла по ошибке." in letters.to(address).body


def test_without_a_reason_nothing_is_undone(sign_in: Any) -> None:
    cast = cast_of(A.ACCEPTED)
    assert "Напишите, почему принятие" in _release(sign_in(cast.staff), cast, reason=" ")
    assert cast.application.state is A.ACCEPTED


def test_after_a_release_another_offer_can_be_accepted(app: Flask, letters: Letters) -> None:
    cast = cast_of(A.ACCEPTED)
    other = VacancyFactory(fair=cast.fair)
    application = ApplicationFactory(vacancy=other, student=cast.application.student)
    db.session.commit()
    offers.release_acceptance(cast.offer, reason="Ошибка", actor=cast.staff, now=cast.now)
    offer = offers.make_offer(application, terms=OfferTerms(TODAY), actor=cast.staff, **cast.moment)
    offers.accept_offer(offer, edition=1, actor=cast.student, **cast.moment)
    assert application.state is A.ACCEPTED
    assert cast.application.state is A.WITHDRAWN
    letters.take()


def test_a_release_from_a_withdrawn_vacancy_leaves_nobody_waiting(
    app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.ACCEPTED, state=VacancyState.WITHDRAWN)
    offers.release_acceptance(cast.offer, reason="Ошибка", actor=cast.staff, now=cast.now)
    assert cast.application.state is A.DECLINED
    assert cast.vacancy.taken == 0
    letters.take()


def test_after_a_refusal_both_sides_may_begin_again(
    sign_in: Any, app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.REFUSED)
    page = f"/fair/applications/{cast.application.id}"
    assert "Предложить работу" in text_of(sign_in(cast.employer).get(page))
    assert "Откликнуться снова" in text_of(sign_in(cast.student).get(page))
    offers.make_offer(cast.application, terms=OfferTerms(TODAY), actor=cast.employer, **cast.moment)
    assert cast.application.state is A.OFFERED
    offers.refuse_offer(cast.offer, actor=cast.student, now=cast.now)
    applications.apply_for(
        cast.vacancy,
        student=cast.application.student,
        note="Передумала",
        actor=cast.student,
        now=cast.now,
    )
    assert cast.application.state is A.SUBMITTED
    letters.take()


def test_a_step_that_is_too_late_says_the_truth(sign_in: Any) -> None:
    cast = cast_of(A.ACCEPTED)
    path = f"/fair/offers/{cast.offer.id}/refuse"
    page = text_of(sign_in(cast.student).post(path, follow_redirects=True))
    assert "Отменить принятие может работодатель или методист" in page
    assert "состояние записи изменилось" not in page


def _edit(cast: Cast, **changes: Any) -> None:
    vacancies.edit_vacancy(
        cast.vacancy,
        terms=vacancy_terms(cast.vacancy, **changes),
        as_draft=False,
        actor=cast.employer,
        **cast.moment,
    )
    db.session.commit()


def test_an_edited_vacancy_does_not_change_a_made_offer(
    sign_in: Any, app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.OFFERED, title="Воспитатель", salary_from=4_500_000)
    _edit(cast, title="Помощник воспитателя", salary_from=2_000_000)
    page = text_of(sign_in(cast.student).get("/fair/applications"))
    assert "Вам предлагают работу: Воспитатель" in page
    assert "45 000" in page.replace("\u00a0", " ")
    assert "20 000" not in page.replace("\u00a0", " ")
    of_employer = text_of(sign_in(cast.employer).get(f"/fair/applications/{cast.application.id}"))
    assert "Вакансия изменилась после предложения" in of_employer
    offers.accept_offer(cast.offer, edition=1, actor=cast.student, **cast.moment)
    assert (cast.offer.title, cast.offer.salary_from) == ("Воспитатель", 4_500_000)
    letters.take()


def test_a_changed_offer_is_made_anew_and_read_anew(
    sign_in: Any, app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.OFFERED, title="Воспитатель")
    _edit(cast, title="Помощник воспитателя")
    terms = OfferTerms(date(2024, 3, 20))
    with pytest.raises(VacancyUnapprovedError):
        offers.make_offer(cast.application, terms=terms, actor=cast.employer, **cast.moment)
    db.session.rollback()
    vacancies.approve_vacancy(cast.vacancy, actor=cast.staff, now=cast.now)
    offers.make_offer(cast.application, terms=terms, actor=cast.employer, **cast.moment)
    db.session.commit()
    assert (cast.offer.title, cast.offer.edition) == ("Помощник воспитателя", 2)
    letters.take()
    path = f"/fair/offers/{cast.offer.id}/accept"
    for old in ({"edition": "1"}, {}, {"edition": "9" * 400}):
        page = text_of(sign_in(cast.student).post(path, data=old, follow_redirects=True))
        assert "Работодатель изменил предложение" in page
    with pytest.raises(OfferChangedError):
        offers.accept_offer(cast.offer, edition=1, actor=cast.student, **cast.moment)
    db.session.rollback()
    assert cast.application.state is A.OFFERED


def test_a_prolonged_offer_stays_the_one_that_was_read(app: Flask, letters: Letters) -> None:
    cast = cast_of(A.OFFERED)
    until = OfferTerms(date(2024, 3, 20))
    offers.make_offer(cast.application, terms=until, actor=cast.employer, **cast.moment)
    offers.accept_offer(cast.offer, edition=1, actor=cast.student, **cast.moment)
    assert cast.application.state is A.ACCEPTED
    letters.take()


def test_an_offer_waits_while_its_vacancy_is_mended(
    sign_in: Any, app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.OFFERED)
    vacancies.reject_vacancy(cast.vacancy, reason="Поправьте", actor=cast.staff, now=cast.now)
    db.session.commit()
    client = sign_in(cast.student)
    assert "вернули работодателю на исправление" in text_of(client.get("/fair/applications"))
    assert "Предложение пока не принять" in text_of(client.get("/dashboard"))
    _edit(cast, duties="Вести группу и кружок.")
    page = text_of(
        client.post(
            f"/fair/offers/{cast.offer.id}/accept", data={"edition": 1}, follow_redirects=True
        )
    )
    assert "вернули работодателю на исправление" in page
    letters.take()


def _move(cast: Cast, event: FairEvent) -> None:
    fairs.move_fair(cast.fair, event=event, actor=cast.staff, **cast.moment)
    db.session.commit()


def test_a_reopened_fair_brings_its_offers_back_to_life(
    sign_in: Any, app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.OFFERED, fair__state=FairState.HELD)
    over = cast_of(A.OFFERED, fair=cast.fair)
    over.offer.answer_until = date(2024, 2, 25)
    _move(cast, FairEvent.CLOSE)
    client = sign_in(cast.student)
    page = text_of(client.get("/fair/applications"))
    assert "ярмарка закрыта" in page
    assert "Ответить нужно было" not in page
    _move(cast, FairEvent.RECALL)
    assert cast.offer.state is OfferState.MADE
    assert over.offer.state is OfferState.EXPIRED
    assert "Принять предложение" in text_of(client.get("/fair/applications"))
    offers.accept_offer(cast.offer, edition=1, actor=cast.student, **cast.moment)
    letters.take()


def test_a_filled_vacancy_can_be_taken_off(as_employer: FlaskClient, letters: Letters) -> None:
    vacancy = VacancyFactory(organization=organization_of(as_employer), **full())
    holder = holder_of(vacancy)
    assert "Снять с публикации" in text_of(as_employer.get(f"/fair/vacancies/{vacancy.id}"))
    as_employer.post(f"/fair/vacancies/{vacancy.id}/withdraw")
    assert vacancy.state is VacancyState.WITHDRAWN
    assert vacancy.taken == 1
    assert "Вакансия снята с публикации" in letters.to(holder.email).subject


@pytest.mark.parametrize(
    "values", [{"fair__state": FairState.CLOSED}, full()], ids=["closed", "full"]
)
def test_the_form_of_an_application_does_not_open_in_vain(
    sign_in: Any, values: dict[str, Any]
) -> None:
    vacancy = VacancyFactory(**values)
    client = sign_in(user_of(StudentFactory()))
    path = f"/fair/vacancies/{vacancy.id}"
    response = client.get(f"{path}/apply")
    assert response.location == path
    assert "мест не осталось или ярмарка не идёт" in text_of(client.get(path))


def test_nobody_acts_past_the_views_without_the_right(app: Flask) -> None:
    cast = cast_of(A.OFFERED)
    stranger = user_of(StudentFactory())
    rival = UserFactory(
        role="employer", organization_id=VacancyFactory(fair=FairFactory()).organization_id
    )
    mentor = UserFactory(role="mentor")
    terms, moment = vacancy_terms(cast.vacancy), cast.moment
    offer, vacancy, fair = cast.offer, cast.vacancy, cast.fair
    for actor in (stranger, rival, mentor):
        for act in (
            lambda by: offers.accept_offer(offer, edition=1, actor=by, **moment),
            lambda by: offers.refuse_offer(offer, actor=by, now=cast.now),
            lambda by: offers.take_offer_back(offer, actor=by, now=cast.now),
            lambda by: offers.release_acceptance(offer, reason="-", actor=by, now=cast.now),
            lambda by: offers.make_offer(
                cast.application, terms=OfferTerms(TODAY), actor=by, **moment
            ),
            lambda by: applications.apply_for(
                vacancy, student=cast.application.student, note="", actor=by, now=cast.now
            ),
            lambda by: applications.withdraw_application(cast.application, actor=by, now=cast.now),
            lambda by: applications.decline_application(cast.application, actor=by, now=cast.now),
            lambda by: vacancies.edit_vacancy(
                vacancy, terms=terms, as_draft=False, actor=by, **moment
            ),
            lambda by: vacancies.submit_vacancy(vacancy, actor=by, **moment),
            lambda by: vacancies.confirm_vacancy(vacancy, actor=by, now=cast.now),
            lambda by: vacancies.approve_vacancy(vacancy, actor=by, now=cast.now),
            lambda by: vacancies.reject_vacancy(vacancy, reason="-", actor=by, now=cast.now),
            lambda by: vacancies.withdraw_vacancy(vacancy, actor=by, now=cast.now),
            lambda by: vacancies.post_vacancy(
                fair_id=fair.id,
                organization_id=vacancy.organization_id,
                terms=terms,
                as_draft=True,
                actor=by,
                **moment,
            ),
            lambda by: fairs.move_fair(fair, event=FairEvent.HIDE, actor=by, **moment),
        ):
            with pytest.raises(NotAllowedError):
                act(actor)
    assert cast.application.state is A.OFFERED
    assert vacancy.state is VacancyState.APPROVED
