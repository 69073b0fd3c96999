"""Counts and dates of one phrase: how many records, and by when, never the two added up."""

import pytest

from app.deadlines import Deadline, Window, read_deadlines
from tests.deadlines.brief import YEAR, briefs

OCTOBER, APRIL = "2023-10-01..2023-10-31", "2024-04-01..2024-04-30"

PHRASES = [
    ("2 раза в год (октябрь, апрель)", f"every year >=2 [{OCTOBER} x1, {APRIL} x1]"),
    ("2 раза в год: октябрь, апрель", f"every year >=2 [{OCTOBER} x1, {APRIL} x1]"),
    ("октябрь, апрель (2 раза в год)", f"every year >=2 [{OCTOBER} x1, {APRIL} x1]"),
    ("4 раза в год (октябрь, апрель)", f"every year >=4 [{OCTOBER} x2, {APRIL} x2]"),
    (
        "2 раза в год: 1 этап – октябрь, 2 этап – апрель",
        f"every year >=2 [{OCTOBER} x1, {APRIL} x1]",
    ),
    ("ежегодно в октябре и апреле", f"every year [{OCTOBER} x1, {APRIL} x1]"),
    (
        "3 раза в год (октябрь, январь, май)",
        f"every year >=3 [{OCTOBER} x1, 2024-01-01..2024-01-31 x1, 2024-05-01..2024-05-31 x1]",
    ),
    (
        "1 раз в семестр (декабрь, июнь)",
        "every semester >=1 [2023-12-01..2023-12-31 x1, 2024-06-01..2024-06-30 x1]",
    ),
    (
        "2 раза в год: до 20 декабря и до 20 мая",
        "every year >=2 [..2023-12-20 x1, ..2024-05-20 x1]",
    ),
    (
        "2 раза в год, 15 ноября и 15 апреля",
        "every year >=2 [2023-11-15..2023-11-15 x1, 2024-04-15..2024-04-15 x1]",
    ),
    (
        "ежеквартально (сентябрь, декабрь, март, июнь)",
        "every quarter [2023-09-01..2023-09-30 x1, 2023-12-01..2023-12-31 x1, "
        "2024-03-01..2024-03-31 x1, 2024-06-01..2024-06-30 x1]",
    ),
    (
        "2 раза в год (октябрь 2024, апрель 2025)",
        "every year >=2 2023-09-01..2025-04-30 "
        "[2024-10-01..2024-10-31 x1, 2025-04-01..2025-04-30 x1] >",
    ),
    # What does not add up is told, and never asks for more than was said.
    ("3 раза в год (октябрь, апрель)", "every year >=3 ~count"),
    (
        "не реже 1 раза в год (октябрь, апрель)",
        f"every year >=1 [{OCTOBER} x1, {APRIL} x1] ~count",
    ),
    ("ежеквартально (октябрь, апрель)", f"every quarter [{OCTOBER} x1, {APRIL} x1] ~count"),
    # A short rhythm goes on within what is named.
    ("еженедельно (октябрь, апрель)", f"every week {OCTOBER}; every week {APRIL}"),
    ("1 раз в месяц: октябрь, апрель", f"every month >=1 {OCTOBER}; every month >=1 {APRIL}"),
    # A single stretch is where the rhythm runs; the date of a report is its own.
    ("2 раза в год (октябрь – апрель)", "every year >=2 2023-10-01..2024-04-30"),
    ("2 раза в год. Отчёт – до 1 июня", "every year >=2; ..2024-06-01"),
]


@pytest.mark.parametrize(("phrase", "expected"), PHRASES)
def test_counts_and_dates_are_one(phrase: str, expected: str) -> None:
    assert briefs(phrase) == expected


def test_the_months_of_a_count_stay_as_a_note() -> None:
    (read,) = read_deadlines("2 раза в год (ноябрь, апрель)", YEAR)
    assert read.note == "ноябрь, апрель"


def test_windows_are_kept_as_plain_values() -> None:
    (read,) = read_deadlines("дважды в год (до 1 декабря, до 1 июня)", YEAR)
    plain = read.to_json()
    assert plain["windows"] == [
        {"start": None, "end": "2023-12-01", "needed": 1},
        {"start": None, "end": "2024-06-01", "needed": 1},
    ]
    assert Deadline.from_json(plain) == read
    assert all(isinstance(window, Window) for window in read.windows)


def test_what_was_stored_without_windows_is_still_read() -> None:
    (read,) = read_deadlines("2 раза в год", YEAR)
    assert "windows" not in read.to_json()
    assert Deadline.from_json(read.to_json()) == read
