"""A list whose search finds nothing shows what the words may have meant, and says so."""

import io
from typing import Any

from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.base.query_count import counted_queries
from tests.factories import StudentFactory, StudyGroupFactory

LIST = "/students/"
TOLD = "По запросу «Зеленагорская» ничего нет. Показано по слову «Зеленогорская»"


def test_a_slip_is_forgiven_and_told(as_staff: FlaskClient) -> None:
    StudentFactory(last_name="Зеленогорская")
    StudentFactory(last_name="Белова")
    page = as_staff.page(f"{LIST}?q=Зеленагорская")
    assert TOLD in page
    assert "Белова" not in page
    assert 'href="/students/?q=%D0%97%D0%B5%D0%BB%D0%B5%D0%BD%D0%BE%D0%B3' in (
        as_staff.get(f"{LIST}?q=Зеленагорская&page=1").text
    )


def test_what_is_found_is_not_corrected(as_staff: FlaskClient) -> None:
    StudentFactory(last_name="Зеленогорская")
    StudentFactory(last_name="Зеленагорская")
    page = as_staff.page(f"{LIST}?q=Зеленагорская")
    assert "ничего нет" not in page
    assert "Зеленогорская" not in page


def test_other_filters_hold_for_a_correction_too(as_staff: FlaskClient) -> None:
    here, there = StudyGroupFactory(), StudyGroupFactory()
    StudentFactory(last_name="Зеленогорская", group=there)
    assert TOLD in as_staff.page(f"{LIST}?q=Зеленагорская&group={there.id}")
    page = as_staff.page(f"{LIST}?q=Зеленагорская&group={here.id}")
    assert "Ничего не нашлось" in page
    assert "Зеленогорская" not in page


def test_the_file_holds_what_the_page_shows_and_says_so(as_staff: FlaskClient) -> None:
    StudentFactory(last_name="Зеленогорская")
    answer = as_staff.get(f"{LIST}?q=Зеленагорская&as=xlsx")
    rows: Any = load_workbook(io.BytesIO(answer.data)).active
    cells = [str(cell) for row in rows.iter_rows(values_only=True) for cell in row if cell]
    assert any("Показано по словам: Зеленогорская" in cell for cell in cells)
    assert any(cell.startswith("Зеленогорская") for cell in cells)


def test_a_search_that_finds_costs_no_look_more(as_staff: FlaskClient) -> None:
    StudentFactory(last_name="Белова")

    def cost(query: str) -> int:
        with counted_queries() as statements:
            as_staff.get(LIST + query)
        return len(statements)

    cost("")
    assert cost("?q=Белова") == cost("")
