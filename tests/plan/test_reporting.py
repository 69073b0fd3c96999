"""The execution report: what it says as of a day, whom it never names, and its files."""

import io
import json
from datetime import date

import pytest
from docx import Document
from flask import Flask, current_app
from openpyxl import load_workbook
from pypdf import PdfReader

from app.activities.documents.enums import DocumentKind
from app.contracts.enums import ContractState
from app.documents.snapshot import render_snapshot
from app.extensions import db
from app.jobfair.enums import FairState
from app.plan.enums import EvidenceKind, ItemStatus
from app.plan.evidence import EvidenceDay, Ledger
from app.plan.models import Item, Plan
from app.plan.reporting import ExecutionReport, make_report
from app.plan.reporting.exported import report_json, report_sheet
from app.plan.reporting.files import render_report
from app.plan.reporting.printed import MOST_DAYS, days_words, snapshot_of_report
from app.plan.rules.needs import ANY
from app.plan.services.serving import serve_items
from tests.activities.documents.factories import ApprovedDocumentFactory
from tests.contracts.factories import ContractFactory
from tests.factories import ItemFactory, PlanFactory, SectionFactory, StudentFactory
from tests.jobfair.factories import FairFactory
from tests.plan.factories import Evidence, one_range

FEBRUARY = date(2024, 2, 26)
MARCH = date(2024, 3, 31)
HEADINGS = [
    "№ п/п",
    "Название мероприятия",
    "Исполнители",
    "Срок выполнения",
    "Ожидаемый результат",
    "Выполнение",
]


@pytest.fixture
def item(app: Flask) -> Item:
    """An item due by the end of March, of a plan with two sections."""
    plan = PlanFactory(protocol_number="1", protocol_date=date(2023, 8, 30))
    first = SectionFactory(plan=plan, number="1", title="Документы кластера")
    second = SectionFactory(plan=plan, number="7", title="Совершенствование кластера")
    ItemFactory(
        section=first,
        number="1.1",
        title="Утверждение плана",
        status_override=ItemStatus.DONE,
        override_reason="Утверждён педсоветом.",
    )
    item = ItemFactory(
        section=second,
        number="7.3",
        title="Организация ярмарки вакансий",
        executors=["Участники Кластера", "опорные работодатели"],
        deadline_text="Март 2024 г.",
        expected_result="Проведение ярмарки",
        deadlines=[one_range(date(2024, 3, 1), MARCH).to_json()],
        needs=[ANY.to_json()],
    )
    db.session.commit()
    return item


def report_of(item: Item, as_of: date = MARCH) -> ExecutionReport:
    """Return the report; records tell their addresses by a request, as pages have one."""
    with current_app.test_request_context():
        return make_report(item.plan, as_of=as_of)


def told(item: Item, as_of: date = MARCH) -> dict:
    """Return what the report says of one item, as data."""
    sections = report_json(report_of(item, as_of))["sections"]
    return next(one for part in sections for one in part["items"] if one["title"] == item.title)


def meetings(*days: date) -> Ledger:
    return Ledger(tuple(EvidenceDay(EvidenceKind.MEETING, day) for day in days))


def test_the_json_says_everything_of_the_plan(item: Item, evidence: Evidence) -> None:
    evidence.given[item.id] = meetings(date(2024, 3, 5), date(2024, 3, 12))
    said = report_json(report_of(item))
    assert list(said) == [
        "title", "academic_year", "as_of", "cluster", "organization", "protocol", "counts",
        "sections",
    ]  # fmt: skip
    assert said["title"] == "Отчёт о выполнении плана работы на 2023–2024 учебный год"
    assert (said["academic_year"], said["as_of"]) == ("2023-2024", "2024-03-31")
    assert said["protocol"] == {"number": "1", "date": "2023-08-30"}
    assert said["counts"]["total"] == 2
    assert said["counts"]["by_hand"] == 1
    assert sum(said["counts"][status.value] for status in ItemStatus) == 1
    assert [section["title"] for section in said["sections"]] == [
        "Документы кластера",
        "Совершенствование кластера",
    ]
    (fair,) = said["sections"][1]["items"]
    assert list(fair) == [
        "number", "occurrence", "title", "executors", "deadline_text", "expected_result",
        "status", "by_hand", "late", "reason", "due", "explanation", "evidence", "link",
    ]  # fmt: skip
    assert fair["executors"] == ["Участники Кластера", "опорные работодатели"]
    assert fair["link"] == f"http://127.0.0.1:5000/plan/items/{item.id}"
    assert fair["evidence"] == [
        {"kind": "meeting", "count": 2, "dates": ["2024-03-05", "2024-03-12"], "records": []}
    ]


