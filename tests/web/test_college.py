"""Whom to ask: on every page, on every dead end, under every letter."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.factory import create_app
from app.notifications.texts import render_text
from app.web.college import College
from config import ConfigurationError, load_config
from tests.factories import UserFactory
from tests.web.rendering import COLLEGE


@pytest.fixture
def known(app: Flask) -> Iterator[College]:
    """A college that has said whom to ask."""
    before = app.extensions["college"]
    app.extensions["college"] = COLLEGE
    yield COLLEGE
    app.extensions["college"] = before


def test_every_page_ends_with_whom_to_ask(known: College, client: FlaskClient) -> None:
    answer = client.get("/")
    assert 'href="tel:+78562000000"' in answer.text
    assert 'href="mailto:office@test.example"' in answer.text
    assert "+7 (856) 200-00-00" in answer.text


def test_a_dead_end_says_whom_to_ask(known: College, client: FlaskClient) -> None:
    assert "Спросите в колледже Учебная часть +7 (856) 200-00-00" in client.page(
        "/no-such-page", status=404
    )


def test_who_may_mend_it_is_told_that_nobody_is_named(
    as_staff: FlaskClient, as_student: FlaskClient, client: FlaskClient
) -> None:
    assert "Укажите контакты колледжа" in as_staff.get("/dashboard").text
    for other in (as_student, client):
        text = other.get("/").text
        assert "Укажите контакты" not in text
        assert "Контакты колледжа на сайте пока не указаны" in text


def test_nobody_named_draws_no_empty_box(app: Flask, client: FlaskClient) -> None:
    assert "Спросите в колледже" not in client.page("/no-such-page", status=404)


def test_a_letter_ends_with_whom_to_ask(app: Flask, known: College) -> None:
    user = UserFactory()
    body = render_text("accounts/letters/password_changed.txt", user=user, link="https://x.example")
    assert body.endswith("Учебная часть\n+7 (856) 200-00-00, office@test.example\n")


def test_a_letter_of_a_college_that_said_nothing_ends_as_it_did(app: Flask) -> None:
    user = UserFactory()
    body = render_text("accounts/letters/password_changed.txt", user=user, link="https://x.example")
    assert "—\n" not in body[-40:]


@pytest.mark.parametrize(
    ("name", "value"), [("PHONE", "12-34"), ("PHONE", "никто"), ("EMAIL", "office")]
)
def test_a_contact_nobody_reaches_stops_the_start(name: str, value: str) -> None:
    settings = {f"CLUSTER_CONTACT_{name}": value, "CLUSTER_DATABASE_URL": "sqlite://"}
    with pytest.raises(ConfigurationError, match=f"CLUSTER_CONTACT_{name}"):
        create_app(load_config(settings))


def test_a_contact_is_kept_as_it_is_dialled() -> None:
    settings = {
        "CLUSTER_CONTACT_PHONE": "8 (856) 200-00-00",
        "CLUSTER_CONTACT_EMAIL": "office@Test.example",
        "CLUSTER_DATABASE_URL": "sqlite://",
    }
    college = create_app(load_config(settings)).extensions["college"]
    assert college == College(phone="+78562000000", email="office@test.example")
