"""Signing in and out: limits, sessions, where one is taken."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from app.accounts import services
from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from tests.accounts.people import PASSWORD, enter, person
from tests.factories import UserFactory
from tests.pages import text_of

REFUSED = "Почта или пароль не подходят"
LOCKED = "Слишком много попыток"


def test_the_email_is_read_as_people_type_it(client: FlaskClient) -> None:
    user = person(email="zimina@school.ru")
    answer = client.post("/login", data={"email": " Zimina@School.RU ", "password": PASSWORD})
    assert answer.location == "/dashboard"
    assert user.display_name in client.get("/dashboard").text


def test_a_refusal_keeps_the_email_and_not_the_password(client: FlaskClient) -> None:
    page = enter(client, person(email="zimina@school.ru"), "не тот пароль")
    assert REFUSED in text_of(page)
    assert 'value="zimina@school.ru"' in page.text
    assert "не тот пароль" not in page.text


def test_unknown_closed_and_invited_people_look_like_a_wrong_password(
    client: FlaskClient, hashing: list[str]
) -> None:
    known = person()
    closed = person(active=False)
    invited = UserFactory()
    unknown = User(email="nobody@test.example")
    hashing.clear()
    pages = []
    for who in (known, closed, invited, unknown):
        page = text_of(enter(client, who, "не тот пароль"))
        pages.append((page, tuple(hashing)))
        hashing.clear()
    assert len(set(pages)) == 1
    assert pages[0][1] == ("verify",)


def test_a_closed_account_does_not_open_with_the_right_password(client: FlaskClient) -> None:
    assert REFUSED in text_of(enter(client, person(active=False)))


def test_the_sixth_try_is_refused_even_with_the_right_password(
    client: FlaskClient, hashing: list[str]
) -> None:
    user = person()
    for _ in range(5):
        assert REFUSED in text_of(enter(client, user, "не тот пароль"))
    hashing.clear()
    assert LOCKED in text_of(enter(client, user))
    assert hashing == []


def test_the_lockout_ends_with_its_window(client: FlaskClient) -> None:
    user = person()
    start = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock:
        for _ in range(5):
            enter(client, user, "не тот пароль")
        clock.shift(timedelta(minutes=14))
        assert LOCKED in text_of(enter(client, user))
        clock.shift(timedelta(minutes=1))
        assert enter(client, user).status_code == 302


def test_one_address_cannot_try_everybody(client: FlaskClient) -> None:
    for number in range(20):
        stranger = User(email=f"guess{number}@test.example")
        assert REFUSED in text_of(enter(client, stranger, "не тот пароль"))
    assert LOCKED in text_of(enter(client, person()))


def test_signing_in_gives_the_tries_back(client: FlaskClient, app: Flask) -> None:
    user = person()
    for _ in range(30):
        assert enter(app.test_client(), user).status_code == 302
    for _ in range(4):
        enter(client, user, "не тот пароль")
    assert enter(client, user).status_code == 302
    client.post("/logout")
    assert REFUSED in text_of(enter(client, user, "не тот пароль"))


def test_signing_in_starts_a_session_anew(client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session["left_by_somebody"] = "else"
    enter(client, person())
    with client.session_transaction() as session:
        assert "left_by_somebody" not in session
        assert session.permanent


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        ("/plan/?year=2023", "/plan/?year=2023"),
        ("https://evil.example/", "/dashboard"),
        ("//evil.example", "/dashboard"),
        ("/\\evil.example", "/dashboard"),
        ("/\t/evil.example", "/dashboard"),
        ("javascript:alert(1)", "/dashboard"),
        ("", "/dashboard"),
    ],
)
def test_one_is_taken_to_places_of_this_site_only(
    client: FlaskClient, wanted: str, taken: str
) -> None:
    user = person()
    sent = {"email": user.email, "password": PASSWORD, "next": wanted}
    assert client.post("/login", data=sent).location == taken


def test_a_page_asked_for_comes_after_signing_in(client: FlaskClient) -> None:
    user = person()
    page = client.get(client.get("/admin/users/?role=mentor").location)
    assert 'value="/admin/users/?role=mentor"' in page.text
    sent = {"email": user.email, "password": PASSWORD, "next": "/admin/users/?role=mentor"}
    assert client.post("/login", data=sent).location == "/admin/users/?role=mentor"


def test_signing_out_ends_sessions_on_all_devices(app: Flask) -> None:
    user = person()
    phone, desk = app.test_client(), app.test_client()
    for device in (phone, desk):
        enter(device, user)
        assert device.get("/account/").status_code == 200
    phone.post("/logout")
    assert phone.get("/account/").status_code == 302
    assert desk.get("/account/").status_code == 302


def test_a_kept_cookie_of_an_ended_session_opens_nothing(app: Flask, sign_in: Any) -> None:
    user = person()
    device = sign_in(user)
    services.end_sessions(user)
    assert device.get("/account/").status_code == 302


@pytest.mark.parametrize(
    "cookie", ["", "1", ":", "1:", "x:y", "²:1", f"{10**30}:1", "1:1:1", "-1:1"]
)
def test_a_made_up_session_is_nobodys(client: FlaskClient, cookie: str) -> None:
    with client.session_transaction() as session:
        session["_user_id"] = cookie
    assert client.get("/account/").status_code == 302


def test_whoever_is_inside_is_not_asked_again(as_student: FlaskClient) -> None:
    assert as_student.get("/login").location == "/dashboard"


def test_closing_an_account_ends_its_sessions_at_once(as_admin: FlaskClient, sign_in: Any) -> None:
    user = person(role=Role.MENTOR)
    device = sign_in(user)
    assert device.get("/account/").status_code == 200
    as_admin.post(f"/admin/users/{user.id}/close")
    assert device.get("/account/").status_code == 302
    as_admin.post(f"/admin/users/{user.id}/open")
    assert device.get("/account/").status_code == 302  # the old session stays ended
    assert db.session.get_one(User, user.id).active
