"""What people write below and beside the table of a plan is left out of its items, and named."""

import io
from collections.abc import Callable, Sequence
from datetime import date

import openpyxl
import pytest
from docx import Document

from app.deadlines.academic_year import AcademicYear
from app.imports.tables import Row
from app.plan.reading import PlanDocument, WarningCode, read_plan, read_plan_file
from tests.plan.plan_files import as_csv, as_docx, as_xlsx

YEAR = AcademicYear(2023)
HEADER = ("№", "Мероприятие", "Исполнители", "Срок", "Результат")
FAIR = ("2.1.", "Организация Ярмарки вакансий", "Методист", "до 10 марта 2024 г.", "Отчёт, справка")
CLOSINGS = [
    [("", "Директор", "", "", "Н.А. Землянская")],
    [("", "Директор колледжа", "Н.А. Землянская", "25.08.2023", "")],
    [("Директор", "", "", "", "Землянская Н.А.")],
    [("", "Исп. Петрова А.А. тел. 8 (856) 123-45-67", "", "", "")],
    [("", "исп. Петрова, тел. 12-34-56", "", "", "")],
    [("", "Итого мероприятий:", "", "3", "")],
    [("", "итого мероприятий", "", "3", "")],
    [("", "Всего", "", "", "35"), ("", "из них в марте", "", "4", "")],
    [("Итого по плану: 3 мероприятия", "", "", "", "")],
    [("", "Примечание: сроки могут быть изменены", "", "", "")],
    [("Примечания:", "", "", "", ""), ("1. Сроки могут быть изменены", "", "", "", "")],
    [("", "", "Петрова А.А.", "", "")],
    [("35", "", "", "", "")],
    [("", "кол-во мероприятий", "", "35", "")],
    [("", "(подпись)", "", "", "(ФИО)")],
    [("", "* Сроки могут быть изменены", "", "", "")],
    [("", "Сроки могут быть изменены по решению совета", "", "", "")],
    [("", "", "", "", "Н.А. Землянская")],
    [("", "Директор", "", "", "____________"), ("", "колледжа", "", "", "")],
    [("", "Секретарь совета", "", "", "М.И. Петрова")],
    [("Н.А. Землянская", "", "", "", "")],
    [("", "", "", "", ""), ("", "ФИО", "Отдел", "", ""), ("1", "Петрова", "8", "", "123456")],
]


def as_txt(rows: Sequence[Row]) -> bytes:
    return as_csv(rows, separator="\t", encoding="utf-8")


def as_semicolons(rows: Sequence[Row]) -> bytes:
    return as_csv(rows, separator=";", encoding="cp1251")


Write = Callable[[Sequence[Row]], bytes]
formats = pytest.mark.parametrize("write", [as_txt, as_semicolons, as_xlsx, as_docx])


def written(write: Write, *lines: Sequence[str]) -> PlanDocument:
    rows = [Row(tuple(line), number) for number, line in enumerate(lines, 1)]
    return read_plan_file(io.BytesIO(write(rows)), YEAR)


def left_out(plan: PlanDocument) -> list[str]:
    codes = (WarningCode.ROW_SKIPPED, WarningCode.PART_SKIPPED)
    return [warning.message for warning in plan.warnings if warning.code in codes]


@formats
@pytest.mark.parametrize("closing", CLOSINGS)
def test_rows_below_the_last_item_are_left_out_and_named(
    write: Write, closing: list[tuple[str, ...]]
) -> None:
    section = ("2. Ярмарка", "", "", "", "")
    plan = written(write, HEADER, section, FAIR, *closing)
    assert plan.sections == written(write, HEADER, section, FAIR).sections
    assert [
        warning.code for warning in plan.warnings if warning.code is WarningCode.ROW_JOINED
    ] == []
    filled = [row for row in closing if any(row)]
    assert len(left_out(plan)) == len(filled)
    for row, message in zip(filled, left_out(plan), strict=True):
        assert next(cell for cell in row if cell)[:30] in message


@formats
def test_totals_between_sections_belong_to_no_item(write: Write) -> None:
    plan = written(
        write,
        HEADER,
        ("1. Кадры", "", "", "", ""),
        ("1.1.", "Совет", "Директор", "Май", "Протокол"),
        ("", "Итого по разделу:", "", "1", ""),
        ("2. Ярмарка", "", "", "", ""),
        FAIR,
    )
    assert [(item.title, item.deadline_text) for item in plan.items] == [
        ("Совет", "Май"),
        ("Организация Ярмарки вакансий", "до 10 марта 2024 г."),
    ]
    assert len(left_out(plan)) == 1


@formats
def test_the_rest_of_the_last_item_is_still_joined(write: Write) -> None:
    plan = written(
        write,
        HEADER,
        FAIR,
        ("", "для студентов выпускных групп", "", "", "Список участников"),
        ("", "", "Совет", "", ""),
    )
    (item,) = plan.items
    assert item.title == "Организация Ярмарки вакансий для студентов выпускных групп"
    assert item.expected_result == "Отчёт, справка Список участников"
    assert left_out(plan) == []


def test_plans_without_numbers_are_closed_too() -> None:
    rows = [
        Row(cells, number)
        for number, cells in enumerate(
            [
                ("Мероприятие", "Срок", "Ответственный"),
                ("Совет", "Май", "Методист"),
                ("Итого мероприятий:", "1", ""),
                ("Директор", "25.08.2023", "Землянская Н.А."),
            ],
            1,
        )
    ]
    plan = read_plan(rows, YEAR)
    assert [item.title for item in plan.items] == ["Совет"]
    assert len(left_out(plan)) == 2


