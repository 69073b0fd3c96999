"""A forgotten password: the same answer for all, a letter for some, a link for an hour."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.models import User
from app.accounts.rules import LETTERS_PER_ADDRESS
from app.extensions import db
from tests.accounts.people import NEW_PASSWORD, PASSWORD, enter, link_in, person
from tests.factories import UserFactory
from tests.letters import Letters
from tests.pages import text_of

CHOSEN = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}


def ask(client: FlaskClient, email: str) -> Any:
    return client.post("/password/forgot", data={"email": email}, follow_redirects=True)


def link_for(client: FlaskClient, user: User, letters: Letters) -> str:
    ask(client, user.email)
    return link_in(letters.to(user.email).body)


def test_a_link_leads_to_a_new_password(client: FlaskClient, letters: Letters) -> None:
    user = person()
    link = link_for(client, user, letters)
    assert user.email in text_of(client.get(link))
    assert client.post(link, data=CHOSEN).location == "/dashboard"
    assert "Пароль изменён" in letters.to(user.email).subject
    client.post("/logout")
    assert enter(client, user, PASSWORD).status_code == 422
    assert enter(client, user, NEW_PASSWORD).status_code == 302


def test_known_and_unknown_get_the_same_answer(
    app: Flask, letters: Letters, hashing: list[str]
) -> None:
    known, closed = person(), person(active=False)
    hashing.clear()
    answers = {
        text_of(ask(app.test_client(), email))
        for email in (known.email, closed.email, "nobody@test.example")
    }
    assert len(answers) == 1
    assert "письмо со ссылкой уже в пути" in answers.pop()
    assert hashing == []
    assert [letter.recipient for letter in letters.take()] == [known.email]


def test_an_hour_and_once(app: Flask, client: FlaskClient, letters: Letters) -> None:
    user = person()
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False) as clock:
        link = link_for(client, user, letters)
        clock.shift(timedelta(minutes=59))
        assert client.get(link).status_code == 200
        clock.shift(timedelta(minutes=1))
        assert client.post(link, data=CHOSEN).status_code == 410
        link = link_for(client, user, letters)
        assert client.post(link, data=CHOSEN).status_code == 302
        letters.to(user.email)
        assert app.test_client().get(link).status_code == 410


def test_the_latest_link_is_the_one_that_works(client: FlaskClient, letters: Letters) -> None:
    user = person()
    earlier, later = link_for(client, user, letters), link_for(client, user, letters)
    assert client.get(earlier).status_code == 410
    assert client.get(later).status_code == 200


def test_a_new_password_ends_every_session(
    client: FlaskClient, sign_in: Any, letters: Letters
) -> None:
    user = person()
    stolen = sign_in(user)
    client.post(link_for(client, user, letters), data=CHOSEN)
    letters.take()
    assert stolen.get("/account/").status_code == 302
    assert client.get("/account/").status_code == 200


def test_a_new_password_ends_the_lockout(client: FlaskClient, letters: Letters) -> None:
    user = person()
    for _ in range(5):
        enter(client, user, "не тот пароль")
    client.post(link_for(client, user, letters), data=CHOSEN)
    letters.take()
    client.post("/logout")
    assert enter(client, user, NEW_PASSWORD).status_code == 302


def test_letters_to_one_person_are_limited(client: FlaskClient, letters: Letters) -> None:
    user = person()
    for _ in range(3):
        link_for(client, user, letters)
    assert "Письма уже отправлены" in text_of(ask(client, user.email))
    assert "Письма уже отправлены" not in text_of(ask(client, person().email))
    letters.take()


def test_letters_from_one_address_are_limited(client: FlaskClient) -> None:
    for number in range(LETTERS_PER_ADDRESS):
        ask(client, f"nobody{number}@test.example")
    assert "Письма уже отправлены" in text_of(ask(client, "nobody@test.example"))


def test_the_link_stands_under_the_sites_own_address(client: FlaskClient, letters: Letters) -> None:
    user = person()
    client.post("/password/forgot", data={"email": user.email}, base_url="http://evil.example")
    assert "evil.example" not in letters.to(user.email).body


@pytest.mark.parametrize("email", ["", "нет", "a@b.ru\r\nBcc: c@d.ru"])
def test_what_is_no_email_is_told(client: FlaskClient, email: str) -> None:
    page = client.post("/password/forgot", data={"email": email})
    assert page.status_code == 422
    assert "has-error" in page.text


def test_an_invited_person_may_come_in_this_way_too(client: FlaskClient, letters: Letters) -> None:
    user = UserFactory()
    client.post(link_for(client, user, letters), data=CHOSEN)
    letters.take()
    assert db.session.get_one(User, user.id).password_hash
    assert client.get("/account/").status_code == 200
