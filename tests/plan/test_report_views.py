"""Pages of the execution report over HTTP: who sees it, what is issued and stays."""

import io
from datetime import date
from typing import Any

import pytest
from docx import Document
from flask import url_for
from flask.testing import FlaskClient
from sqlalchemy import select

from app.base.query_count import counted_queries
from app.documents.models import Paper
from app.extensions import db
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceDay, Ledger
from app.plan.models import Item
from app.plan.reporting.models import PlanReport
from tests.factories import ItemFactory
from tests.pages import text_of
from tests.plan.factories import Evidence, ledger_of, one_range

NEW = "/plan/reports/new"
MARCH = one_range(date(2024, 3, 1), date(2024, 3, 31)).to_json()


@pytest.fixture
def item(app: Any) -> Item:
    item: Item = ItemFactory(title="Организация ярмарки", number="7.3", deadlines=[MARCH])
    db.session.commit()
    return item


@pytest.mark.parametrize(
    ("role", "status"),
    [("staff", 200), ("admin", 200), ("council", 200), ("employer", 403), ("student", 403)],
)
def test_the_college_and_its_council_read_the_report(
    as_role: Any, item: Item, role: str, status: int
) -> None:
    client = as_role(role)
    assert client.get("/plan/reports/").status_code == status
    for file_format in ("docx", "pdf", "xlsx", "json"):
        answer = client.get(f"/plan/reports/file.{file_format}")
        assert answer.status_code == status
    assert client.get(NEW).status_code == (200 if role in {"staff", "admin"} else 403)


def test_a_visitor_is_sent_to_sign_in(client: FlaskClient, item: Item) -> None:
    assert client.get("/plan/reports/").status_code == 302
    assert client.get("/plan/reports/file.pdf").status_code == 302


def test_the_page_counts_as_of_the_chosen_day(
    as_council: FlaskClient, item: Item, evidence: Evidence
) -> None:
    evidence.given[item.id] = Ledger((EvidenceDay(EvidenceKind.MEETING, date(2024, 2, 20)),))
    page = text_of(as_council.get("/plan/reports/?as_of=2024-02-21"))
    assert "На 21 февраля 2024" in page.replace("\xa0", " ")
    # A day ahead and nonsense are today.
    for asked in ("2030-01-01", "вчера"):
        page = text_of(as_council.get(f"/plan/reports/?as_of={asked}"))
        assert "На 26 февраля 2024" in page.replace("\xa0", " ")
    file = as_council.get("/plan/reports/file.json?as_of=2024-02-19").json
    assert file["as_of"] == "2024-02-19"
    assert file["sections"][0]["items"][0]["evidence"] == []


def test_a_year_without_a_plan_has_no_report(as_staff: FlaskClient, item: Item) -> None:
    assert "ещё не загружен" in text_of(as_staff.get("/plan/reports/?year=2020-2021"))
    assert as_staff.get("/plan/reports/file.pdf?year=2020-2021").status_code == 404
    assert as_staff.get(f"{NEW}?year=2020-2021").status_code == 404


def test_what_was_issued_stays_as_it_was(
    as_staff: FlaskClient, as_council: FlaskClient, as_employer: FlaskClient, item: Item
) -> None:
    sent = {"as_of": "2024-02-26", "prepared_by": "Иванова Анна Петровна"}
    page = text_of(as_staff.post(NEW, data=sent, follow_redirects=True))
    assert "Отчёт выпущен" in page
    assert "№ 1" in page.replace("\xa0", " ")
    paper = db.session.scalars(select(Paper)).one()
    assert (paper.kind, paper.issued_on) == ("execution_report", date(2024, 2, 26))
    item.title = "Переименованное мероприятие"
    db.session.commit()
    with as_staff.application.test_request_context():
        address = url_for("documents.paper_file", paper_id=paper.id, file_format="docx")
    assert address in as_council.get("/plan/reports/").text
    word = as_council.get(address)
    assert word.status_code == 200
    said = "\n".join(
        cell.text for row in Document(io.BytesIO(word.data)).tables[0].rows for cell in row.cells
    )
    assert "Организация ярмарки" in said
    assert "Переименованное" not in said
    assert as_employer.get(address).status_code == 404


def test_reports_of_two_days_stand_beside_each_other(as_staff: FlaskClient, item: Item) -> None:
    for day in ("2023-10-20", "2024-02-26"):
        text_of(as_staff.post(NEW, data={"as_of": day}, follow_redirects=True))
    assert [one.as_of.isoformat() for one in db.session.scalars(select(PlanReport))] == [
        "2023-10-20",
        "2024-02-26",
    ]
    page = text_of(as_staff.get("/plan/reports/")).replace("\xa0", " ")
    assert "№ 1" in page
    assert "№ 2" in page


def test_a_day_ahead_is_refused_by_its_field(as_staff: FlaskClient, item: Item) -> None:
    page = text_of(as_staff.post(NEW, data={"as_of": "2024-02-27"}), status=422)
    assert "Этот день ещё не наступил" in page
    assert db.session.scalars(select(PlanReport)).all() == []


def test_the_page_costs_the_same_for_one_item_and_for_many(
    as_staff: FlaskClient, item: Item, evidence: Evidence
) -> None:
    def cost() -> int:
        with counted_queries() as counted:
            assert as_staff.get("/plan/reports/").status_code == 200
        return len(counted)

    evidence.given[item.id] = ledger_of(1, 1)
    first = cost()
    for one in ItemFactory.create_batch(20, section=item.section):
        evidence.given[one.id] = ledger_of(3, 2)
    db.session.commit()
    assert cost() == first
