"""Lists as XLSX, read back by another library."""

import datetime as dt
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.base.sheets import MAX_CELL, SheetColumn, neutralized, write_table
from tests.documents.samples import members

NAME = (SheetColumn("Название"),)


def sheet_of(data: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def only_cell(value: object) -> object:
    return sheet_of(write_table("Список", NAME, [[value]]))["A2"].value


def test_a_list_reads_back_with_its_types() -> None:
    columns = [
        SheetColumn("База"),
        SheetColumn("Мест"),
        SheetColumn("Начало"),
        SheetColumn("Записано"),
    ]
    moment = dt.datetime.fromisoformat("2024-02-26T09:30")
    rows = [["Школа № 5", 12, dt.date(2024, 4, 1), moment], [None, 0.5, None, None]]
    sheet = sheet_of(write_table("Базы практики", columns, rows))
    assert [cell.value for cell in sheet[1]] == ["База", "Мест", "Начало", "Записано"]
    assert [cell.value for cell in sheet[2]][:2] == ["Школа № 5", 12]
    assert str(sheet["C2"].value) == "2024-04-01 00:00:00"
    assert (sheet["C2"].number_format, sheet["C2"].is_date) == ("dd.mm.yyyy", True)
    assert sheet["D2"].value == moment
    assert sheet["B3"].value == 0.5
    assert sheet.title == "Базы практики"


def test_the_header_stays_in_sight_and_filters() -> None:
    sheet = sheet_of(write_table("Список", [SheetColumn("А"), SheetColumn("Б")], [["x", "y"]]))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"


def test_columns_are_as_wide_as_their_text_within_reason() -> None:
    columns = [
        SheetColumn("Имя"),
        SheetColumn("О себе"),
        SheetColumn("Код", width=5),
        SheetColumn("№"),
    ]
    sheet = sheet_of(write_table("Список", columns, [["а" * 20, "б" * 500, "в" * 50, 1]]))
    widths = [round(sheet.column_dimensions[letter].width) for letter in "ABCD"]
    assert widths == [23, 61, 6, 9]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\n=1",
        "\r=1",
        " =1",
        "＝1",
        "+7 (856) 000-00-00|x",
    ],
)
def test_formulas_are_neutralized(text: str) -> None:
    value = only_cell(text)
    assert isinstance(value, str)
    assert value.startswith("'")


@pytest.mark.parametrize("text", ["Школа № 5", "+7 (856) 000-00-00", "7707083893", "a=b", "#НД"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert only_cell(text) == text


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters()))
@example("\x00\x1f\ud800")
@example("=cmd|' /C calc'!A0")
def test_no_text_becomes_a_formula_or_breaks_the_file(text: str) -> None:
    data = write_table("Список", NAME, [[text]])
    assert b"<f>" not in members(data)["xl/worksheets/sheet1.xml"]
    cell = sheet_of(data)["A2"]
    assert cell.data_type in "sn"  # n: the empty cell
    assert not str(cell.value or "").lstrip().startswith(("=", "+", "-", "@"))


@given(st.text(st.characters()))
def test_neutralizing_never_leaves_a_sign_in_front(text: str) -> None:
    assert neutralized(text)[:1] not in set("=+-@\t\n\r＝＋－＠")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "да"),
        (False, "нет"),
        (1027700132195000, "1027700132195000"),
        (dt.date(1887, 3, 1), "01.03.1887"),
        ("http://example.org", "http://example.org"),
        ("007", "007"),
    ],
)
def test_what_a_spreadsheet_would_distort_becomes_text(value: object, shown: str) -> None:
    assert only_cell(value) == shown


def test_too_long_text_is_cut_visibly() -> None:
    value = only_cell("я" * 40_000)
    assert isinstance(value, str)
    assert len(value) == MAX_CELL
    assert value.endswith("я…")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("План: 2023/2024 [черновик]", "План 2023 2024 черновик"),
        ("'", "Список"),
        ("History", "Список"),
        ("и" * 40, "и" * 31),
    ],
)
def test_any_title_names_a_sheet(title: str, name: str) -> None:
    assert sheet_of(write_table(title, NAME, [])).title == name


def test_headings_are_neutralized_too() -> None:
    assert sheet_of(write_table("Список", [SheetColumn("=1")], []))["A1"].value == "'=1"


def test_a_row_of_another_length_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="argument 2 is longer"):
        write_table("Список", NAME, [["x", "y"]])
