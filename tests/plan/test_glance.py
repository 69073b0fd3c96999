"""The year at a glance: places in the year, the page, the sheet of A4."""

import io
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from app.base.query_count import counted_queries
from app.deadlines import Deadline, DeadlineKind, Every
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan.evidence import Ledger
from app.plan.rules import item_spans, item_status, place_of, school_holidays
from tests.factories import ItemFactory, SectionFactory
from tests.pages import text_of
from tests.plan.factories import each, one_range

YEAR = AcademicYear(2023)
TODAY = date(2024, 2, 26)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2023, 9, 1), 0),
        (date(2023, 10, 1), 1000),
        (date(2024, 2, 15), 5482),  # 14 of 29 days of February
        (date(2024, 8, 1), 11000),
        (date(2023, 8, 1), 0),
        (date(2024, 9, 1), 12000),
    ],
)
def test_a_day_has_its_place_in_the_year(day: date, place: int) -> None:
    assert place_of(day, YEAR) == place


def spans(*deadlines: Deadline) -> list[tuple[int, int, bool]]:
    standing = item_status(deadlines, Ledger(), TODAY, YEAR)
    found = item_spans(deadlines, standing, standing.status.tone, TODAY, YEAR)
    return [(one.first, one.stop, one.is_due) for one in found]


def test_an_item_stands_in_its_days() -> None:
    assert spans(one_range(date(2024, 3, 1), date(2024, 3, 31))) == [(6000, 7000, True)]
    assert [one[1] for one in spans(each(Every.QUARTER))] == [4000, 7000, 10000, 12000]
    assert spans(Deadline(DeadlineKind.BY_SCHEDULE)) == [(0, 12000, False)]


def test_what_is_outside_of_the_year_is_seen_at_its_edge() -> None:
    (before,) = spans(one_range(date(2023, 8, 1), date(2023, 8, 31)))
    (after,) = spans(one_range(date(2024, 10, 1), date(2024, 10, 31)))
    assert before == (0, 200, True)
    assert after == (11800, 12000, True)


def test_school_holidays_stand_in_the_order_of_the_year() -> None:
    found = school_holidays(YEAR)
    assert [one.first for one in found] == sorted(one.first for one in found)
    assert found[-1].stop == 12000


def made(**values: Any) -> Any:
    march = one_range(date(2024, 3, 1), date(2024, 3, 31)).to_json()
    item = ItemFactory(deadlines=[march], **values)
    db.session.commit()
    return item


def test_everybody_sees_each_item_in_its_months(client: FlaskClient) -> None:
    section = SectionFactory(number="7", title="Совершенствование")
    item = made(section=section, number="7.3", title="Ярмарка вакансий")
    answer = client.get("/plan/year/")
    page = text_of(answer)
    assert "7. Совершенствование" in page
    assert "7.3. Ярмарка вакансий" in page
    assert "Март: впереди" in page
    assert "впереди" in page
    assert f"/plan/items/{item.id}" in answer.text
    assert "ещё не загружен" in text_of(client.get("/plan/year/?year=2020-2021"))


def test_the_sheet_is_one_landscape_page_of_a4(client: FlaskClient) -> None:
    section = SectionFactory(number="7", title="Совершенствование")
    for number in range(1, 46):
        made(section=section, number=f"7.{number}", title=f"Длинное название {number} " * 9)
    answer = client.get("/plan/year/plan.pdf")
    assert answer.content_type == "application/pdf"
    reader = PdfReader(io.BytesIO(answer.data))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    text = reader.pages[0].extract_text()
    assert "7.45" in text
    assert "Август" in text
    assert client.get("/plan/year/plan.pdf?year=2020-2021").status_code == 404


def test_the_page_costs_the_same_for_many_items(client: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as counted:
            assert client.get("/plan/year/").status_code == 200
        return len(counted)

    section = SectionFactory()
    made(section=section)
    first = cost()
    for _one in range(20):
        made(section=section)
    assert cost() == first
