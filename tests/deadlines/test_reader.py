"""The shape of what is read: JSON, notes, the calendar passed in."""

from datetime import date

import pytest

from app.deadlines import read_deadlines
from app.deadlines.academic_year import AcademicYear
from tests.deadlines.brief import briefs

YEAR = AcademicYear(2023)


def test_a_phrase_can_hold_several_deadlines_of_different_kinds() -> None:
    phrase = "Декабрь 2024 г. Размещение новостей не позднее 1 рабочего дня после события"
    assert [deadline.to_json() for deadline in read_deadlines(phrase, YEAR)] == [
        {
            "kind": "range",
            "start": "2024-12-01",
            "end": "2024-12-31",
            "every": None,
            "min_per_period": None,
            "offset": None,
            "flags": ["after_academic_year"],
            "note": None,
        },
        {
            "kind": "relative",
            "start": None,
            "end": None,
            "every": None,
            "min_per_period": None,
            "offset": {"value": 1, "unit": "working_day", "after": "события"},
            "flags": [],
            "note": "Размещение новостей",
        },
    ]


def test_a_recurring_deadline_as_json() -> None:
    (read,) = read_deadlines("Не реже 1 раза в квартал", YEAR)
    assert read.to_json() == {
        "kind": "recurring",
        "start": "2023-09-01",
        "end": "2024-08-31",
        "every": "quarter",
        "min_per_period": 1,
        "offset": None,
        "flags": [],
        "note": None,
    }


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("Март 2024 г.", None),
        ("Срок: до 15 октября", None),
        ("октябрь, по согласованию", "по согласованию"),
        ("до 15 октября – подача заявок", "подача заявок"),
        ("для 8–9 классов в марте 2024 г.", "для 8–9 классов"),
        ("15 марта в 10.00", "в 10.00"),
        ("до 1 марта (приказ № 123 от 01.02.2023)", "приказ № 123 от 01.02.2023"),
        ("ежемесячно до 25 числа", "до 25 числа"),
        ("ежемесячно, кроме июля и августа", "кроме июля и августа"),
        ("еженедельно по пятницам", "по пятницам"),
        ("По мере необходимости", "По мере необходимости"),
        ("конкурс «Студенческая весна» – апрель 2024 г.", "конкурс «Студенческая весна»"),
        ("В соответствии с распоряжением ДПО", "В соответствии с распоряжением ДПО"),
        ("конец октября", "конец октября"),
        ("авгу\u00adст\u00a0 или\nсентябрь", "август или сентябрь"),
    ],
)
def test_words_beside_a_deadline_become_its_note(phrase: str, note: str | None) -> None:
    (read,) = read_deadlines(phrase, YEAR)
    assert read.note == note


@pytest.mark.parametrize("phrase", ["", "   ", "—", "-", "...", "\u00ad"])
def test_a_phrase_without_letters_has_no_deadlines(phrase: str) -> None:
    assert read_deadlines(phrase, YEAR) == ()


def test_moved_working_days_are_counted() -> None:
    phrase = "не позднее 1 рабочего дня после 1 марта 2024 г."
    (usual,) = read_deadlines(phrase, YEAR)
    (moved,) = read_deadlines(phrase, YEAR, {date(2024, 3, 4): False})
    assert (usual.end, moved.end) == (date(2024, 3, 4), date(2024, 3, 5))


@pytest.mark.parametrize(
    ("phrase", "year", "expected"),
    [
        ("Март 2024 г.", 2024, "2024-03-01..2024-03-31 <"),
        ("март", 2024, "2025-03-01..2025-03-31"),
        ("Март 2024 г.", 2022, "2024-03-01..2024-03-31 >"),
        ("29 февраля", 2024, "unparsed"),
        ("в течение 2023-2024 учебного года", 2022, "ongoing 2023-09-01..2024-08-31 >"),
        ("2023-2024", 2022, "unparsed"),
        ("II полугодие", 2024, "2025-01-01..2025-08-31"),
        ("ко Дню учителя", 2025, "0 day after Дню учителя ..2025-10-05"),
    ],
)
def test_a_bare_month_follows_the_year_and_a_written_year_does_not(
    phrase: str, year: int, expected: str
) -> None:
    assert briefs(phrase, AcademicYear(year)) == expected
