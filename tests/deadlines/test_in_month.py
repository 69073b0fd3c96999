"""Phrases under a month's row: what lacks its month gets it, what has one keeps its own."""

from datetime import date

import pytest

from app.deadlines import DeadlineKind, read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.deadlines.in_month import month_named, read_deadlines_in_month

YEAR = AcademicYear(2023)
SEPTEMBER, FEBRUARY = 9, 2


@pytest.mark.parametrize(
    ("phrase", "month", "days"),
    [
        ("до 15", SEPTEMBER, (None, date(2023, 9, 15))),
        ("До 15 числа", SEPTEMBER, (None, date(2023, 9, 15))),
        ("до 15-го", FEBRUARY, (None, date(2024, 2, 15))),
        ("15", FEBRUARY, (date(2024, 2, 15), date(2024, 2, 15))),
        ("5 – 9", FEBRUARY, (date(2024, 2, 5), date(2024, 2, 9))),
        ("с 5 по 9", FEBRUARY, (date(2024, 2, 5), date(2024, 2, 9))),
        ("в течение месяца", FEBRUARY, (date(2024, 2, 1), date(2024, 2, 29))),
        ("до конца месяца", FEBRUARY, (None, date(2024, 2, 29))),
        ("до 15 марта", FEBRUARY, (None, date(2024, 3, 15))),
        ("Апрель", FEBRUARY, (date(2024, 4, 1), date(2024, 4, 30))),
    ],
)
def test_a_phrase_gets_the_month_it_lacks(
    phrase: str, month: int, days: tuple[date | None, date]
) -> None:
    (deadline,) = read_deadlines_in_month(phrase, YEAR, month)
    assert deadline.kind is DeadlineKind.RANGE
    assert (deadline.start, deadline.end) == days


def test_several_days_of_the_month() -> None:
    found = read_deadlines_in_month("5, 12", YEAR, SEPTEMBER)
    assert [deadline.start for deadline in found] == [date(2023, 9, 5), date(2023, 9, 12)]


@pytest.mark.parametrize("phrase", ["2-я неделя", "вторая неделя", "2 неделя месяца"])
def test_a_week_is_read_as_the_week_of_its_month_is(phrase: str) -> None:
    known = read_deadlines("2-я неделя сентября", YEAR)
    found = read_deadlines_in_month(phrase, YEAR, SEPTEMBER)
    assert [(one.kind, one.start, one.end) for one in found] == [
        (one.kind, one.start, one.end) for one in known
    ]


@pytest.mark.parametrize("phrase", ["еженедельно", "постоянно", "каждый понедельник"])
def test_what_goes_on_does_so_in_the_month_alone(phrase: str) -> None:
    (deadline,) = read_deadlines_in_month(phrase, YEAR, FEBRUARY)
    assert (deadline.start, deadline.end) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize("phrase", ["3 раза", "протокол 5", "группа 12", "каб. 5", "31"])
def test_what_is_no_day_of_the_month_never_becomes_one(phrase: str) -> None:
    kinds = {one.kind for one in read_deadlines_in_month(phrase, YEAR, FEBRUARY)}
    assert kinds == {DeadlineKind.UNPARSED}


def test_without_a_month_nothing_is_different() -> None:
    for phrase in ("до 15", "2-я неделя", "Март 2024 г.", ""):
        assert read_deadlines_in_month(phrase, YEAR, None) == read_deadlines(phrase, YEAR)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Сентябрь", 9), ("СЕНТЯБРЬ 2023 г.", 9), ("Май.", 5), ("Месяц: январь", 1),
        ("Сентябрь – октябрь", None), ("Кадры", None), ("", None), ("2023", None),
    ],
)  # fmt: skip
def test_a_row_that_is_nothing_but_a_month(text: str, month: int | None) -> None:
    assert month_named(text) == month