def saved(file: object) -> io.BytesIO:
    stream = io.BytesIO()
    file.save(stream)  # type: ignore[attr-defined]
    stream.seek(0)
    return stream


def workbook(**sheets: list[tuple[object, ...]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append([value or None for value in line])
    return book


PEOPLE = [("№", "ФИО", "Телефон"), ("1", "Петрова А.А.", "8 949 123-45-67"), ("2", "Мороз", "12")]


@pytest.mark.parametrize("first", ["План", "Контакты"])
def test_a_sheet_of_something_else_is_left_out_and_named(first: str) -> None:
    sheets = {"План": [HEADER, FAIR], "Контакты": PEOPLE}
    ordered = {name: sheets[name] for name in sorted(sheets, key=lambda name: name != first)}
    plan = read_plan_file(saved(workbook(**ordered)), YEAR)
    (item,) = plan.items
    assert (item.title, item.expected_result) == (FAIR[1], FAIR[4])
    (message,) = left_out(plan)
    assert "ФИО" in message
    assert "Телефон" in message


def test_the_sheet_with_the_fullest_heading_is_the_plan() -> None:
    book = workbook(Поездки=[("Мероприятие", "Дата"), ("Экскурсия", "Май")], План=[HEADER, FAIR])
    plan = read_plan_file(saved(book), YEAR)
    assert FAIR[1] in [item.title for item in plan.items]
    assert not {warning.code for warning in plan.warnings} & {WarningCode.MISSING_COLUMN}


def test_a_sheet_for_each_section_is_one_plan() -> None:
    other = ("Срок", "Мероприятие", "№", "Исполнители", "Результат")
    book = workbook(
        Первый=[("1. Кадры",), HEADER, ("1.1.", "Совет", "Директор", "Май", "Протокол")],
        Второй=[("2. Ярмарка",), other, ("Июнь", "Отбор", "2.1.", "Методист", "Список")],
    )
    plan = read_plan_file(saved(book), YEAR)
    assert [(item.number, item.title, item.deadline_text) for item in plan.items] == [
        ("1.1", "Совет", "Май"),
        ("2.1", "Отбор", "Июнь"),
    ]


def test_tables_and_lines_around_a_documents_plan_are_left_out() -> None:
    document = Document()
    rows = [HEADER, ("1.1.", "Совет", "Директор", "Май", "Протокол")], [FAIR], PEOPLE
    for lines in rows:
        table = document.add_table(rows=0, cols=len(lines[0]))
        for line in lines:
            for cell, text in zip(table.add_row().cells, line, strict=True):
                cell.text = text
        document.add_paragraph("Директор ________ Н.А. Землянская" if lines is PEOPLE else "")
    plan = read_plan_file(saved(document), YEAR)
    assert [item.number for item in plan.items] == ["1.1", "2.1"]
    assert plan.items[1].expected_result == FAIR[4]
    assert [("ФИО" in text, "Землянская" in text) for text in left_out(plan)] == [
        (True, False),
        (False, True),
    ]


MERGED = [
    HEADER,
    ("1.1.", "Совет", "Методист", "Май", "Протокол"),
    ("1.2.", "Семинар", "", "Июнь", "Отчёт"),
]


def merged_workbook() -> io.BytesIO:
    book = workbook(План=MERGED)
    book.worksheets[0].merge_cells("C2:C3")
    return saved(book)


def merged_document() -> io.BytesIO:
    document = Document()
    table = document.add_table(rows=0, cols=5)
    for line in MERGED:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Методист"
    return saved(document)


@pytest.mark.parametrize("make", [merged_workbook, merged_document])
def test_a_cell_merged_over_two_items_belongs_to_both(make: Callable[[], io.BytesIO]) -> None:
    plan = read_plan_file(make(), YEAR)
    assert [item.executors for item in plan.items] == [("Методист",), ("Методист",)]
    assert [item.deadline_text for item in plan.items] == ["Май", "Июнь"]
    assert WarningCode.MISSING_EXECUTORS not in {warning.code for warning in plan.warnings}


@pytest.mark.parametrize("form", ["mmmm yyyy", "mmm yy", "mmm-yy", r"[$-419]mmmm\ yyyy;@"])
def test_a_date_shown_as_a_month_is_the_whole_month(form: str) -> None:
    book = workbook(План=[HEADER, (*FAIR[:3], date(2024, 3, 1), FAIR[4])])
    book.worksheets[0]["D2"].number_format = form
    (deadline,) = read_plan_file(saved(book), YEAR).items[0].deadlines
    assert (deadline.start, deadline.end) == (date(2024, 3, 1), date(2024, 3, 31))


def test_a_date_shown_as_a_day_is_that_day() -> None:
    book = workbook(План=[HEADER, (*FAIR[:3], date(2024, 3, 1), FAIR[4])])
    (deadline,) = read_plan_file(saved(book), YEAR).items[0].deadlines
    assert (deadline.start, deadline.end) == (date(2024, 3, 1), date(2024, 3, 1))


def test_a_torn_sentence_may_go_on_with_a_word_of_closings() -> None:
    torn = ("1.1.", "Участие в государственной", "Совет", "Май", "Отчёт")
    rest = ("", "итоговой аттестации", "", "", "")
    rows = [Row(cells, number) for number, cells in enumerate([HEADER, torn, rest, FAIR], 1)]
    assert read_plan(rows, YEAR).items[0].title == "Участие в государственной итоговой аттестации"
