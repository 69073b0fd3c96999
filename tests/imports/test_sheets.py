"""The table of a real spreadsheet: found whatever stands around it, in any make of file."""

import io
import re
import zipfile
from datetime import date

import pytest
from flask import Flask

from app.imports.errors import Problem, UnreadableFile
from app.imports.sheets import files
from app.imports.sheets.files import find_table
from app.imports.sheets.model import Table
from tests.imports.books import csv_text, ods, xls, xlsx

KNOWN = ("Наименование", "ИНН", "Телефон", "ФИО", "Должность", "Дата рождения", "Группа", "Фамилия")
HEADINGS = ["№ п/п", "Наименование", "ИНН", "Телефон"]
ROWS = [HEADINGS, [1, "Школа № 3", "7707083893", "+7 856 200-00-01"], [2, "Лицей", None, None]]


def read(data: bytes, **named: object) -> Table:
    return find_table(data, known_headings=KNOWN, **named)  # type: ignore[arg-type]


def values(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    "data",
    [
        xlsx(("Лист1", ROWS)),
        xls("Лист1", ROWS),
        ods("Лист1", ROWS),
        csv_text(ROWS).encode(),
        b"\xef\xbb\xbf" + csv_text(ROWS).encode(),
        csv_text(ROWS, "\t").encode("cp1251"),
        csv_text(ROWS, ",").encode("utf-16"),
    ],
    ids=["xlsx", "xls", "ods", "utf-8", "utf-8 with a mark", "cp1251", "utf-16"],
)
def test_every_make_gives_the_same_table(app: Flask, data: bytes) -> None:
    table = read(data)
    assert table.heading_row == 1
    assert [column.heading for column in table.columns] == HEADINGS
    assert [column.letter for column in table.columns] == ["A", "B", "C", "D"]
    assert [tuple(row[:4]) + ("",) * (4 - len(row)) for row in values(table)] == [
        ("1", "Школа № 3", "7707083893", "+7 856 200-00-01"),
        ("2", "Лицей", "", ""),
    ]


def test_what_stands_above_and_below_the_table_is_none_of_it(app: Flask) -> None:
    rows = [
        ["Сведения об организациях кластера", None, None, None],
        ["на 01.09.2024", None, None, None],
        [None] * 4,
        HEADINGS,
        [1, 2, 3, 4],
        [1, "Школа № 3", "7707083893", None],
        HEADINGS,
        [2, "Итогова школа", "7707083893", None],
        [None, "Итого:", 2, None],
        [None] * 4,
        ["Директор", None, None, "И. И. Вымышленная"],
        ["Исполнитель: Петрова", None, None, None],
    ]
    table = read(xlsx(("Лист1", rows)))
    assert table.heading_row == 4
    assert [row.number for row in table.rows] == [6, 8]
    told = {one.row: one.code for one in table.left_out}
    assert told == {
        5: "numbering",
        7: "repeated_heading",
        9: "totals",
        10: "empty",
        11: "signature",
        12: "signature",
    }


def test_headings_in_two_rows_are_one_each(app: Flask) -> None:
    rows = [
        ["Наименование", "Руководитель", None, "Телефон"],
        [None, "ФИО", "Должность", None],
        ["Школа № 3", "Иванова А. П.", "директор", "2-00-01"],
    ]
    merged = [(0, 1, 0, 2, "Руководитель"), (0, 0, 1, 0, "Наименование"), (0, 3, 1, 3, "Телефон")]
    for data in (xlsx(("Лист1", rows), merged=merged), csv_text(rows).encode()):
        table = read(data)
        assert table.heading_row == 2
        assert [column.heading for column in table.columns] == [
            "Наименование",
            "Руководитель: ФИО",
            "Руководитель: Должность",
            "Телефон",
        ]
        assert len(table.rows) == 1


def test_a_cell_merged_over_rows_is_said_of_each(app: Flask) -> None:
    rows = [
        ["Группа", "Фамилия", "Телефон"],
        ["ДО-21", "Иванова", "1"],
        [None, "Петрова", "2"],
        ["НК-11", "Сидорова", "3"],
    ]
    table = read(xlsx(("Лист1", rows), merged=[(1, 0, 2, 0, "ДО-21")]))
    assert [cells[0] for cells in values(table)] == ["ДО-21", "ДО-21", "НК-11"]


