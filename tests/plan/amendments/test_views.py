"""Amendments over HTTP: a draft changes nothing, minutes change the plan, by whom and how."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.extensions import db
from app.plan.amendments.enums import AmendmentState
from app.plan.amendments.models import Amendment, AmendmentChange
from app.plan.enums import ItemStatus
from app.plan.executors.models import PlanExecutor
from app.plan.models import Item
from tests.factories import ItemFactory, SectionFactory
from tests.pages import text_of
from tests.plan.amendments.factories import AmendmentChangeFactory
from tests.plan.factories import Evidence, ledger_of, one_range

MARCH = one_range(date(2024, 3, 1), date(2024, 3, 31)).to_json()
MINUTES = {"version": 1, "minutes_number": "3", "minutes_on": "2024-02-20"}


@pytest.fixture
def fair(app: Any) -> Item:
    section = SectionFactory(number="7", title="Взаимодействие")
    item: Item = ItemFactory(
        section=section,
        number="7.3",
        title="Ярмарка вакансий",
        executors=["Колледж"],
        deadline_text="Март 2024 г.",
        deadlines=[MARCH],
        deadlines_by_hand=True,
        expected_result="Отчёт",
        topic_confirmed=True,
        status_override=ItemStatus.IN_PROGRESS,
        override_reason="идёт подготовка",
    )
    ItemFactory(section=section, number="7.4", title="Вечер встречи")
    db.session.commit()
    return item


def _words(item: Item, **changed: str) -> dict[str, str]:
    return {
        "number": item.number,
        "title": item.title,
        "executor_lines": "\n".join(item.executors),
        "deadline_text": item.deadline_text,
        "expected_result": item.expected_result,
    } | changed


def _draft(staff: FlaskClient) -> str:
    sent = {"number": "1", "title": "Ярмарка переносится"}
    staff.post("/plan/amendments/new", data=sent)
    amendment = db.session.scalars(select(Amendment).order_by(Amendment.id.desc())).first()
    assert amendment is not None
    return f"/plan/amendments/{amendment.id}"


@pytest.mark.parametrize(
    ("role", "reads", "drafts"),
    [("staff", 200, 200), ("council", 200, 403), ("employer", 403, 403), ("student", 403, 403)],
)
def test_who_reads_and_who_prepares(as_role: Any, role: str, reads: int, drafts: int) -> None:
    change = AmendmentChangeFactory()
    db.session.commit()
    path = f"/plan/amendments/{change.amendment_id}"
    client = as_role(role)
    for address in ("/plan/amendments/", path):
        assert client.get(address).status_code == reads
    for part in ("edit", "items", f"items/{change.item_id}", "add", "adopt"):
        assert client.get(f"{path}/{part}").status_code == drafts
    assert client.get("/plan/amendments/new").status_code == drafts
    if drafts == 403:
        for part in ("drop", "adopt", f"items/{change.item_id}/withdraw"):
            assert client.post(f"{path}/{part}", data=MINUTES).status_code == 403
        assert db.session.get_one(Amendment, change.amendment_id).state is AmendmentState.DRAFT


def test_a_draft_changes_nothing_and_minutes_change_the_plan(
    as_staff: FlaskClient, as_council: FlaskClient, fair: Item
) -> None:
    path = _draft(as_staff)
    sent = _words(fair, deadline_text="Апрель 2024 г.", executor_lines="Колледж\nСовет")
    as_staff.post(f"{path}/items/{fair.id}", data=sent)
    page = as_council.get(path)
    assert "<del>" in page.text
    assert "<ins>" in page.text
    db.session.expire_all()
    assert (fair.deadline_text, fair.executors) == ("Март 2024 г.", ["Колледж"])
    text_of(as_staff.post(f"{path}/adopt", data={"version": 1, "minutes_on": ""}), status=422)
    late = MINUTES | {"minutes_on": "2024-03-01"}
    assert "из будущего" in text_of(as_staff.post(f"{path}/adopt", data=late), status=422)
    text_of(as_staff.post(f"{path}/adopt", data=MINUTES, follow_redirects=True))
    db.session.expire_all()
    assert (fair.deadline_text, fair.executors) == ("Апрель 2024 г.", ["Колледж", "Совет"])
    assert [(one.start, one.end) for one in fair.schedule] == [
        (date(2024, 4, 1), date(2024, 4, 30))
    ]
    assert not fair.deadlines_by_hand
    assert fair.topic_confirmed
    assert fair.status_override is ItemStatus.IN_PROGRESS
    assert set(db.session.scalars(select(PlanExecutor.name))) == {"Колледж", "Совет"}
    history = text_of(as_council.get("/plan/amendments/")).replace("\xa0", " ")
    assert "Протокол № 3 от 20 февраля 2024 г." in history
    assert "Апрель" in history
    # What was adopted never changes: neither by another adoption nor by editing it.
    again = text_of(as_staff.post(f"{path}/adopt", data=MINUTES | {"version": 2}), status=422)
    assert "уже принято" in again
    as_staff.post(f"{path}/items/{fair.id}", data=_words(fair, title="Иначе"))
    assert as_staff.post(f"{path}/drop").status_code in {409, 302}
    db.session.expire_all()
    (amendment,) = db.session.scalars(select(Amendment))
    assert amendment.state is AmendmentState.ADOPTED
    (change,) = amendment.changes
    assert change.before is not None
    assert change.before["deadline_text"] == "Март 2024 г."
    assert change.after is not None
    assert change.after["title"] == "Ярмарка вакансий"


def test_an_item_that_changed_meanwhile_is_shown_and_refused(
    as_staff: FlaskClient, fair: Item
) -> None:
    path = _draft(as_staff)
    as_staff.post(f"{path}/items/{fair.id}", data=_words(fair, deadline_text="Апрель 2024 г."))
    fair.title = "Большая ярмарка вакансий"
    db.session.commit()
    page = text_of(as_staff.post(f"{path}/adopt", data=MINUTES), status=422)
    assert "План поменялся" in page.replace("\xa0", " ")
    assert "Большая" in page
    db.session.expire_all()
    assert fair.deadline_text == "Март 2024 г."
    # Prepared anew over what stands now, it is adopted.
    as_staff.post(
        f"{path}/items/{fair.id}",
        data=_words(fair, deadline_text="Апрель 2024 г."),
    )
    assert as_staff.post(f"{path}/adopt", data=MINUTES).status_code == 302
    db.session.expire_all()
    assert (fair.title, fair.deadline_text) == ("Большая ярмарка вакансий", "Апрель 2024 г.")


def test_withdrawing_what_records_serve_is_asked_twice(
    as_staff: FlaskClient, fair: Item, evidence: Evidence
) -> None:
    evidence.given[fair.id] = ledger_of(2, 1)
    path = _draft(as_staff)
    as_staff.post(f"{path}/items/{fair.id}/withdraw")
    page = text_of(as_staff.post(f"{path}/adopt", data=MINUTES), status=422).replace("\xa0", " ")
    assert "2 записи" in page
    db.session.expire_all()
    assert not fair.withdrawn
    assert as_staff.post(f"{path}/adopt", data=MINUTES | {"is_sure": "y"}).status_code == 302
    db.session.expire_all()
    assert fair.withdrawn
    assert fair.override_reason == "идёт подготовка"
    assert "сохранены" in text_of(as_staff.get(f"/plan/items/{fair.id}"))


def test_items_exchange_numbers_and_a_new_one_is_added(as_staff: FlaskClient, fair: Item) -> None:
    other = db.session.scalars(select(Item).where(Item.number == "7.4")).one()
    path = _draft(as_staff)
    as_staff.post(f"{path}/items/{fair.id}", data=_words(fair, number="7.4"))
    as_staff.post(f"{path}/items/{other.id}", data=_words(other, number="7.3"))
    added = {
        "section_id": fair.section_id,
        "number": "7.5",
        "title": "Конкурс эссе",
        "deadline_text": "Май 2024 г.",
        "idempotency_key": "k",
    }
    assert as_staff.post(f"{path}/add", data=added).status_code == 302
    assert as_staff.post(f"{path}/adopt", data=MINUTES).status_code == 302
    db.session.expire_all()
    assert [(fair.number, fair.occurrence), (other.number, other.occurrence)] == [
        ("7.4", 1),
        ("7.3", 1),
    ]
    assert not fair.withdrawn
    assert not other.withdrawn
    new = db.session.scalars(select(Item).where(Item.number == "7.5")).one()
    assert new.schedule[0].end == date(2024, 5, 31)
    assert (new.section_id, new.title) == (fair.section_id, "Конкурс эссе")


def test_empty_repeated_and_given_up(as_staff: FlaskClient, fair: Item) -> None:
    path = _draft(as_staff)
    empty = text_of(as_staff.post(f"{path}/adopt", data=MINUTES), status=422)
    assert "ни одного пункта" in empty.replace("\xa0", " ")
    same = text_of(as_staff.post(f"{path}/items/{fair.id}", data=_words(fair)), status=422)
    assert "ничего не изменили" in same.replace("\xa0", " ")
    twice = {"number": "1", "title": "Ещё одно"}
    assert "уже есть" in text_of(as_staff.post("/plan/amendments/new", data=twice), status=422)
    as_staff.post(f"{path}/items/{fair.id}/withdraw")
    (change,) = db.session.scalars(select(AmendmentChange))
    assert as_staff.post(f"/plan/amendments/changes/{change.id}/remove").status_code == 302
    assert db.session.scalars(select(AmendmentChange)).all() == []
    as_staff.post(f"{path}/drop")
    assert db.session.scalars(select(Amendment.state)).one() is AmendmentState.DROPPED
