"""One's own account: the password changes only for whoever knows it."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from tests.accounts.people import NEW_PASSWORD, PASSWORD, enter, person
from tests.letters import Letters
from tests.pages import text_of

CHANGE = {"present": PASSWORD, "password": NEW_PASSWORD, "again": NEW_PASSWORD}


def test_everybody_sees_who_they_are(as_employer: FlaskClient) -> None:
    page = text_of(as_employer.get("/account/"))
    assert as_employer.user.email in page
    assert "Работодатель" in page
    assert "Школа №" in page


def test_a_change_ends_other_sessions_and_is_told(
    app: Flask, client: FlaskClient, letters: Letters
) -> None:
    user = person()
    other = app.test_client()
    enter(client, user)
    enter(other, user)
    assert client.post("/account/", data=CHANGE).location == "/account/"
    assert "Пароль изменён" in letters.to(user.email).subject
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    client.post("/logout")
    assert enter(client, user, NEW_PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"present": "не тот пароль"}, "Нынешний пароль не подходит"),
        ({"present": ""}, "Введите нынешний пароль"),
        ({"password": "qwertyuiop", "again": "qwertyuiop"}, "подбирают одним из первых"),
        ({"again": "другое"}, "Пароли не совпадают"),
    ],
)
def test_a_refusal_is_told_by_the_field(
    client: FlaskClient, changes: dict[str, str], words: str
) -> None:
    user = person()
    enter(client, user)
    page = client.post("/account/", data={**CHANGE, **changes})
    assert words in text_of(page)
    client.post("/logout")
    assert enter(client, user).status_code == 302


def test_a_stolen_session_cannot_guess_the_password(client: FlaskClient) -> None:
    enter(client, person())
    for _ in range(5):
        client.post("/account/", data={**CHANGE, "present": "не тот пароль"})
    page = client.post("/account/", data=CHANGE)
    assert "Слишком много попыток" in text_of(page)


def test_the_page_is_for_those_inside(client: FlaskClient, as_student: Any) -> None:
    assert client.get("/account/").status_code == 302
    assert as_student.user.role is Role.STUDENT
    assert as_student.get("/account/").status_code == 200