def test_what_a_person_decided_stands_apart_with_its_reason(item: Item) -> None:
    by_hand = report_json(report_of(item))["sections"][0]["items"][0]
    assert (by_hand["by_hand"], by_hand["reason"]) == (True, "Утверждён педсоветом.")
    assert by_hand["explanation"] == ["Утверждён педсоветом."]


def test_what_was_finished_later_is_not_told(item: Item, evidence: Evidence) -> None:
    evidence.given[item.id] = meetings(date(2024, 2, 20), date(2024, 3, 12))
    (one,) = told(item, FEBRUARY)["evidence"]
    assert (one["count"], one["dates"]) == (1, ["2024-02-20"])
    (both,) = told(item, MARCH)["evidence"]
    assert both["count"] == 2


def test_a_plan_of_a_day_before_any_record_says_why(item: Item, evidence: Evidence):
    evidence.given[item.id] = meetings(date(2024, 3, 12))
    before = told(item, date(2023, 10, 20))
    assert before["evidence"] == []
    assert before["status"] != ItemStatus.DONE
    assert before["explanation"]


def test_records_with_public_titles_are_named_with_day_and_link(item: Item) -> None:
    fair = FairFactory(
        plan_items=[item], title="Ярмарка 2024", held_on=date(2024, 3, 15), state=FairState.HELD
    )
    db.session.commit()
    (one,) = told(item)["evidence"]
    assert one["records"] == [
        {
            "title": "Ярмарка 2024",
            "on": "2024-03-15",
            "link": f"http://127.0.0.1:5000/fair/fairs/{fair.id}",
        }
    ]
    assert told(item)["explanation"] == ["Проведённая ярмарка вакансий: «Ярмарка 2024», 15.03.2024"]


def test_a_report_and_a_document_of_one_item_are_named_by_their_kinds(item: Item) -> None:
    for kind, title in ((DocumentKind.REPORT, "Отчёт о ярмарке"), (DocumentKind.PLAN, "План")):
        document = ApprovedDocumentFactory(title=title, kind=kind)
        serve_items(document, [item.id])
    db.session.commit()
    named = {one["kind"]: [r["title"] for r in one["records"]] for one in told(item)["evidence"]}
    assert named == {"document": ["План"], "report": ["Отчёт о ярмарке"]}


def test_nobody_who_studies_is_named(item: Item) -> None:
    student = StudentFactory(last_name="Иваненко", first_name="Анна")
    ContractFactory(
        student=student,
        plan_items=[item],
        state=ContractState.SIGNED,
        signed_on=date(2024, 3, 1),
    )
    db.session.commit()
    report = report_of(item)
    assert told(item)["evidence"][0]["kind"] == "contract"
    assert told(item)["evidence"][0]["records"] == []
    written = json.dumps(report_json(report), ensure_ascii=False)
    paper = json.dumps(
        snapshot_of_report(report, number="1", prepared_by="", made_on=MARCH), ensure_ascii=False
    )
    for text in (written, paper):
        assert "Иваненко" not in text
        assert student.group.name not in text


def test_many_days_are_told_by_the_first_and_the_last(app: Flask) -> None:
    days = [date(2024, 3, day) for day in range(1, MOST_DAYS + 2)]
    assert days_words(days[:2]) == "01.03.2024, 02.03.2024"
    assert days_words(days) == "с\u00a001.03.2024 по\u00a007.03.2024"


