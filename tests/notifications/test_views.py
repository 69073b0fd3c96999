"""Letters in the administration: read by those who run the site, secrets by nobody."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.notifications.dashboard import todo
from app.notifications.enums import LetterState
from app.notifications.models import Letter
from tests.letters import Letters
from tests.notifications.factories import LetterFactory
from tests.pages import text_of

LINK = "https://cluster.example/invitation/abc"


def test_the_list_narrows_by_address_and_state(as_staff: FlaskClient, letters: Letters) -> None:
    LetterFactory(recipient="zimina@test.example", refused=True)
    LetterFactory(recipient="other@test.example")
    letters.take()
    page = text_of(as_staff.get("/admin/letters/?recipient=ZIMINA&state=failed"))
    assert "zimina@test.example" in page
    assert "other@test.example" not in page


def test_the_list_costs_the_same_for_few_and_many(as_staff: FlaskClient, letters: Letters) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get("/admin/letters/")
        return len(statements)

    LetterFactory.create_batch(3)
    few = cost()
    LetterFactory.create_batch(27)
    letters.take()
    assert cost() == few


def test_an_empty_list_says_what_will_stand_here(as_staff: FlaskClient) -> None:
    page = text_of(as_staff.get("/admin/letters/"))
    assert "Писем нет" in page
    assert "Почтовый сервер не подключён" in page


def test_without_mail_the_link_can_be_followed_by_an_administrator(
    as_admin: FlaskClient, as_staff: FlaskClient, letters: Letters
) -> None:
    letter = LetterFactory(state=LetterState.SHOWN, body=f"Откройте {LINK}", secret=LINK)
    letters.take()
    page = as_admin.get(f"/admin/letters/{letter.id}")
    assert f'href="{LINK}"' in page.text
    # Whoever follows the administrator's link becomes the administrator.
    assert LINK not in as_staff.get(f"/admin/letters/{letter.id}").text


@pytest.mark.parametrize(
    ("environment", "state"),
    [("production", LetterState.SHOWN), ("development", LetterState.WAITING)],
)
def test_a_link_on_its_way_is_hidden(
    app: Flask,
    as_admin: FlaskClient,
    letters: Letters,
    monkeypatch: pytest.MonkeyPatch,
    environment: str,
    state: LetterState,
) -> None:
    letter = LetterFactory(state=state, body=f"Откройте {LINK}", secret=LINK)
    letters.take()
    monkeypatch.setitem(app.config, "ENV_NAME", environment)
    page = as_admin.get(f"/admin/letters/{letter.id}")
    assert LINK not in page.text
    assert "ссылка скрыта" in text_of(page)


def test_markup_in_a_letter_is_text(as_staff: FlaskClient, letters: Letters) -> None:
    letter = LetterFactory(subject="<b>Тема</b>", body="<script>alert(1)</script>")
    letters.take()
    page = as_staff.get(f"/admin/letters/{letter.id}")
    assert "<script>alert" not in page.text
    assert "<b>Тема</b>" in text_of(page)


def test_a_refused_letter_is_a_thing_to_do(as_staff: FlaskClient, letters: Letters) -> None:
    letter = LetterFactory(refused=True)
    letters.take()
    assert "Не дошло: 1 письмо" in text_of(as_staff.get("/dashboard"))
    assert as_staff.post(f"/admin/letters/{letter.id}/resend").status_code == 302
    assert db.session.get_one(Letter, letter.id).state is LetterState.WAITING
    assert "Не дошло" not in text_of(as_staff.get("/dashboard"))


def test_a_letter_that_left_is_not_sent_again(as_staff: FlaskClient, letters: Letters) -> None:
    letter = LetterFactory(state=LetterState.SENT)
    letters.take()
    page = as_staff.post(f"/admin/letters/{letter.id}/resend", follow_redirects=True)
    assert "не нужно отправлять заново" in text_of(page)
    assert db.session.get_one(Letter, letter.id).state is LetterState.SENT


def test_others_have_no_letters_to_look_after(as_student: FlaskClient, letters: Letters) -> None:
    letter = LetterFactory(refused=True)
    letters.take()
    assert todo(as_student.user) == []
    assert as_student.get(f"/admin/letters/{letter.id}").status_code == 403
