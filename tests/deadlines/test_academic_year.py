"""The academic year as a value."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines.academic_year import AcademicYear

DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2023-2024",
        "2023–2024",
        " 2023 — 2024 ",
        "2023/2024",
        "2023/24",
        "2023-24",
        "2023\u22122024",
    ],
)
def test_parses_the_ways_people_write_it(text: str) -> None:
    assert AcademicYear.parse(text) == AcademicYear(2023)


@pytest.mark.parametrize(
    "text",
    ["", "2023", "2023-2025", "2024-2023", "2023-2024 учебный год", "1023-1024", "2023-20244", "x"],
)
def test_refuses_anything_else(text: str) -> None:
    with pytest.raises(ValueError, match="not an academic year"):
        AcademicYear.parse(text)


@pytest.mark.parametrize("first_year", [0, 1899, 2200, -5])
def test_refuses_years_no_plan_can_have(first_year: int) -> None:
    with pytest.raises(ValueError, match="no academic year"):
        AcademicYear(first_year)


def test_runs_from_september_to_august() -> None:
    year = AcademicYear(2023)
    assert (year.start, year.end) == (date(2023, 9, 1), date(2024, 8, 31))
    assert str(year) == "2023-2024"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ПЛАН РАБОТЫ на 2023 – 2024 учебный год", AcademicYear(2023)),
        ("телефон 2023-2099, план на 2024/25", AcademicYear(2024)),
        ("на 2024 год", None),
    ],
)
def test_finds_the_year_in_a_text(text: str, expected: AcademicYear | None) -> None:
    assert AcademicYear.search(text) == expected


@given(DAYS)
def test_every_day_is_in_exactly_the_year_that_contains_it(day: date) -> None:
    year = AcademicYear.containing(day)
    assert day in year
    assert year.start - timedelta(days=1) not in year
    assert year.end + timedelta(days=1) not in year


@given(st.integers(1900, 2198))
def test_reads_what_it_writes_and_leaves_no_gap(first_year: int) -> None:
    year = AcademicYear(first_year)
    assert AcademicYear.parse(str(year)) == year
    assert year.end + timedelta(days=1) == AcademicYear(first_year + 1).start
    assert year < AcademicYear(first_year + 1)
