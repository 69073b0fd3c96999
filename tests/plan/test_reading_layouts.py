"""Plans laid out in other ways, and tables that are no plans."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines.academic_year import AcademicYear
from app.imports.tables import Row
from app.plan.reading import NotAPlan, PlanDocument, Protocol, read_plan
from tests.plan.plan_files import plan_rows

YEAR = AcademicYear(2023)


def rows(*lines: Sequence[str]) -> list[Row]:
    return [Row(tuple(line), number) for number, line in enumerate(lines, 1)]


def outline(plan: PlanDocument) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (section.number, [(item.number, item.title) for item in section.items])
        for section in plan.sections
    ]


def test_columns_are_found_by_name_in_any_order() -> None:
    plan = read_plan(
        rows(
            ("Сроки исполнения", "Ответственные за мероприятие", "Наименование мероприятий", "№"),
            ("", "", "Работа с кадрами", "1."),
            ("Май", "Методист", "Семинар", "1.1"),
        ),
        YEAR,
    )
    (item,) = plan.items
    assert outline(plan) == [("1", [("1.1", "Семинар")])]
    assert (item.executors, item.deadline_text) == (("Методист",), "Май")


@pytest.mark.parametrize(
    "header",
    [
        ("№ п/п", "Содержание работы", "Сроки", "Ответственный", "Результат"),
        ("Номер", "Мероприятия", "Дата проведения", "Исполнитель", "Планируемый результат"),
        (
            "п/п",
            "Содержание деятельности",
            "Срок\nвыполнения",
            "Ответствен\u00adные",
            "Итоговый документ",
        ),
        ("N", "НАИМЕНОВАНИЕ", "СРОКИ РЕАЛИЗАЦИИ", "ОТВЕТСТВЕННЫЕ ИСПОЛНИТЕЛИ", "ФОРМА ОТЧЁТНОСТИ"),
    ],
)
def test_headers_have_synonyms(header: tuple[str, ...]) -> None:
    plan = read_plan(rows(header, ("1.1.", "Совет", "Май", "Директор", "Протокол")), YEAR)
    (item,) = plan.items
    assert (item.number, item.title, item.deadline_text) == ("1.1", "Совет", "Май")
    assert (item.executors, item.expected_result) == (("Директор",), "Протокол")


HEADER = ("№", "Мероприятие", "Исполнители", "Срок", "Результат")


def test_headers_repeated_on_each_page_and_rows_of_figures_are_no_items() -> None:
    plan = read_plan(
        rows(
            HEADER,
            ("1", "2", "3", "4", "5"),
            ("1.1", "Совет", "Директор", "Май", "Протокол"),
            HEADER,
            ("1", "2", "3", "4", "5"),
            ("1.2", "Семинар", "Методист", "Июнь", "Отчёт"),
        ),
        YEAR,
    )
    assert outline(plan) == [("1", [("1.1", "Совет"), ("1.2", "Семинар")])]
    assert plan.warnings == ()


def test_numbers_may_stand_in_the_titles() -> None:
    plan = read_plan(
        rows(
            ("Мероприятие", "Срок"),
            ("1. Работа с кадрами", ""),
            ("1.1. Совет", "Май"),
            ("1.2. Семинар", "Июнь"),
        ),
        YEAR,
    )
    assert outline(plan) == [("1", [("1.1", "Совет"), ("1.2", "Семинар")])]


def test_rows_without_any_numbers_are_numbered_in_their_order() -> None:
    plan = read_plan(
        rows(
            HEADER,
            ("Работа с кадрами", "", "", "", ""),
            ("", "Совет", "Директор", "Май", "Протокол"),
            ("", "Семинар", "Методист", "Июнь", ""),
            ("", "для молодых педагогов", "", "", ""),
            ("Работа с базами", "", "", "", ""),
            ("", "Договоры", "", "Июль", ""),
        ),
        YEAR,
    )
    assert outline(plan) == [
        ("1", [("1.1", "Совет"), ("1.2", "Семинар для молодых педагогов")]),
        ("2", [("2.1", "Договоры")]),
    ]


def test_sections_may_be_roman_or_named() -> None:
    plan = read_plan(
        rows(
            HEADER,
            ("Раздел I. Кадры", "", "", "", ""),
            ("1.1", "Совет", "Директор", "Май", "Протокол"),
            ("II. Базы практики", "", "", "", ""),
            ("2.1", "Договоры", "Директор", "Май", "Договоры"),
        ),
        YEAR,
    )
    assert [(section.number, section.title) for section in plan.sections] == [
        ("1", "Кадры"),
        ("2", "Базы практики"),
    ]


def test_a_deadline_left_alone_on_the_next_page_is_no_heading() -> None:
    plan = read_plan(
        rows(
            HEADER,
            ("1.1", "Совет", "Директор", "1 марта,", "Протокол"),
            ("", "", "", "15 апреля", ""),
        ),
        YEAR,
    )
    (item,) = plan.items
    assert item.deadline_text == "1 марта, 15 апреля"
    assert [deadline.start for deadline in item.deadlines] == [date(2024, 3, 1), date(2024, 4, 15)]


def test_a_word_cut_by_the_page_is_made_whole() -> None:
    plan = read_plan(
        rows(
            HEADER,
            ("1.1", "Материально-", "Директор", "Май", "Пере\u00ad"),
            ("", "техническая база", "", "", "чень"),
        ),
        YEAR,
    )
    (item,) = plan.items
    assert item.title == "Материально-техническая база"
    assert item.expected_result == "Перечень"


def test_the_letterhead_may_stand_in_a_table_and_name_people_surname_first() -> None:
    plan = read_plan(
        rows(
            ("СОГЛАСОВАНО\nПротокол № 12/3 от «5» сентября 2024 года", "УТВЕРЖДАЮ\nДиректор\n"
             "ГБПОУ «Колледж»\n_______ Петрова-Водкина А. Б."),
            ("ПЛАН РАБОТЫ на 2024-2025 уч. год",),
            HEADER,
            ("1.1", "Совет", "Директор", "Май", "Протокол"),
        )
    )  # fmt: skip
    assert plan.academic_year == AcademicYear(2024)
    assert plan.protocol == Protocol("12/3", date(2024, 9, 5))
    assert plan.director == "Петрова-Водкина А. Б."
    assert plan.title == "ПЛАН РАБОТЫ"


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (rows(("ФИО", "Группа", "Дата рождения"), ("Иванова", "21", "01.01.2006")), "«ФИО»"),
        (rows(("просто текст",), ("ещё строка",)), "нет ни одной таблицы"),
        (rows(("Наименование организации", "ИНН", "Срок договора"), ("а", "1", "2")), "«ИНН»"),
        (rows(HEADER), "ни одного мероприятия"),
        (rows(HEADER, ("1. Раздел", "", "", "", "")), "ни одного мероприятия"),
        ([], "нет ни одной таблицы"),
    ],
)
def test_what_is_no_plan_is_refused_with_what_was_found(table: list[Row], found: str) -> None:
    with pytest.raises(NotAPlan, match=found):
        read_plan(table, YEAR)


def test_a_table_longer_than_any_plan_is_refused() -> None:
    item = ("1.1", "Совет", "Директор", "Май", "Протокол")
    with pytest.raises(NotAPlan, match="больше 5000 строк"):
        read_plan(rows(HEADER, *[item] * 5000), YEAR)


def test_a_plan_without_a_year_asks_for_it() -> None:
    table = rows(HEADER, ("1.1", "Совет", "Директор", "Май", "Протокол"))
    with pytest.raises(NotAPlan, match="учебный год"):
        read_plan(table)
    assert read_plan(table, YEAR).academic_year == YEAR


@given(st.data())
def test_breaking_rows_over_pages_changes_nothing(data: st.DataObject) -> None:
    """Any cell of any item may be cut between words by a page: the plan is the same."""
    whole = plan_rows()
    at = data.draw(st.sampled_from([at for at, row in enumerate(whole) if _is_item(row)]))
    row = whole[at]
    column = data.draw(st.sampled_from([1, 4]))
    words = row.cells[column].split(" ")
    cut = data.draw(st.integers(1, len(words)))
    head = [*row.cells]
    head[column] = " ".join(words[:cut])
    rest = [""] * len(row.cells)
    rest[column] = " ".join(words[cut:])
    broken = [
        *whole[:at],
        Row(tuple(head), 1),
        Row(("",), 1),
        Row(tuple(rest), 2),
        *whole[at + 1 :],
    ]
    assert read_plan(broken).items == read_plan(whole).items


def _is_item(row: Row) -> bool:
    return len(row.cells) == 5 and row.cells[0][:1].isdigit() and bool(row.cells[1])


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), max_size=8))
def test_any_table_is_read_or_refused(lines: list[list[str]]) -> None:
    table = [Row(tuple(line), number) for number, line in enumerate([HEADER, *lines], 1)]
    try:
        plan = read_plan(table, YEAR)
    except NotAPlan:
        return
    numbers = [(item.number, item.occurrence) for item in plan.items]
    assert len(set(numbers)) == len(numbers) > 0
