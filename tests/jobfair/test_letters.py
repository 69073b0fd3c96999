"""Who must know of what: for every event the letters of the table, one to each person, no more."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.base.terms import terms_of
from app.extensions import db
from app.jobfair.enums import (
    ApplicationEvent,
    ApplicationState,
    FairEvent,
    FairState,
    VacancyEvent,
    VacancyState,
)
from app.jobfair.letters import (
    APPLICATION_LETTERS,
    FAIR_LETTERS,
    VACANCY_LETTERS,
    Audience,
    FairNotice,
)
from app.jobfair.rules import FairTerms, OfferTerms
from app.jobfair.services import applications, fairs, offers, vacancies
from tests.factories import StudentFactory, user_of
from tests.jobfair.cast import Cast, cast_of, full, holder_of
from tests.jobfair.factories import (
    TODAY,
    ApplicationFactory,
    OfferFactory,
    VacancyFactory,
    vacancy_terms,
)
from tests.letters import Letters

A, V = ApplicationState, VacancyState
Step = Callable[[Cast], Any]

APPLICATION_STEPS: Mapping[ApplicationEvent, tuple[ApplicationState, Step]] = {
    ApplicationEvent.APPLY: (
        A.WITHDRAWN,
        lambda c: applications.apply_for(
            c.vacancy, student=c.application.student, note="", actor=c.student, now=c.now
        ),
    ),
    ApplicationEvent.WITHDRAW: (
        A.SUBMITTED,
        lambda c: applications.withdraw_application(c.application, actor=c.student, now=c.now),
    ),
    ApplicationEvent.DECLINE: (
        A.SUBMITTED,
        lambda c: applications.decline_application(c.application, actor=c.employer, now=c.now),
    ),
    ApplicationEvent.OFFER: (
        A.SUBMITTED,
        lambda c: offers.make_offer(
            c.application, terms=OfferTerms(TODAY), actor=c.employer, **c.moment
        ),
    ),
    ApplicationEvent.TAKE_BACK: (
        A.OFFERED,
        lambda c: offers.take_offer_back(c.offer, actor=c.employer, now=c.now),
    ),
    ApplicationEvent.ACCEPT: (
        A.OFFERED,
        lambda c: offers.accept_offer(c.offer, edition=1, actor=c.student, **c.moment),
    ),
    ApplicationEvent.REFUSE: (
        A.OFFERED,
        lambda c: offers.refuse_offer(c.offer, actor=c.student, now=c.now),
    ),
    ApplicationEvent.RELEASE: (
        A.ACCEPTED,
        lambda c: offers.release_acceptance(c.offer, reason="Ошибка.", actor=c.staff, now=c.now),
    ),
}


def _edit(c: Cast, **changes: Any) -> None:
    vacancies.edit_vacancy(
        c.vacancy,
        terms=vacancy_terms(c.vacancy, **changes),
        as_draft=False,
        actor=c.employer,
        **c.moment,
    )


# From which vacancy, by which step; an offer of it waits for its student meanwhile.
VACANCY_STEPS: Mapping[VacancyEvent, tuple[dict[str, Any], Step]] = {
    VacancyEvent.EDIT: ({"state": V.SUBMITTED}, lambda c: _edit(c, title="Другая")),
    VacancyEvent.RESUBMIT: ({}, lambda c: _edit(c, title="Другая")),
    VacancyEvent.SUBMIT: (
        {"state": V.DRAFT},
        lambda c: vacancies.submit_vacancy(c.vacancy, actor=c.employer, **c.moment),
    ),
    VacancyEvent.CONFIRM: (
        {},
        lambda c: vacancies.confirm_vacancy(c.vacancy, actor=c.employer, now=c.now),
    ),
    VacancyEvent.WITHDRAW: (
        {},
        lambda c: vacancies.withdraw_vacancy(c.vacancy, actor=c.employer, now=c.now),
    ),
    VacancyEvent.APPROVE: (
        {"state": V.SUBMITTED, "rejection_reason": "Поправьте"},
        lambda c: vacancies.approve_vacancy(c.vacancy, actor=c.staff, now=c.now),
    ),
    VacancyEvent.REJECT: (
        {},
        lambda c: vacancies.reject_vacancy(c.vacancy, reason="Поправьте", actor=c.staff, now=c.now),
    ),
    VacancyEvent.FILL: (
        {"seats": 2, "taken": 1},
        lambda c: vacancies.edit_vacancy(
            c.vacancy,
            terms=vacancy_terms(c.vacancy, seats=1),
            as_draft=False,
            actor=c.staff,
            **c.moment,
        ),
    ),
    VacancyEvent.FREE: (
        full(),
        lambda c: vacancies.edit_vacancy(
            c.vacancy,
            terms=vacancy_terms(c.vacancy, seats=2),
            as_draft=False,
            actor=c.staff,
            **c.moment,
        ),
    ),
}


def _move(event: FairEvent) -> Step:
    return lambda c: fairs.move_fair(c.fair, event=event, actor=c.staff, **c.moment)


def _edit_fair(c: Cast) -> None:
    terms = terms_of(c.fair, FairTerms, venue="Спортзал")
    fairs.edit_fair(c.fair, terms=terms, actor=c.staff, **c.moment)


FAIR_STEPS: Mapping[FairEvent, tuple[FairState, Step]] = {
    FairEvent.EDIT: (FairState.OPEN, _edit_fair),
    FairEvent.OPEN: (FairState.PLANNED, _move(FairEvent.OPEN)),
    FairEvent.HIDE: (FairState.OPEN, _move(FairEvent.HIDE)),
    FairEvent.HOLD: (FairState.OPEN, _move(FairEvent.HOLD)),
    FairEvent.REOPEN: (FairState.HELD, _move(FairEvent.REOPEN)),
    FairEvent.CLOSE: (FairState.HELD, _move(FairEvent.CLOSE)),
    FairEvent.RECALL: (FairState.CLOSED, _move(FairEvent.RECALL)),
}


def test_the_table_says_of_every_event_who_must_know() -> None:
    assert set(APPLICATION_LETTERS) == set(APPLICATION_STEPS) == set(ApplicationEvent)
    assert set(VACANCY_LETTERS) == set(VACANCY_STEPS) == set(VacancyEvent)
    assert set(FAIR_LETTERS) == set(FAIR_STEPS) == set(FairEvent)


def _expected(notices: tuple[FairNotice, ...], cast: Cast, title: str) -> list[tuple[str, str]]:
    people = {
        Audience.EMPLOYER: [cast.employer.email],
        Audience.STUDENT: [cast.student.email],
        Audience.EVERYBODY: [cast.employer.email, cast.student.email],
    }
    return sorted(
        (address, str(notice.subject) % {"title": title, "fair": title})
        for notice in notices
        for address in people[notice.audience]
    )


def _sent(letters: Letters) -> list[tuple[str, str]]:
    found = letters.take()
    assert all(letter.body.strip() and "%(" not in letter.body for letter in found)
    return sorted((letter.recipient, letter.subject) for letter in found)


@pytest.mark.parametrize("event", ApplicationEvent)
def test_of_an_application_those_of_the_table_know(
    app: Flask, letters: Letters, event: ApplicationEvent
) -> None:
    state, step = APPLICATION_STEPS[event]
    cast = cast_of(state)
    title = cast.vacancy.title
    step(cast)
    assert _sent(letters) == _expected(APPLICATION_LETTERS[event], cast, title)


@pytest.mark.parametrize("event", VacancyEvent)
def test_of_a_vacancy_those_of_the_table_know(
    app: Flask, letters: Letters, event: VacancyEvent
) -> None:
    values, step = VACANCY_STEPS[event]
    cast = cast_of(A.OFFERED, **values)
    title = cast.vacancy.title
    step(cast)
    assert _sent(letters) == _expected(VACANCY_LETTERS[event], cast, title)


@pytest.mark.parametrize("event", FairEvent)
def test_of_a_fair_those_of_the_table_know(app: Flask, letters: Letters, event: FairEvent) -> None:
    state, step = FAIR_STEPS[event]
    cast = cast_of(A.OFFERED, fair__held_on=TODAY, fair__registration_until=date(2024, 2, 20))
    if event is FairEvent.RECALL:
        cast.fair.state = FairState.HELD
        db.session.commit()
        FAIR_STEPS[FairEvent.CLOSE][1](cast)
        letters.take()
    cast.fair.state = state
    db.session.commit()
    step(cast)
    assert _sent(letters) == _expected(FAIR_LETTERS[event], cast, cast.fair.title)


def test_a_fair_that_stays_where_it_was_writes_to_nobody(app: Flask, letters: Letters) -> None:
    cast = cast_of(A.OFFERED)
    terms = terms_of(cast.fair, FairTerms, title="Весенняя ярмарка")
    fairs.edit_fair(cast.fair, terms=terms, actor=cast.staff, **cast.moment)
    assert _sent(letters) == []


def test_of_other_dates_those_learn_whom_they_concern(app: Flask, letters: Letters) -> None:
    cast = cast_of(A.OFFERED, fair__wishes_until=date(2024, 3, 12))
    fair, day = cast.fair, cast.fair.held_on
    terms = terms_of(fair, FairTerms, wishes_until=date(2024, 3, 13))
    fairs.edit_fair(fair, terms=terms, actor=cast.staff, **cast.moment)
    students = letters.take()
    assert {one.recipient for one in students} == {cast.student.email}
    assert "13 марта 2024 г. (было 12 марта" in students[0].body.replace("\xa0", " ")
    fairs.edit_fair(fair, terms=replace(terms, offers_until=day), actor=cast.staff, **cast.moment)
    both = letters.take()
    assert {one.recipient for one in both} > {cast.student.email}
    assert all("срока не было" in one.body and "Отклики" not in one.body for one in both)
    fair.state = FairState.HELD
    db.session.flush()
    later = replace(terms, offers_until=None, wishes_until=None)
    fairs.edit_fair(fair, terms=later, actor=cast.staff, **cast.moment)
    assert all(
        "срока больше нет" in one.body and "Отклики" not in one.body for one in letters.take()
    )


def test_one_with_several_offers_gets_one_letter_when_the_fair_closes(
    app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.OFFERED, fair__state=FairState.HELD)
    other = OfferFactory(
        application__student=cast.application.student,
        application__vacancy__fair=cast.fair,
        application__vacancy__title="Няня",
    )
    FAIR_STEPS[FairEvent.CLOSE][1](cast)
    letter = letters.to(cast.student.email)
    assert cast.vacancy.title in letter.body
    assert other.title in letter.body


def test_the_last_seat_is_told_to_those_who_hold_an_offer_and_not_to_the_one_in_it(
    app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.OFFERED, seats=1)
    holder = holder_of(cast.vacancy)
    late = OfferFactory(
        application__vacancy=cast.vacancy,
        application__student__email="late@test.example",
        answer_until=date(2024, 2, 25),
    )
    APPLICATION_STEPS[ApplicationEvent.ACCEPT][1](cast)
    assert "Все места заняты" in letters.to(holder.email).subject
    assert letters.to(cast.employer.email)
    assert letters.take() == []
    assert late.application.student.email


def test_each_other_employer_learns_once_that_its_applicant_is_taken(
    app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.OFFERED)
    rival = VacancyFactory(fair=cast.fair, organization__email="rival@test.example", title="Няня")
    second = VacancyFactory(fair=cast.fair, organization=rival.organization, title="Вожатый")
    for vacancy in (rival, second):
        ApplicationFactory(vacancy=vacancy, student=cast.application.student)
    own = VacancyFactory(fair=cast.fair, organization=cast.vacancy.organization)
    ApplicationFactory(vacancy=own, student=cast.application.student)
    db.session.commit()
    APPLICATION_STEPS[ApplicationEvent.ACCEPT][1](cast)
    letter = letters.to("rival@test.example")
    assert "«Няня»" in letter.body
    assert "«Вожатый»" in letter.body
    assert letters.to(cast.employer.email).subject == "Студент принял ваше предложение"


def test_a_full_vacancy_approved_again_does_not_promise_its_seat(
    app: Flask, letters: Letters
) -> None:
    cast = cast_of(A.OFFERED, seats=1, taken=1, state=V.SUBMITTED, rejection_reason="Поправьте")
    VACANCY_STEPS[VacancyEvent.APPROVE][1](cast)
    assert "Все места заняты" in letters.to(cast.student.email).subject
    assert letters.to(cast.employer.email)


def test_a_bad_address_of_the_school_does_not_stop_the_student(
    app: Flask, letters: Letters
) -> None:
    student = StudentFactory()
    account = user_of(student)
    offer = OfferFactory(
        application__student=student,
        application__vacancy__organization__email="school5 at example.ru",
    )
    db.session.commit()
    offers.accept_offer(offer, edition=1, actor=account, now=cast_of(A.SUBMITTED).now, today=TODAY)
    assert offer.application.state is A.ACCEPTED
