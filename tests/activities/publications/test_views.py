"""Publications over HTTP: their term, their outlets, the news everybody reads, the reminder."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.activities.publications.enums import PublicationState
from app.activities.publications.evidence import PublicationEvidence
from app.activities.publications.jobs import remind_of_publications
from app.activities.publications.models import Publication
from app.extensions import db
from tests.activities.publications.factories import (
    PublicationFactory,
    PublicationOutletFactory,
    PublishedFactory,
)
from tests.factories import ItemFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.plan.factories import ledgers_of

KEY = "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c15"
LINK = "https://college.example/news/77"


def outlet(**changes: Any) -> dict[str, Any]:
    values = {
        "kind": "site",
        "url": LINK,
        "published_on": "2024-02-22",
        "idempotency_key": KEY[:-1] + "7",
    }
    return {**values, **changes}


def reread(publication: Publication) -> Publication:
    db.session.expire_all()
    return publication


def test_a_publication_of_any_occasion_comes_out_in_time(as_staff: FlaskClient) -> None:
    item = ItemFactory(number="7.3")
    data = {
        "title": "Колледж рассказал о педагогах",
        "occasion": "День учителя",
        "event_on": "2024-02-21",
        "is_public": "y",
        "plan_item_ids": [item.id],
        "idempotency_key": KEY,
    }
    created = as_staff.post("/activities/publications/new", data=data)
    page = as_staff.page(created.location, status=200)
    assert "просрочено на 4 дня" in page  # the term ended on the 22nd, today is the 26th
    assert "22 февраля 2024" in page
    path = f"{created.location}/outlets/new"
    as_staff.post(path, data=outlet())
    page = as_staff.page(created.location, status=200)
    assert "вовремя" in page
    assert LINK in page
    vk = outlet(kind="vk", url="https://vk.example/1", published_on="2024-02-26",
                idempotency_key=KEY[:-1] + "9")  # fmt: skip
    as_staff.post(path, data=vk)
    assert "вовремя" in as_staff.page(created.location, status=200)  # by the first of them
    days = ledgers_of(PublicationEvidence(), [item.id])[item.id].days
    assert [(day.finished_on, day.count) for day in days] == [(date(2024, 2, 22), 1)]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"published_on": "2024-02-20"}, "не может выйти раньше события: оно было 21 февраля"),
        ({"published_on": "2024-02-27"}, "Эта дата ещё не наступила"),
        ({"url": ""}, "Вставьте ссылку"),
        ({"url": "javascript:alert(1)"}, "Адрес начинается с https://"),
        ({"kind": "press", "url": ""}, "Напишите название издания"),
        ({"kind": "smoke"}, "Неверный вариант"),
    ],
)
def test_a_wrong_outlet_is_told_by_its_field(
    as_staff: FlaskClient, changes: dict[str, str], message: str
) -> None:
    publication = PublicationFactory()
    db.session.commit()
    path = f"/activities/publications/{publication.id}/outlets/new"
    assert message in text_of(as_staff.post(path, data=outlet(**changes)), status=422)
    assert reread(publication).state is PublicationState.DRAFT


def test_a_paper_has_no_link_and_the_same_link_stands_once(as_staff: FlaskClient) -> None:
    publication = PublicationFactory()
    db.session.commit()
    path = f"/activities/publications/{publication.id}/outlets/new"
    for number in (1, 2):
        paper = outlet(
            kind="press", url="", name=f"Заря № {number}", idempotency_key=f"{number}" * 9
        )
        assert as_staff.post(path, data=paper).status_code == 302
    as_staff.post(path, data=outlet(idempotency_key="3" * 9))
    twin = as_staff.post(path, data=outlet(idempotency_key="4" * 9))
    assert "уже отмечена" in text_of(twin, status=422)
    assert len(reread(publication).outlets) == 3


def test_without_outlets_it_is_prepared_again(as_staff: FlaskClient) -> None:
    found = PublicationOutletFactory()
    publication = found.publication
    db.session.commit()
    as_staff.post(f"/activities/publications/outlets/{found.id}/remove")
    assert reread(publication).state is PublicationState.DRAFT
    assert publication.published_on is None


def test_the_event_cannot_move_behind_what_was_told(as_staff: FlaskClient) -> None:
    publication = PublicationOutletFactory().publication
    db.session.commit()
    data = {
        "version": publication.version,
        "title": "Новость",
        "occasion": "Пробы",
        "event_on": "2024-02-23",
        "plan_item_ids": publication.plan_item_ids,
    }
    path = f"/activities/publications/{publication.id}/edit"
    assert "вышла раньше этой даты" in text_of(as_staff.post(path, data=data), status=422)
    as_staff.post(path, data={**data, "event_on": "2024-02-22"})
    assert reread(publication).event_on == date(2024, 2, 22)


def test_what_is_not_needed_says_why_and_may_come_back(as_staff: FlaskClient) -> None:
    item = ItemFactory()
    publication = PublicationFactory(plan_items=[item])
    db.session.commit()
    path = f"/activities/publications/{publication.id}"
    as_staff.post(f"{path}/drop", data={"version": publication.version, "reason": ""})
    assert reread(publication).state is PublicationState.DRAFT
    as_staff.post(
        f"{path}/drop", data={"version": publication.version, "reason": "закрытая проверка"}
    )
    assert "Не нужна: закрытая проверка" in as_staff.page(path, status=200)
    assert ledgers_of(PublicationEvidence(), [item.id]) == {}
    refused = as_staff.post(f"{path}/outlets/new", data=outlet())
    assert "Сначала верните её" in text_of(refused)
    as_staff.post(f"{path}/restore")
    assert reread(publication).state is PublicationState.DRAFT


@pytest.mark.parametrize("role", [Role.MENTOR, Role.EMPLOYER, Role.STUDENT])
def test_the_work_on_publications_is_for_staff_and_council(
    as_role: Callable[..., FlaskClient], role: Role
) -> None:
    publication = PublicationOutletFactory().publication
    db.session.commit()
    client, path = as_role(role), f"/activities/publications/{publication.id}"
    for address in ("/activities/publications/", path, f"{path}/edit"):
        assert client.get(address).status_code == 403
    assert client.get(f"/activities/news/{publication.id}").status_code == 200


def test_the_council_reads_and_changes_nothing(as_council: FlaskClient) -> None:
    publication = PublicationFactory()
    db.session.commit()
    path = f"/activities/publications/{publication.id}"
    assert "Отметить выход" not in as_council.page(path, status=200)
    for step in ("edit", "drop", "restore", "outlets/new"):
        assert as_council.post(f"{path}/{step}").status_code == 403


def test_visitors_read_what_is_out_and_open(client: FlaskClient) -> None:
    out = PublicationOutletFactory(publication__title="Открытая новость").publication
    out.text = "Первый абзац\n<script>alert(1)</script>"
    kept = PublishedFactory(title="Не для всех", is_public=False)
    draft = PublicationFactory(title="Черновик")
    db.session.commit()
    page = client.page("/activities/news/", status=200)
    assert "Открытая новость" in page
    assert "Не для всех" not in page
    assert "Черновик" not in page
    for hidden in (kept, draft):
        assert client.get(f"/activities/news/{hidden.id}").status_code == 404
    answer = client.get(f"/activities/news/{out.id}")
    assert "<p>Первый абзац</p>" in answer.text
    assert "<script>alert" not in answer.text
    assert 'property="og:title" content="Открытая новость' in answer.text


def test_the_feed_holds_the_news(client: FlaskClient) -> None:
    PublicationOutletFactory(publication__title="Новость <b>&</b>")
    PublicationFactory(title="Черновик")
    db.session.commit()
    answer = client.get("/activities/news/feed.atom")
    assert answer.mimetype == "application/atom+xml"
    feed = ElementTree.fromstring(answer.data)  # noqa: S314 - our own feed
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert [one.text for one in feed.findall("a:entry/a:title", names)] == ["Новость <b>&</b>"]
    assert all(one.text for one in feed.findall("a:entry/a:updated", names))


def test_lists_and_dashboards_name_what_is_late(as_staff: FlaskClient) -> None:
    PublicationFactory(title="Просроченная", event_on=date(2024, 2, 21))
    PublicationFactory(title="Последний день", event_on=date(2024, 2, 22))
    PublicationFactory(title="Событие впереди", event_on=date(2024, 3, 5))
    PublicationOutletFactory(publication__published_on=date(2024, 2, 28),
                             publication__title="Опоздавшая")  # fmt: skip
    db.session.commit()
    late = as_staff.page("/activities/publications/?standing=overdue", status=200)
    assert "Просроченная" in late
    assert "Последний день" not in late
    everything = as_staff.page("/activities/publications/", status=200)
    assert "с опозданием на 3 рабочих дня" in everything
    assert "сегодня последний день" in everything
    page = as_staff.page("/dashboard", status=200)
    assert "Выпустить публикацию: Просроченная" in page
    assert "Выпустить публикацию: Последний день" in page
    assert "Событие впереди" not in page


def test_the_year_is_counted_by_what_came_out_in_time(as_staff: FlaskClient) -> None:
    PublishedFactory(event_on=date(2023, 5, 10), published_on=date(2023, 5, 11))  # of last year
    PublishedFactory()
    PublishedFactory(event_on=date(2024, 2, 12), published_on=date(2024, 2, 15))
    db.session.commit()
    page = as_staff.page("/activities/publications/", status=200)
    assert "вышло 2 публикации, вовремя 1" in page


def test_who_answers_is_reminded_once(app: Flask, letters: Letters) -> None:
    author, gone = UserFactory(), UserFactory(active=False)
    PublicationFactory(occasion="Пробы", event_on=date(2024, 2, 22), author_id=author.id)
    PublicationFactory(event_on=date(2024, 2, 26), author_id=author.id)  # in its term
    PublicationFactory(event_on=date(2024, 2, 22))  # nobody's
    PublicationFactory(event_on=date(2024, 2, 22), author_id=gone.id)
    PublishedFactory(author_id=author.id)
    db.session.commit()
    now = datetime(2024, 2, 26, 6, tzinfo=UTC)
    remind_of_publications(now)
    letter = letters.to(author.email)
    assert letter.subject == "Сегодня последний день публикации"
    assert "«Пробы»" in letter.body
    assert remind_of_publications(now) == 0


def test_a_moved_day_moves_the_term_everywhere(as_staff: FlaskClient) -> None:
    publication = PublicationFactory(event_on=date(2024, 2, 21))
    db.session.commit()
    path = f"/activities/publications/{publication.id}"
    assert "просрочено" in as_staff.page(path, status=200)
    days = [("2024-02-22", ""), ("2024-02-26", "")]
    for number, (day, works) in enumerate(days):
        data = {"day": day, "works": works, "note": "Указ", "idempotency_key": f"{number}" * 9}
        assert as_staff.post("/admin/settings/days/new", data=data).status_code == 302
    page = as_staff.page(path, status=200)
    assert "просрочено" not in page
    assert "27 февраля 2024" in page
