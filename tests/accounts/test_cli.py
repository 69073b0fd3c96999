"""The command that makes the first account."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from tests.accounts.people import NEW_PASSWORD, PASSWORD, enter
from tests.factories import OrganizationFactory, UserFactory

EMAIL = "zimina@test.example"


def create(app: Flask, *arguments: str, password: str | None = None) -> Any:
    environ = {"CLUSTER_NEW_PASSWORD": password}
    db.session.commit()
    return app.test_cli_runner().invoke(args=["accounts", "create", *arguments], env=environ)


def find() -> User | None:
    db.session.rollback()
    return db.session.scalar(db.select(User).where(User.email == EMAIL))


def test_with_a_password_from_the_environment(app: Flask, client: FlaskClient) -> None:
    done = create(app, " Zimina@Test.example", "--role", "admin", password=PASSWORD)
    assert (done.exit_code, done.stdout) == (0, "")
    assert find().role is Role.ADMIN
    assert enter(client, find()).status_code == 302


def test_without_anybody_to_ask_it_prints_a_link(app: Flask, client: FlaskClient) -> None:
    done = create(app, EMAIL, "--role", "staff", "--name", "Зимина Ольга")
    assert done.exit_code == 0
    link = done.stdout.strip().removeprefix("http://127.0.0.1:5000")
    assert client.post(link, data={"password": NEW_PASSWORD, "again": NEW_PASSWORD}).location
    assert enter(client, find(), NEW_PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("arguments", "password", "words"),
    [
        ((EMAIL, "--role", "admin"), "qwertyuiop", "подбирают"),
        ((EMAIL, "--role", "admin"), "коротко", "Не короче 10"),
        (("не почта", "--role", "admin"), PASSWORD, "Проверьте адрес"),
        (("taken@test.example", "--role", "staff"), PASSWORD, "уже есть"),
        ((EMAIL, "--role", "employer"), PASSWORD, "Выберите организацию"),
        ((EMAIL, "--role", "employer", "--organization", "999"), PASSWORD, "№ 999 нет"),
    ],
)
def test_refused_input_is_1_and_changes_nothing(
    app: Flask, arguments: tuple[str, ...], password: str, words: str
) -> None:
    UserFactory(email="taken@test.example")
    done = create(app, *arguments, password=password)
    assert done.exit_code == 1
    assert words in done.stderr
    assert done.stdout == ""
    assert find() is None


@pytest.mark.parametrize("arguments", [(), (EMAIL,), (EMAIL, "--role", "boss")])
def test_wrong_usage_is_2(app: Flask, arguments: tuple[str, ...]) -> None:
    assert create(app, *arguments).exit_code == 2


def test_an_employer_belongs_to_an_organization(app: Flask) -> None:
    school = OrganizationFactory()
    number = str(school.id)
    done = create(app, EMAIL, "--role", "employer", "--organization", number, password=PASSWORD)
    assert done.exit_code == 0
    assert find().organization_id == school.id
