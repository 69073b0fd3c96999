"""A student's order of wishes and an employer's order of the selected."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, Selection
from app.jobfair.models import FairApplication
from tests.at_once import at_once
from tests.factories import StudentFactory, UserFactory, user_of
from tests.jobfair.candidates.factories import CandidateProfileFactory
from tests.jobfair.factories import TODAY, ApplicationFactory, FairFactory, VacancyFactory
from tests.pages import text_of

MINE = "/fair/mine"


@pytest.fixture
def wished(app: Any) -> list[FairApplication]:
    """Three applications of one student at one fair, none in order yet."""
    fair, student = FairFactory(), StudentFactory()
    titles = ("Логопед", "Няня", "Педагог")
    return [
        ApplicationFactory(student=student, vacancy=VacancyFactory(fair=fair, title=title))
        for title in titles
    ]


@pytest.fixture
def as_her(wished: list[FairApplication], sign_in: Any) -> FlaskClient:
    """Their student, signed in."""
    client: FlaskClient = sign_in(user_of(wished[0].student))
    return client


def _sent(read: list[FairApplication], order: list[FairApplication], **button: str) -> Any:
    ids = {"read": [one.id for one in read], "order": [one.id for one in order]}
    return ids | button


def _ranks(applications: list[FairApplication]) -> list[int | None]:
    db.session.rollback()
    return [one.rank for one in applications]


def test_buttons_and_dragging_keep_the_whole_order(as_her: Any, wished: Any) -> None:
    first, second, third = wished
    path = f"/fair/fairs/{first.fair_id}/order"
    assert "Заполнить резюме" in as_her.page(MINE, status=200)
    CandidateProfileFactory(student=first.student)
    shown = as_her.page(MINE, status=200)
    assert "Расставить отклики" in shown
    assert "Хитрить бессмысленно" in shown
    answer = as_her.post(path, data=_sent(wished, wished, move=f"up:{third.id}"))
    assert answer.headers["Location"].endswith("/fair/mine#order")
    assert _ranks(wished) == [1, 3, 2]
    as_her.post(path, data=_sent([first, third, second], [second, first, third]))  # dragged
    assert _ranks(wished) == [2, 1, 3]
    assert "Расставить отклики" not in as_her.page(MINE, status=200)


def test_an_order_of_another_list_is_refused(as_her: Any, wished: Any) -> None:
    first, second, third = wished
    path = f"/fair/fairs/{first.fair_id}/order"
    stale = as_her.post(path, data=_sent([second, first, third], wished))
    assert "Логопед" in text_of(stale, status=409)
    alien = ApplicationFactory(vacancy__fair=first.vacancy.fair)
    db.session.commit()
    as_her.post(path, data=_sent(wished, [first, second, alien]))
    assert "Список изменился" in as_her.page(MINE, status=200)
    assert _ranks(wished) == [None, None, None]


def test_after_the_last_day_and_at_a_closed_fair_nothing_moves(as_her: Any, wished: Any) -> None:
    fair = wished[0].vacancy.fair
    for state in (FairState.CLOSED, FairState.PLANNED):
        fair.state = state
        db.session.commit()
        as_her.post(f"/fair/fairs/{fair.id}/order", data=_sent(wished, list(reversed(wished))))
        assert "Ярмарка сейчас не идёт" in as_her.page(MINE, status=200)
    fair.state, fair.wishes_until = FairState.OPEN, TODAY - timedelta(days=1)
    db.session.commit()
    as_her.post(f"/fair/fairs/{fair.id}/order", data=_sent(wished, list(reversed(wished))))
    assert "Порядок больше не меняют" in as_her.page(MINE, status=200)
    assert _ranks(wished) == [None, None, None]


def test_what_was_withdrawn_begins_last_again(as_her: Any, wished: Any) -> None:
    first = wished[0]
    path = f"/fair/fairs/{first.fair_id}/order"
    as_her.post(path, data=_sent(wished, wished))
    first.state, first.selection = ApplicationState.WITHDRAWN, Selection.INVITED
    db.session.commit()
    as_her.post(f"/fair/vacancies/{first.vacancy_id}/apply", data={"note": "Снова."})
    db.session.rollback()
    assert (first.rank, first.selection) == (None, Selection.UNDECIDED)


def test_two_windows_reorder_at_once(wished: Any, sign_in: Any) -> None:
    """One order wins whole; the other window is told that the list has changed."""
    user = user_of(wished[0].student)
    path = f"/fair/fairs/{wished[0].fair_id}/order"
    first, second, third = wished
    orders = [[third, second, first], [second, first, third]]
    presses = [(sign_in(user), path, _sent(wished, order)) for order in orders]
    statuses = at_once(presses)
    assert sorted(statuses) == [302, 409]
    won = orders[statuses.index(302)]
    assert [one.rank for one in won] == [1, 2, 3]


def test_an_employer_orders_those_it_selected(sign_in: Any, wished: Any) -> None:
    vacancy = wished[0].vacancy
    rival = ApplicationFactory(vacancy=vacancy)
    for one in (wished[0], rival):
        one.selection = Selection.INVITED
    employer = UserFactory(role=Role.EMPLOYER, organization_id=vacancy.organization_id)
    path = f"/fair/vacancies/{vacancy.id}/preference"
    client, stranger = sign_in(employer), sign_in(UserFactory(role=Role.EMPLOYER))
    db.session.commit()
    assert "Первым поставьте того" in client.page(path, status=200)
    client.post(path, data=_sent([wished[0], rival], [rival, wished[0]]))
    db.session.rollback()
    assert (wished[0].preference, rival.preference) == (2, 1)
    assert stranger.get(path).status_code == 404
