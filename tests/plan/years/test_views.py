"""The plans of several years over HTTP, and the next year's plan from the last one."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.base.query_count import counted_queries
from app.deadlines import DeadlineKind
from app.extensions import db
from app.plan.enums import ItemStatus
from app.plan.models import Item, Plan, PlanUpload
from tests.factories import ItemFactory, PlanFactory, SectionFactory
from tests.pages import text_of
from tests.plan.factories import one_range

FAIR = "Организация ярмарки вакансий 2023 года"
BY_HAND = one_range(date(2024, 3, 1), date(2024, 3, 31)).to_json()


@pytest.fixture
def plan(app: Any) -> Plan:
    plan = PlanFactory(
        title="План на 2023–2024 учебный год",
        protocol_number="1",
        protocol_date=date(2023, 8, 31),
        approved_by="Директор",
    )
    section = SectionFactory(plan=plan, title="Работа кластера", number="1")
    ItemFactory(
        section=section,
        number="1.1",
        title=FAIR,
        deadline_text="Октябрь 2023 г.",
        executors=["Колледж"],
        deadlines=[BY_HAND],
        deadlines_by_hand=True,
        status_override=ItemStatus.DONE,
        override_reason="сделано",
    )
    ItemFactory(section=section, number="1.2", title="Отчёт", deadline_text="29 февраля 2024 г.")
    ItemFactory(section=section, number="1.3", title="Исключённый", withdrawn=True)
    db.session.commit()
    return plan


def test_everybody_sees_the_years_and_only_importers_the_button(
    client: FlaskClient, as_role: Any, plan: Plan
) -> None:
    page = text_of(client.get("/plan/years"))
    assert FAIR in page.replace("\xa0", " ")
    assert "Исключённый" not in page
    assert "Новый план из прошлого" not in page
    assert client.post("/plan/years/next").status_code == 302  # to sign in
    for role, status in [("council", 403), ("employer", 403), ("student", 403)]:
        assert as_role(role).post("/plan/years/next").status_code == status
    assert "Новый план из прошлого" in text_of(as_role("staff").get("/plan/years"))
    assert db.session.scalars(select(PlanUpload)).all() == []


def test_without_a_plan_there_is_nothing_to_go_on_from(as_staff: FlaskClient) -> None:
    assert "Планов ещё нет" in text_of(as_staff.get("/plan/years"))
    assert as_staff.post("/plan/years/next").status_code == 404


def test_the_next_year_comes_from_the_last_by_the_usual_preview(
    as_staff: FlaskClient, plan: Plan
) -> None:
    preview = as_staff.post("/plan/years/next", follow_redirects=True)
    page = text_of(preview).replace("\xa0", " ")
    assert "План на 2024–2025 учебный год" in page
    assert "Октябрь 2024 г." in page
    upload = db.session.scalars(select(PlanUpload)).one()
    assert db.session.scalars(select(Plan.first_year)).all() == [2023]
    # The 29th of February is no day of 2025: it is shown as unread, not guessed.
    assert "29 февраля 2025" in page
    seen = preview.text.partition('name="seen" value="')[2].partition('"')[0]
    as_staff.post(f"/plan/import/{upload.id}/apply", data={"seen": seen})
    made = db.session.scalars(select(Plan).where(Plan.first_year == 2024)).one()
    assert (made.title, made.is_adopted) == ("План на 2024–2025 учебный год", False)
    assert (made.protocol_number, made.protocol_date, made.approved_by) == ("", None, "")
    items = {
        item.number: item for item in db.session.scalars(select(Item).filter_by(plan_id=made.id))
    }
    assert set(items) == {"1.1", "1.2"}
    fair = items["1.1"]
    assert fair.title == "Организация ярмарки вакансий 2024 года"
    assert (fair.schedule[0].start, fair.schedule[0].end) == (date(2024, 10, 1), date(2024, 10, 31))
    assert not fair.deadlines_by_hand
    assert fair.status_override is None
    assert [one.kind for one in items["1.2"].schedule] == [DeadlineKind.UNPARSED]
    assert db.session.get_one(Plan, plan.id).is_adopted
    page = text_of(as_staff.get("/plan/years")).replace("\xa0", " ")
    assert "ещё не утверждён" in page
    assert page.count("Организация ярмарки вакансий 2024 года") > 0


def test_pressed_twice_it_is_one_document(as_staff: FlaskClient, plan: Plan) -> None:
    for _ in range(2):
        assert as_staff.post("/plan/years/next").status_code == 302
    assert len(db.session.scalars(select(PlanUpload)).all()) == 1


def test_the_page_costs_the_same_for_few_items_and_for_many(
    client: FlaskClient, plan: Plan
) -> None:
    def cost() -> int:
        with counted_queries() as counted:
            assert client.get("/plan/years").status_code == 200
        return len(counted)

    cost()
    first = cost()
    section = db.session.scalars(select(Item)).first().section  # type: ignore[union-attr]
    ItemFactory.create_batch(20, section=section)
    db.session.commit()
    assert cost() == first
