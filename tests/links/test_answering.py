"""The page behind a link: who holds it answers once; whoever comes later reads what was said."""

import threading
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.links.enums import LinkState
from app.links.models import TaskLink
from app.links.rules import ANSWERS_PER_ADDRESS
from app.organizations.models import Organization
from app.practice.offers.tasks import ASK_PLACES
from tests.factories import OrganizationFactory
from tests.links.factories import TaskLinkFactory, path_of
from tests.pages import text_of
from tests.processes import PATIENCE

SAID = {"address": "ул. Школьная, 5", "phone": "8 856 200 00 11", "head_name": "Зимина О. П."}


def a_link(**values: Any) -> TaskLink:
    link: TaskLink = TaskLinkFactory(**values)
    db.session.commit()
    return link


def stored(link: TaskLink) -> TaskLink:
    db.session.rollback()
    return db.session.get_one(TaskLink, link.id)


def test_the_page_asks_one_thing_and_may_be_kept_by_nobody(client: FlaskClient) -> None:
    link = a_link()
    answer = client.get(path_of(link))
    assert answer.status_code == 200
    assert "Проверьте сведения об организации" in answer.text
    assert link.record_label in text_of(answer)
    assert "<nav" not in answer.text
    assert 'name="robots" content="noindex' in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_what_a_mail_program_opens_answers_nothing(client: FlaskClient, method: str) -> None:
    link = a_link()
    getattr(client, method)(path_of(link))
    assert stored(link).state is LinkState.SENT
    assert stored(link).version == link.version


def test_an_answer_without_changes_confirms(client: FlaskClient) -> None:
    organization = OrganizationFactory(address="ул. Мира, 1")
    link = a_link(record=organization)
    answer = client.post(path_of(link), data={"address": "ул. Мира, 1"})
    assert answer.status_code == 302
    assert "Сведения об организации подтверждены" in client.page(path_of(link))
    assert stored(link).state is LinkState.ANSWERED
    assert stored(link).answered_by == link.addressee_name


def test_changes_wait_for_the_staff_and_the_second_use_shows_them(client: FlaskClient) -> None:
    link = a_link()
    client.post(path_of(link), data=SAID)
    assert stored(link).state is LinkState.PROPOSED
    text = client.page(path_of(link))
    assert "ул. Школьная, 5" in text
    assert "+7 (856) 200-00-11" in text
    assert "Методист колледжа проверит изменения" in text
    assert db.session.get_one(Organization, link.entity_id).address == ""


def test_a_second_answer_changes_nothing(client: FlaskClient) -> None:
    link = a_link()
    client.post(path_of(link), data=SAID)
    again = client.post(path_of(link), data={**SAID, "address": "другой"}, follow_redirects=True)
    assert "ул. Школьная, 5" in text_of(again, status=200)
    assert stored(link).values["address"] == "ул. Школьная, 5"


def test_what_is_wrong_is_told_by_the_field(client: FlaskClient) -> None:
    link = a_link()
    text = text_of(client.post(path_of(link), data={**SAID, "inn": "123"}), status=422)
    assert "ИНН" in text
    assert stored(link).state is LinkState.SENT


def test_an_expired_link_says_whom_to_ask(client: FlaskClient) -> None:
    link = a_link(until=date(2023, 9, 10))
    for answer in (client.get(path_of(link)), client.post(path_of(link), data=SAID)):
        text = text_of(answer, status=410)
        assert "Срок ответа по этой ссылке истёк" in text
        assert "10 сентября 2023" in text
    assert stored(link).state is LinkState.SENT


def test_a_withdrawn_link_is_gone(client: FlaskClient) -> None:
    link = a_link(state=LinkState.WITHDRAWN)
    assert "Колледж отозвал эту ссылку" in text_of(client.get(path_of(link)), status=410)
    assert text_of(client.post(path_of(link), data=SAID), status=410)


@pytest.mark.parametrize("secret", ["0" * 48, "%00", "я" * 300, "..%2f..", "a" * 5000])
def test_a_foreign_link_helps_on(client: FlaskClient, secret: str) -> None:
    a_link()
    text = text_of(client.get(f"/links/{secret}"), status=404)
    assert text


def test_a_link_of_a_record_that_is_gone_is_no_link(client: FlaskClient) -> None:
    link = a_link()
    path = path_of(link)
    db.session.delete(db.session.get_one(Organization, link.entity_id))
    db.session.commit()
    assert "Такой ссылки нет" in text_of(client.get(path), status=404)


def test_one_place_answers_only_so_often(client: FlaskClient, app: Flask) -> None:
    links = [a_link() for _ in range(ANSWERS_PER_ADDRESS + 1)]
    paths = [path_of(link) for link in links]
    for path in paths[:-1]:
        assert client.post(path, data={}).status_code == 302
    assert "слишком много ответов" in text_of(client.post(paths[-1], data={}), status=422)
    assert stored(links[-1]).state is LinkState.SENT


@pytest.mark.both_databases
def test_of_two_answers_at_once_one_is_taken(app: Flask) -> None:
    link = a_link()
    path, gate = path_of(link), threading.Barrier(2)
    places = ["Первый", "Второй"]
    answers: list[int] = []

    def send(place: str) -> None:
        gate.wait(PATIENCE)
        answers.append(app.test_client().post(path, data={"address": place}).status_code)

    threads = [threading.Thread(target=send, args=(place,)) for place in places]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert answers == [302, 302]  # the slower one is led to what was answered
    assert stored(link).values["address"] in places
    assert stored(link).version == 2


def test_the_page_costs_the_same_whatever_was_sent(client: FlaskClient) -> None:
    link = a_link()
    with counted_queries() as alone:
        client.get(path_of(link))
    for _ in range(20):
        TaskLinkFactory()
    db.session.commit()
    with counted_queries() as among:
        client.get(path_of(link))
    assert len(alone) == len(among)


def test_a_lasting_link_has_nothing_to_settle() -> None:
    with pytest.raises(ValueError, match="lasting"):
        replace(ASK_PLACES, changes=lambda _record, _values: [])
