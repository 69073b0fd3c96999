"""What is done to many accounts at once: invited again, kept out, let in again."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from tests.factories import UserFactory
from tests.letters import Letters
from tests.pages import text_of

INVITE, CLOSE = "/lists/acts/users.invite", "/lists/acts/users.close"


def ids(*users: User) -> dict[str, str]:
    return {"ids": ",".join(str(user.id) for user in users), "back": "/admin/users/"}


def is_open(user: User) -> bool:
    return db.session.get_one(User, user.id).active


def test_those_without_a_password_get_a_new_link(as_staff: FlaskClient, letters: Letters) -> None:
    waiting = UserFactory(role=Role.COUNCIL)
    known = UserFactory(role=Role.COUNCIL, password_hash="x")
    closed = UserFactory(role=Role.COUNCIL, active=False)
    boss = UserFactory(role=Role.ADMIN)
    rows = "&".join(f"r={one.id}" for one in (waiting, known, closed, boss))
    asked = as_staff.page(f"/admin/users/?act=users.invite&rows=picked&{rows}")
    assert "Выбрано: 4. Будет сделано для 1." in asked
    for reason in ("пароль уже задан: 1", "заблокирована: 1", "назначает администратор: 1"):
        assert reason in asked
    as_staff.post(INVITE, data=ids(waiting, known, closed, boss))
    assert [letter.recipient for letter in letters.take()] == [waiting.email]


def test_an_administrator_keeps_people_out_and_lets_them_in_again(as_admin: FlaskClient) -> None:
    people = [UserFactory(password_hash="x") for _ in range(2)]
    answer = as_admin.post(CLOSE, data=ids(*people, as_admin.user), follow_redirects=True)
    assert "Заблокировано учётных записей: 2" in text_of(answer, status=200)
    assert [is_open(one) for one in people] == [False, False]
    assert is_open(as_admin.user)
    undo = html.fromstring(answer.text).xpath("string(//form[contains(@action, '/undo/')]/@action)")
    as_admin.post(undo)
    assert [is_open(one) for one in people] == [True, True]


def test_the_question_leaves_out_oneself(as_admin: FlaskClient) -> None:
    other = UserFactory()
    path = f"/admin/users/?act=users.close&r={other.id}&r={as_admin.user.id}"
    asked = as_admin.page(path)
    assert "Будет сделано для 1" in asked
    assert "вы сами: 1" in asked


@pytest.mark.parametrize("role", ["staff", "council", "mentor", "employer", "student"])
def test_only_an_administrator_keeps_people_out(as_role: Any, role: str) -> None:
    client, other = as_role(role), UserFactory()
    assert client.post(CLOSE, data=ids(other)).status_code == 404
    assert is_open(other)
    if role != "staff":
        assert client.post(INVITE, data=ids(other)).status_code == 404
    else:
        assert "users.close" not in client.get("/admin/users/").text
