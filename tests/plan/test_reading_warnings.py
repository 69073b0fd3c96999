"""The defects of a document, each told with its place."""

import pytest

from app.deadlines.academic_year import AcademicYear
from app.imports.tables import Row
from app.plan.reading import PlanDocument, read_plan, read_plan_file
from tests.plan.plan_files import PLAN

HEADER = ("№ п/п", "Название мероприятия", "Исполнители", "Срок выполнения", "Ожидаемый результат")
YEAR = AcademicYear(2023)
FINE = ("1.1.", "Заседание совета", "Директор", "Март 2024 г.", "Протокол")


def document(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> PlanDocument:
    heading = ("1. Организация работы", *[""] * (len(header) - 1))
    return read_plan([Row(cells, at) for at, cells in enumerate((header, heading, *rows), 1)], YEAR)


def warnings(plan: PlanDocument) -> list[tuple[str, str]]:
    return [(warning.code.value, warning.where) for warning in plan.warnings]


def test_the_real_plan_has_exactly_these_defects() -> None:
    found = warnings(read_plan_file(PLAN))
    early = "1.1 1.2 1.3 1.4 1.5 3.1 3.4 3.8 5.1 5.2 6.3 7.3"
    assert found == [
        ("duplicate_number", "7.3"),
        ("number_style", "3.5"),
        ("duplicate_section_title", "2, 7"),
        ("row_joined", "3.4"),
        ("row_joined", "4.5"),
        ("row_joined", "6.2"),
        ("row_joined", "7.3 (2)"),
        *[("deadline_outside_year", number) for number in early.split()],
        ("executors_not_separated", "7.3"),
        ("truncated_result", "6.3"),
        ("spelling", "раздел 3"),
        ("spelling", "3.3"),
        ("spelling", "4.3"),
        ("spelling", "6.5"),
        ("unbalanced_quotes", "8.3"),
        ("trailing_dot", "7.1"),
        ("inconsistent_spelling", "8.1"),
        ("inconsistent_spelling", "раздел 5"),
    ]


def test_messages_are_whole_russian_sentences() -> None:
    for warning in read_plan_file(PLAN).warnings:
        assert warning.message.endswith(".")
        assert "{" not in warning.message
        assert '"' not in warning.message
        assert warning.message.count("«") == warning.message.count("»")


def test_a_clean_plan_has_no_warnings() -> None:
    assert warnings(document(FINE, ("1.2.", *FINE[1:3], "Май 2024 г.", "Отчёт"))) == [
        ("duplicate_item", "1.2")
    ]
    assert warnings(document(FINE)) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("1.3.", "Совещание", "Директор", "Март 2024 г.", "Протокол"), ("number_gap", "1.3")),
        (("1.2", "Собрание", "Директор", "Март 2024 г.", "Протокол"), ("number_style", "1.2")),
        (("1.2.", "Совещание", "Директор", "конец марта", "Отчёт"), ("unparsed_deadline", "1.2")),
        (("1.2.", "Совещание", "Директор", "", "Отчёт"), ("missing_deadline", "1.2")),
        (("1.2.", "Совещание", "Директор", "—", "Отчёт"), ("missing_deadline", "1.2")),
        (("1.2.", "Совещание", "", "Март 2024 г.", "Отчёт"), ("missing_executors", "1.2")),
        (("1.2.", "Совещание", "Директор", "Март 2024 г.", ""), ("missing_result", "1.2")),
        (("1.2.", "Совещание", "Директор", "Март 2025 г.", "О"), ("deadline_outside_year", "1.2")),
        (("1.2.", "Сбор", "Директор", "2-я неделя марта", "Отчёт"), ("deadline_assumed", "1.2")),
        (("1.2.", "Урок «Мира", "Директор", "Март 2024 г.", "Отчёт"), ("unbalanced_quotes", "1.2")),
        (("1.2.", "Совет", "Директор", "Март 2024 г.", "Отчёт и"), ("truncated_result", "1.2")),
        (("", "Совет", "Директор", "Март 2024 г.", "Отчёт"), ("number_missing", "1.2")),
        (("1.2.", "Итоги года года", "Директор", "Март 2024 г.", "Отчёт"), ("spelling", "1.2")),
        (("1.2.", "Сборы и т.д.", "Директор", "Март 2024 г.", "Отчёт"), None),
    ],
)
def test_each_defect_is_told(row: tuple[str, ...], expected: tuple[str, str] | None) -> None:
    assert warnings(document(FINE, row)) == ([expected] if expected else [])


def test_a_foreign_number_is_told() -> None:
    plan = document(FINE, ("2.2.", "Совещание", "Директор", "Март 2024 г.", "Протокол"))
    assert ("number_outside_section", "2.2") in warnings(plan)


def test_a_missing_column_is_told() -> None:
    plan = document(("1.1.", "Совет", "Март 2024 г."), header=("№", "Мероприятие", "Срок"))
    assert warnings(plan) == [("missing_column", "таблица"), ("missing_column", "таблица")]


def test_another_year_than_the_written_one_is_told() -> None:
    plan = read_plan_file(PLAN, AcademicYear(2024))
    assert plan.academic_year == AcademicYear(2024)
    assert ("year_mismatch", "заголовок") in warnings(plan)


def test_rows_of_no_item_are_told_with_their_place() -> None:
    rows = [Row(HEADER, 1), Row(("", "обрывок", "", "", ""), 2), Row(FINE, 3)]
    assert warnings(read_plan(rows, YEAR)) == [("row_skipped", "строка 2")]
