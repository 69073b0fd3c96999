"""An item that is worded anew: proposed as the same, decided by a person, its records with it."""

from typing import Any

import pytest
from flask import Flask
from lxml import html

from app.base.viewer import OPERATOR
from app.extensions import db
from app.plan.collecting import collect_evidence
from app.plan.errors import SameItemTwiceError
from app.plan.models import Item
from app.plan.services.uploads import apply_upload, preview_upload
from tests.jobfair.factories import FairFactory
from tests.pages import CheckingClient, text_of
from tests.plan.factories import FAIR, MEETING, REPORT, plan_text
from tests.plan.test_import_views import confirm, sent
from tests.plan.test_services import NOW, document, imported, items, upload

REWORDED = (REPORT[0], "Опрос организаций о качестве подготовки", *REPORT[2:])
OTHER = ("1.4.", "Семинар для наставников района", "Колледж", "Май 2024 г.", "Программа")


def test_a_reworded_item_with_its_number_deadline_and_result_is_proposed(app: Flask) -> None:
    imported()
    item = items()[REPORT[1]]
    preview = preview_upload(upload(MEETING, FAIR, REWORDED, OTHER))
    (gone,) = preview.gone
    assert (gone.id, gone.records) == (item.id, 0)
    assert dict(preview.added)[gone.proposed or -1].endswith(REWORDED[1])


def test_another_deadline_or_number_is_no_proposal(app: Flask) -> None:
    imported()
    late = (*REWORDED[:3], "Май 2024 г.", REWORDED[4])
    assert preview_upload(upload(MEETING, FAIR, late)).gone[0].proposed is None
    moved = ("1.9.", *REWORDED[1:])
    assert preview_upload(upload(MEETING, FAIR, moved)).gone[0].proposed is None


@pytest.mark.parametrize(("said", "left"), [(None, True), (True, True), (False, False)])
def test_the_item_and_its_records_go_on_when_it_is_the_same(
    app: Flask, said: bool | None, left: bool
) -> None:
    imported()
    item = items()[REPORT[1]]
    FairFactory(plan_items=[item])
    waiting = upload(MEETING, FAIR, REWORDED)
    preview = preview_upload(waiting)
    (gone,) = preview.gone
    assert gone.records == 1
    same = None if said is None else {gone.id: gone.proposed or 0} if said else {}
    apply_upload(waiting.id, seen=preview.seen, actor=OPERATOR, now=NOW, is_sure=True, same=same)
    db.session.refresh(item)
    assert (not item.withdrawn, item.title == REWORDED[1]) == (left, left)
    assert collect_evidence([item.id])[item.id].total == 1


def test_two_items_do_not_become_one(app: Flask) -> None:
    imported()
    waiting = upload(MEETING, OTHER)
    preview = preview_upload(waiting)
    order = preview.added[0][0]
    with pytest.raises(SameItemTwiceError):
        apply_upload(
            waiting.id,
            seen=preview.seen,
            actor=OPERATOR,
            now=NOW,
            is_sure=True,
            same={gone.id: order for gone in preview.gone},
        )


def test_the_command_takes_what_is_proposed(app: Flask) -> None:
    imported()
    item_id = items()[REPORT[1]].id
    imported(MEETING, FAIR, REWORDED)
    assert db.session.get_one(Item, item_id).title == REWORDED[1]
    assert len(document(MEETING, FAIR, REWORDED).items) == 3


def test_the_preview_asks_by_item_and_hears_the_answer(as_staff: CheckingClient) -> None:
    confirm(as_staff, as_staff.post("/plan/import", data=sent(plan_text())).location)
    corrected = plan_text(MEETING, FAIR, REWORDED)
    preview = as_staff.post("/plan/import", data=sent(corrected)).location
    page = as_staff.get(preview)
    assert "Это тот же пункт?" in text_of(page)
    (select,) = html.fromstring(page.text).xpath("//select[starts-with(@name, 'same_')]")
    assert select.get("form") == "apply"
    assert select.value == "2"
    answered: Any = {"seen": _seen(page.text), "sure": "1", select.get("name"): ""}
    as_staff.post(f"{preview}/apply", data=answered)
    assert db.session.scalar(db.select(db.func.count()).where(Item.withdrawn)) == 1


def _seen(page: str) -> str:
    return str(html.fromstring(page).xpath("//input[@name='seen']/@value")[0])


def test_items_that_are_gone_stay_in_sight_with_their_records(as_staff: CheckingClient) -> None:
    imported()
    item = items()[REPORT[1]]
    FairFactory(plan_items=[item])
    imported(MEETING, FAIR)
    db.session.commit()
    page = as_staff.page("/plan/")
    assert "Исключены из плана" in page
    assert f"1.3 {REPORT[1]} 1" in page
    assert "этого пункта больше нет" in as_staff.page(f"/plan/items/{item.id}")
