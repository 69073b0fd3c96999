"""The page of one item over HTTP: what it needs and has, and what staff decides about it."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.plan.enums import EvidenceKind, Topic
from app.plan.evidence import EvidenceDay, Ledger
from app.plan.models import Item
from app.plan.rules import Need
from tests.files.samples import pdf
from tests.pages import text_of
from tests.plan.factories import Evidence, ledger_of
from tests.plan.test_views import LINK, item


def decision(made: Item, **changes: Any) -> dict[str, Any]:
    """Return what the form of an item sends."""
    values = {"topic": made.topic.value, "kinds_1": ["event"], "version": made.version}
    counts = {"count_1": "1", "count_2": "1", "count_3": "1"}
    return {**values, **counts, **changes}


def dates(made: Item, **changes: Any) -> dict[str, Any]:
    """Return what the form of dates sends."""
    return {"own_dates": "1 мая 2024 г.", "version": made.version, **changes}


def verdict(made: Item, **changes: Any) -> dict[str, Any]:
    """Return what the form of a status by hand sends."""
    values = {"status": "done", "reason": "Прошло в районе", "link": LINK}
    return {**values, "version": made.version, **changes}


def test_staff_says_what_proves_an_item(as_staff: FlaskClient) -> None:
    made = item(expected_result="Отчёт")
    page = text_of(as_staff.get(f"/plan/items/{made.id}"))
    assert "проведённое мероприятие с итогами или отчёт или справка" in page
    assert "Это предложил сайт" in page
    data = decision(made, topic="meeting", kinds_1=["fair"], kinds_2=["distribution"], count_2=2)
    assert as_staff.post(f"/plan/items/{made.id}/edit", data=data).status_code == 302
    stored = db.session.get_one(Item, made.id)
    assert (stored.topic, stored.topic_confirmed) == (Topic.MEETING, True)
    assert stored.required == (
        Need((EvidenceKind.FAIR,)),
        Need((EvidenceKind.DISTRIBUTION,), count=2),
    )
    page = text_of(as_staff.get(f"/plan/items/{made.id}"))
    assert "и опубликованное распределение на практику (2 раза)" in page
    assert "Подтвердил методист" in page


def test_staff_gives_an_item_dates_of_its_schedule(as_staff: FlaskClient) -> None:
    made = item("По графику")
    page = as_staff.get(f"/plan/items/{made.id}")
    assert "Дата этого пункта указана в другом документе" in text_of(page)
    data = {"own_dates": "12 марта\nс 15 по 19 апреля", "schedule_link": LINK}
    data["version"] = str(made.version)
    assert as_staff.post(f"/plan/items/{made.id}/dates", data=data).status_code == 302
    page = as_staff.get(f"/plan/items/{made.id}")
    assert "12 марта 2024 г." in text_of(page)
    assert "в документе: «По графику»" in text_of(page)
    assert LINK in page.text
    assert "указана в другом документе" not in text_of(page)


def test_a_status_by_hand_is_set_with_a_file_and_taken_back(as_staff: FlaskClient) -> None:
    made = item("Октябрь 2023 г.")
    data = verdict(made, link="", file=(BytesIO(pdf()), "приказ.pdf"))
    path = f"/plan/items/{made.id}/verdict"
    assert as_staff.post(path, data=data).status_code == 302
    page = text_of(as_staff.get(f"/plan/items/{made.id}"))
    assert "Отмечено вручную: Прошло в районе" in page
    assert "действует до 31 августа 2024 г." in page
    assert "приказ.pdf" in page
    listed = as_staff.get("/plan/?status=by_hand")
    assert f"/plan/items/{made.id}" in listed.text
    assert "отмечено вручную" in text_of(as_staff.get("/plan/"))
    assert "Показано 0 из 1" in text_of(as_staff.get("/plan/?status=done"))
    assert as_staff.post(f"{path}/drop").status_code == 302
    assert db.session.get_one(Item, made.id).verdict is None


def test_overdue_is_public_only_when_staff_confirmed_it(
    client: FlaskClient, as_staff: FlaskClient
) -> None:
    made = item("Октябрь 2023 г.")
    path = f"/plan/items/{made.id}"
    assert "сведений о выполнении на сайте нет" in text_of(client.get(path))
    assert "просрочено" not in text_of(client.get(path))
    assert as_staff.post(f"{path}/overdue").status_code == 302
    assert "просрочено" in text_of(client.get(path))
    assert as_staff.post(f"{path}/overdue/withdraw").status_code == 302
    assert "просрочено" not in text_of(client.get(path))


def test_each_period_says_what_it_has_and_what_it_lacks(
    as_staff: FlaskClient, evidence: Evidence
) -> None:
    made = item("Ежеквартально", needs=[Need((EvidenceKind.MEETING,)).to_json()])
    evidence.given = {
        made.id: Ledger(
            (
                EvidenceDay(EvidenceKind.MEETING, date(2023, 10, 5)),
                EvidenceDay(EvidenceKind.MEETING, date(2023, 11, 5)),
            )
        )
    }
    page = text_of(as_staff.get(f"/plan/items/{made.id}"))
    assert "с 1 сентября по 31 декабря 2023 г. 1 из 1, 5 октября 2023 г. сделано" in page
    assert "с 1 января по 31 марта 2024 г. 0 из 1, пока нет идёт" in page


def test_an_item_tells_how_its_status_changed(as_staff: FlaskClient, evidence: Evidence) -> None:
    made = item("Октябрь 2023 г.")
    evidence.given = {made.id: ledger_of(1, 1, finished_on=date(2023, 11, 20))}
    page = text_of(as_staff.get(f"/plan/items/{made.id}"))
    told = page.partition("Как менялось состояние")[2].partition("По дням")[0]
    assert " ".join(told.split()) == (
        "20 ноября 2023 г. выполнено с опозданием 1 ноября 2023 г. нет сведений "
        "17 октября 2023 г. под угрозой 1 октября 2023 г. идёт 1 сентября 2023 г. впереди"
    )


def test_records_are_added_by_their_kind_from_the_item(as_staff: FlaskClient) -> None:
    made = item(needs=[Need((EvidenceKind.EVENT,)).to_json()])
    page = as_staff.get(f"/plan/items/{made.id}").text
    assert f"/activities/events/new?item={made.id}" in page
    assert "/activities/publications/new" not in page


def test_a_record_of_another_kind_is_told_to_prove_nothing(
    as_staff: FlaskClient, evidence: Evidence
) -> None:
    made = item("Октябрь 2023 г.", needs=[Need((EvidenceKind.FAIR,)).to_json()])
    evidence.given = {made.id: ledger_of(1, 1, finished_on=date(2023, 10, 5))}
    page = text_of(as_staff.get(f"/plan/items/{made.id}"))
    assert "Этот вид записей пункт не подтверждает" in page
    assert "нет сведений" in page


@pytest.mark.parametrize(
    ("path", "changes", "message"),
    [
        ("edit", {"topic": "nonsense"}, "Неверный вариант"),
        ("edit", {"kinds_1": []}, "Выберите, чем подтверждается пункт"),
        ("edit", {"kinds_1": ["nonsense"]}, "Неверный вариант"),
        ("edit", {"count_1": "0"}, "Число от 1 до 50"),
        ("dates", {"own_dates": "когда-нибудь"}, "Дата не прочитана: «когда-нибудь»"),
        ("dates", {"schedule_link": "javascript:alert(1)"}, "Адрес начинается с https://"),
        ("verdict", {"reason": ""}, "Напишите, почему статус поставлен вручную"),
        ("verdict", {"link": ""}, "Приложите файл или укажите ссылку"),
        ("verdict", {"until": "2024-02-01"}, "укажите день не раньше"),
        ("verdict", {"status": "no_data"}, "Неверный вариант"),
        ("verdict", {"reason": "x" * 1001}, "Не больше 1000 знаков"),
        ("verdict", {"file": (BytesIO(b"MZ\x90 program"), "a.pdf")}, "Такой файл не подходит"),
    ],
)
def test_a_bad_decision_is_told_by_the_field_and_changes_nothing(
    as_staff: FlaskClient, path: str, changes: dict[str, Any], message: str
) -> None:
    made = item()
    sent = {"edit": decision, "dates": dates, "verdict": verdict}[path](made)
    page = as_staff.post(f"/plan/items/{made.id}/{path}", data={**sent, **changes})
    assert page.status_code == 422
    assert message in text_of(page, status=422)
    stored = db.session.get_one(Item, made.id)
    assert not stored.topic_confirmed
    assert stored.verdict is None
    assert not stored.deadlines_by_hand


@pytest.mark.parametrize("path", ["edit", "dates", "verdict"])
def test_the_second_of_two_who_decide_at_once_is_told(as_staff: FlaskClient, path: str) -> None:
    made = item()
    form = {"edit": decision, "dates": dates, "verdict": verdict}[path]
    data = form(made)
    as_staff.post(f"/plan/items/{made.id}/verdict", data=verdict(made, reason="Первый"))
    page = as_staff.post(f"/plan/items/{made.id}/{path}", data=data)
    assert page.status_code == 409
    assert db.session.get_one(Item, made.id).override_reason == "Первый"


def test_the_second_editor_sees_both_versions(as_staff: FlaskClient) -> None:
    made = item()
    data = decision(made, topic="meeting")
    as_staff.post(f"/plan/items/{made.id}/edit", data=decision(made, topic="media"))
    page = as_staff.post(f"/plan/items/{made.id}/edit", data=data)
    assert page.status_code == 409
    assert "Заседания" in text_of(page, status=409)
    assert "Публикации" in text_of(page, status=409)
    assert db.session.get_one(Item, made.id).topic is Topic.MEDIA
