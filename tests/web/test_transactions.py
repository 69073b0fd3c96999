"""Changing requests: a second click gets the first one's answer, a deadlock is nobody's error."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask, flash
from flask.testing import FlaskClient
from sqlalchemy import func, select, text

from app.accounts.models import User
from app.extensions import db
from app.organizations import services
from app.organizations.models import Organization
from tests.base.test_transactions import deadlock
from tests.factories import UserFactory
from tests.pages import text_of

PATH = "/organizations/new"
SCHOOL = {"name": "МБОУ «Школа № 7»", "short_name": "Школа № 7", "kind": "school", "town": "Зугрэс"}
SignIn = Callable[[User], FlaskClient]


def test_clicks_that_come_at_once_get_one_answer(app: Flask, sign_in: SignIn) -> None:
    clicks = 4
    user = UserFactory(role="staff")
    db.session.commit()
    clients = [sign_in(user) for _ in range(clicks)]
    for number in range(6):
        names = {"name": f"Школа {number}", "short_name": f"Школа {number}"}
        sent = {**SCHOOL, **names, "idempotency_key": str(uuid4())}
        at_once = Barrier(clicks)

        def click(client: FlaskClient, sent: Any = sent, at_once: Barrier = at_once) -> Any:
            at_once.wait()
            with app.app_context():
                return client.post(PATH, data=sent)

        with ThreadPoolExecutor(clicks) as pool:
            answers = list(pool.map(click, clients))
        assert {answer.status_code for answer in answers} == {302}
        assert len({answer.location for answer in answers}) == 1
        assert "/organizations/" in answers[0].location
    db.session.rollback()  # what the clicks committed is not in an older snapshot
    assert db.session.scalar(select(func.count()).select_from(Organization)) == 6


def test_a_form_refused_meanwhile_leaves_its_key_to_the_next_click(as_staff: FlaskClient) -> None:
    key = str(uuid4())
    assert as_staff.post(PATH, data={"idempotency_key": key}).status_code == 422
    assert as_staff.post(PATH, data={**SCHOOL, "idempotency_key": key}).status_code == 302


@contextmanager
def sacrificed(monkeypatch: pytest.MonkeyPatch, times: int) -> Iterator[list[int]]:
    """Let the creation of an organization end in a deadlock so many times."""
    create, tried = services.create_organization, []

    def create_late(**values: Any) -> Organization:
        tried.append(1)
        flash("из неудавшейся попытки")
        created = create(**values)
        if len(tried) <= times:
            raise deadlock()
        return created

    with monkeypatch.context() as patch:
        patch.setattr(services, "create_organization", create_late)
        yield tried


def test_a_sacrificed_request_is_run_again_and_says_everything_once(
    as_staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sacrificed(monkeypatch, 2) as tried:
        sent = {**SCHOOL, "idempotency_key": str(uuid4())}
        page = text_of(as_staff.post(PATH, data=sent, follow_redirects=True))
    assert len(tried) == 3
    assert page.count("из неудавшейся попытки") == 1
    assert "Организация добавлена." in page


def test_who_loses_again_and_again_is_told_the_truth(
    as_staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sacrificed(monkeypatch, 3):
        answer = as_staff.post(PATH, data=SCHOOL)
    assert answer.status_code == 503
    assert "не сохранено" in answer.text
    assert "База данных не отвечает" not in answer.text
    assert db.session.scalar(select(func.count()).select_from(Organization)) == 0


def test_a_missing_table_is_not_called_an_outage(new_site: Any) -> None:
    site = new_site("outdated")
    with site.app_context():
        db.session.execute(text("DROP TABLE contact_persons"))
        db.session.execute(text("ALTER TABLE organizations RENAME TO elsewhere"))
        db.session.commit()
        answer = site.test_client().get("/organizations/")
    assert answer.status_code == 503
    assert "db upgrade" in answer.text
    assert "не отвечает" not in answer.text