def test_hidden_rows_go_in_and_are_named_hidden_sheets_do_not(app: Flask) -> None:
    data = xlsx(
        ("Лист1", ROWS),
        ("Старое", [HEADINGS, [1, "Не та", None, None]]),
        hidden=["Старое"],
        hidden_rows=[3],
        hidden_columns=[2],
    )
    table = read(data)
    assert (table.sheet, len(table.rows)) == ("Лист1", 2)
    told = {(one.code, one.where) for one in table.warnings}
    assert told == {
        ("hidden_sheet", "лист «Старое»"),
        ("hidden_row", "строка 3"),
        ("hidden_column", "столбец C"),
    }
    assert values(read(data, sheet="Старое"))[0][1] == "Не та"
    hidden = read(ods("Лист1", ROWS, hidden_rows=[2]))
    assert [one.where for one in hidden.warnings] == ["строка 2"]


def test_the_sheet_and_the_row_may_be_named(app: Flask) -> None:
    data = xlsx(("Первый", ROWS), ("Второй", [["что-то"], ["Имя", "Пол"], ["Анна", "ж"]]))
    assert read(data).sheet == "Первый"
    table = read(data, sheet="Второй", heading_row=2)
    assert [column.heading for column in table.columns] == ["Имя", "Пол"]
    assert values(table) == [("Анна", "ж")]
    for wrong in ({"sheet": "Третий"}, {"heading_row": 900}):
        with pytest.raises(UnreadableFile):
            read(data, **wrong)


def test_several_sheets_with_tables_are_told(app: Flask) -> None:
    table = read(xlsx(("Первый", ROWS), ("Второй", ROWS)))
    assert [one.code for one in table.warnings] == ["several_sheets"]


def test_a_second_table_below_is_left_out_and_told(app: Flask) -> None:
    rows = [*ROWS, [None], ["ФИО", "Должность", "Телефон"], ["Иванова", "методист", "1"]]
    table = read(xlsx(("Лист1", rows)))
    assert len(table.rows) == 2
    assert [one.code for one in table.warnings] == ["second_table"]


def test_dates_are_days_however_their_cells_show_them(app: Flask) -> None:
    rows = [["Фамилия", "Дата рождения"], ["Иванова", date(2006, 5, 17)], ["Петрова", 38854]]
    for data in (xlsx(("Лист1", rows)), xls("Лист1", rows), ods("Лист1", rows)):
        assert [cells[1] for cells in values(read(data))] == ["17.05.2006", "38854"]


def test_large_numbers_keep_their_digits(app: Flask) -> None:
    rows = [["Наименование", "ИНН"], ["Школа", 210000000000.0], ["Лицей", "2,1E+11"]]
    assert [cells[1] for cells in values(read(xlsx(("Лист1", rows))))] == [
        "210000000000",
        "2,1E+11",
    ]


def _without_values(data: bytes) -> bytes:
    """Return a workbook as libraries write it: formulas without their results."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part))
    return written.getvalue()


def test_a_formula_without_its_value_and_an_error_are_named_by_cell(app: Flask) -> None:
    rows = [["Наименование", "Телефон"], ["=A1", "1"], ["Школа", "=1/0"]]
    table = read(_without_values(xlsx(("Лист1", rows))))
    assert table.rows[0].faults == {0: "formula_without_value"}
    assert table.rows[1].faults == {1: "formula_without_value"}
    with_error = xlsx(("Лист1", [["Наименование", "Телефон"], ["Школа", "#N/A"]]))
    assert read(with_error).rows[0].faults == {}
    last = read(ods("Лист1", [["Наименование", "Телефон"], ["Школа"]], empty_formula=True))
    assert last.rows[0].faults == {1: "formula_without_value"}


def test_repeated_rows_of_a_small_file_do_not_fill_the_memory(app: Flask) -> None:
    bomb = ods("Лист1", ROWS, repeated=1_000_000)
    with pytest.raises(UnreadableFile) as refused:
        read(bomb)
    assert refused.value.problem is Problem.TOO_MANY_ROWS


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"%PDF-1.7"])
def test_other_files_are_refused(app: Flask, data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read(data)


def test_a_large_file_gives_the_same_apart(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    data = xlsx(("Лист1", ROWS), ("Старое", ROWS), hidden=["Старое"], hidden_rows=[3])
    here = read(data)
    monkeypatch.setattr(files, "LARGE", 0)
    assert read(data) == here