def test_the_word_file_has_the_official_columns_and_repeats_them(item: Item) -> None:
    document = Document(io.BytesIO(render_report(report_of(item), "docx")))
    section = document.sections[0]
    assert section.page_width > section.page_height
    table = document.tables[0]
    heading = [cell.text.replace("\xa0", " ") for cell in table.rows[0].cells]
    assert heading == HEADINGS
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert table.rows[1].cells[0].text == "1. Документы кластера"
    fair = [cell.text for cell in table.rows[4].cells]
    assert fair[:5] == [
        "7.3",
        "Организация ярмарки вакансий",
        "Участники Кластера, опорные работодатели",
        "Март 2024 г.",
        "Проведение ярмарки",
    ]
    link = f'HYPERLINK "http://127.0.0.1:5000/plan/items/{item.id}"'.replace('"', "&quot;")
    assert link in table.rows[4]._tr.xml or link.replace("&quot;", '"') in table.rows[4]._tr.xml
    whole = "\n".join(one.text for one in document.paragraphs)
    assert "{" not in whole
    assert "отмечено вручную: 1" in whole
    assert "Проект" in whole


def test_the_pdf_says_the_same_and_is_numbered(item: Item) -> None:
    issued = snapshot_of_report(
        report_of(item), number="4", prepared_by="Иванова Анна Петровна", made_on=MARCH
    )
    reader = PdfReader(io.BytesIO(render_snapshot(issued, "pdf")))
    box = reader.pages[0].mediabox
    assert box.width > box.height
    text = " ".join(" ".join(one.extract_text() for one in reader.pages).split())
    for part in ("№ 4", "31 марта 2024", "7.3", "Март 2024 г.", "А. П. Иванова", "стр. 1 из 1"):
        assert part in text.replace("\xa0", " ")


def test_the_sheet_has_a_row_for_each_item(item: Item, evidence: Evidence) -> None:
    evidence.given[item.id] = meetings(date(2024, 3, 5))
    sheet = load_workbook(io.BytesIO(report_sheet(report_of(item)))).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    head = next(number for number, row in enumerate(rows) if "№ п/п" in row)
    assert rows[head][1:6] == HEADINGS[:5]
    assert len(rows) == head + 3
    assert rows[head + 2][1] == "7.3"
    assert rows[head + 2][7] == 1


def test_an_item_that_left_the_plan_is_not_reported(item: Item) -> None:
    item.withdrawn = True
    db.session.commit()
    assert [one.item.number for one in report_of(item).items] == ["1.1"]


@pytest.mark.parametrize("file_format", ["docx", "pdf", "xlsx", "json"])
def test_the_command_writes_each_format(app: Flask, item: Item, tmp_path, file_format: str) -> None:
    file = tmp_path / f"report.{file_format}"
    arguments = ["plan", "report", "--year", "2023-2024", "--format", file_format]
    result = app.test_cli_runner().invoke(
        args=[*arguments, "--as-of", "2024-02-26", "-o", str(file)]
    )
    assert (result.exit_code, result.stdout) == (0, "")
    start = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK", "json": b"{"}[file_format]
    assert file.read_bytes().startswith(start)


def test_the_command_refuses_a_year_without_a_plan_and_a_file_that_cannot_be(
    app: Flask, item: Item, tmp_path
) -> None:
    def run(*arguments: str) -> int:
        given = ["plan", "report", "--format", "json", *arguments]
        return app.test_cli_runner().invoke(args=given).exit_code

    file = str(tmp_path / "report.json")
    assert run("--year", "2024-2025", "-o", file) == 1
    assert run("--year", "2023-2024", "-o", str(tmp_path / "none" / "report.json")) == 1
    assert run("--year", "2023", "-o", file) == 2
    assert run("--year", "2023-2024", "--as-of", "вчера", "-o", file) == 2
    assert not (tmp_path / "report.json").exists()


def test_a_plan_without_items_makes_a_report_too(app: Flask) -> None:
    plan: Plan = PlanFactory()
    db.session.commit()
    report = make_report(plan, as_of=FEBRUARY)
    assert report.items == []
    assert render_report(report, "pdf").startswith(b"%PDF")
    assert render_report(report, "docx").startswith(b"PK")
