"""Signing in and out: limits, sessions, where one is taken."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from app.accounts import queries
from app.accounts.enums import Role
from app.accounts.errors import SignInRefusedError
from app.accounts.models import User
from app.accounts.rules import FAILURES_OF_ACCOUNT, FAILURES_OF_ADDRESS
from app.accounts.services import passwords, people, sign_in
from app.accounts.services.entry import SignInPlace
from app.extensions import db
from tests.accounts.people import PASSWORD, enter, link_in, person
from tests.factories import UserFactory
from tests.letters import Letters
from tests.pages import text_of

REFUSED = "Почта или пароль не подходят"
SLOWED = "Слишком много попыток"


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


def test_after_five_failures_one_waits_even_with_the_right_password(
    client: FlaskClient, hashing: list[str]
) -> None:
    user = person()
    for _ in range(5):
        assert REFUSED in text_of(enter(client, user, "не тот пароль"))
    hashing.clear()
    page = text_of(enter(client, user))
    assert SLOWED in page
    assert "Подождите 5 секунд" in page
    assert hashing == []


def test_the_wait_is_short_and_grows(client: FlaskClient) -> None:
    user = person()
    with time_machine.travel(datetime(2026, 3, 2, 9, 0, tzinfo=UTC), tick=False) as clock:
        for _ in range(5):
            enter(client, user, "не тот пароль")
        clock.shift(timedelta(seconds=5))
        assert REFUSED in text_of(enter(client, user, "не тот пароль"))
        clock.shift(timedelta(seconds=9))
        assert SLOWED in text_of(enter(client, user))
        clock.shift(timedelta(seconds=1))
        assert enter(client, user).status_code == 302


def from_address(app: Flask, address: str) -> FlaskClient:
    """Return a new browser at an address."""
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    return client


def test_a_stranger_who_fails_with_a_name_slows_only_himself(app: Flask) -> None:
    user = person()
    for _ in range(7):
        enter(from_address(app, "198.51.100.7"), user, "не тот пароль")
    assert enter(from_address(app, "203.0.113.5"), user).status_code == 302


def test_a_college_behind_one_address_is_not_shut_out_by_one_who_fails(app: Flask) -> None:
    for number in range(30):
        stranger = User(email=f"guess{number}@test.example")
        assert REFUSED in text_of(enter(app.test_client(), stranger, "не тот пароль"))
    assert enter(app.test_client(), person()).status_code == 302


def test_a_browser_its_owner_knows_passes_whoever_else_fails(app: Flask) -> None:
    user = person()
    desk = app.test_client()
    enter(desk, user)
    desk.post("/logout")
    for _ in range(7):
        enter(app.test_client(), user, "не тот пароль")  # a classmate, at the same address
    assert SLOWED in text_of(enter(app.test_client(), user))
    assert enter(desk, user).status_code == 302


def test_a_made_up_device_is_unknown(app: Flask) -> None:
    user = person()
    client = app.test_client()
    client.set_cookie("known_device", f'["x", [{user.id}]]')
    for _ in range(5):
        enter(app.test_client(), user, "не тот пароль")
    assert SLOWED in text_of(enter(client, user))


def fail_from_everywhere(app: Flask, user: User) -> None:
    """Guess a person's password from many addresses."""
    for number in range(FAILURES_OF_ACCOUNT):
        enter(from_address(app, f"198.51.100.{number}"), user, "не тот пароль")


def test_an_account_many_guess_at_needs_a_letter_in_a_new_browser(
    app: Flask, letters: Letters
) -> None:
    user = person()
    fail_from_everywhere(app, user)
    client = from_address(app, "203.0.113.5")
    wrong = text_of(enter(client, user, "не тот пароль"))
    assert "много неудачных попыток" in wrong
    assert letters.take() == []
    assert text_of(enter(client, user)) == wrong
    link = link_in(letters.to(user.email).body)
    assert client.get(link).status_code == 200
    assert client.get("/account/").status_code == 302, "reading the letter is not signing in"
    assert client.post(link).location == "/dashboard"
    client.post("/logout")
    assert enter(client, user).status_code == 302  # the browser is known now
    assert app.test_client().post(link).status_code == 410


def test_an_address_that_tries_everybody_needs_letters(app: Flask, letters: Letters) -> None:
    for number in range(FAILURES_OF_ADDRESS):
        place = SignInPlace("198.51.100.7")
        with pytest.raises(SignInRefusedError):
            sign_in.check(email=f"guess{number}@test.example", password="нет", place=place)
    user = person()
    assert "много неудачных" in text_of(enter(from_address(app, "198.51.100.7"), user))
    letters.to(user.email)
    assert enter(from_address(app, "203.0.113.5"), user).status_code == 302


def test_signing_in_gives_the_attempts_back(client: FlaskClient, app: Flask) -> None:
    user = person()
    for _ in range(FAILURES_OF_ACCOUNT + 5):
        assert enter(app.test_client(), user).status_code == 302
    for _ in range(4):
        enter(client, user, "не тот пароль")
    assert enter(client, user).status_code == 302
    client.post("/logout")
    assert REFUSED in text_of(enter(client, user, "не тот пароль"))


@pytest.mark.parametrize("change", ["password", "closed"])
def test_a_sign_in_under_way_does_not_outlive_a_change(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, letters: Letters, change: str
) -> None:
    user = person(role=Role.MENTOR)
    admin = person(role=Role.ADMIN)
    verify = sign_in.verify_password

    def verify_late(password_hash: str | None, password: str) -> bool:
        fits = verify(password_hash, password)
        if change == "password":
            passwords.change_password(user.id, password="совсем другие четыре слова")
        else:
            people.close_sign_in(queries.get_user(user.id), actor=admin, at=datetime.now(UTC))
            db.session.commit()
        return fits

    monkeypatch.setattr(sign_in, "verify_password", verify_late)
    assert REFUSED in text_of(enter(client, user))
    assert client.get("/account/").status_code == 302
    letters.take()


def test_a_session_opened_before_a_change_ends_with_it(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, letters: Letters
) -> None:
    user = person()
    check = sign_in.check

    def check_early(**values: Any) -> Any:
        entry = check(**values)
        passwords.change_password(user.id, password="совсем другие четыре слова")
        return entry

    monkeypatch.setattr(sign_in, "check", check_early)
    assert enter(client, user).status_code == 302
    assert client.get("/account/").status_code == 302
    letters.take()


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
    passwords.end_sessions(user)
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
